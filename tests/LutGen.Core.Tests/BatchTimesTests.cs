using LutGen.Cost;
using LutGen.Encoders;
using LutGen.Networks;

namespace LutGen.Core.Tests;

public sealed class BatchTimesTests
{
    public static TheoryData<int> Words => [8, 4, 2];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_table_of_more_bytes_never_takes_less_time(int words)
    {
        double before = 0;
        for (int bits = 1; bits <= NetworkLimits.AddressBits; bits++)
        {
            double time = LookupTimes.Of(words).OfNeuron(new LookupShape(bits, OutputBits: 8), inputs: 3, words);
            Assert.True(time >= before, $"{bits} bits");
            before = time;
        }
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void More_inputs_operations_and_planes_take_more_time(int words)
    {
        var shape = new LookupShape(9, 2);
        Assert.True(LookupTimes.Of(words).OfNeuron(shape, 9, words) > LookupTimes.Of(words).OfNeuron(shape, 3, words));
        Assert.True(BatchTimes.OfPlanes(2, words) > BatchTimes.OfPlanes(1, words));
        Assert.True(BatchTimes.OfTable(2, words) > BatchTimes.OfTable(1, words));
    }

    [Fact]
    public void Code_takes_more_time_the_more_operations_and_other_data_there_are_and_less_than_a_table()
    {
        double before = 0;
        foreach (int operations in new[] { 1, 100, 8_000, 8_001, 30_000, 1_000_000 })
        {
            double time = BatchTimes.OfCode(operations);
            Assert.True(time > before);
            Assert.True(time < BatchTimes.OfTable(operations, BatchTimes.TypicalWords));
            Assert.True(BatchTimes.OfCode(operations, 1 << 20) >= time);
            before = time;
        }
    }

    [Theory]
    [InlineData(12, 1, 3)]
    [InlineData(12, 2, 2)]
    [InlineData(12, 4, 1)]
    [InlineData(12, 5, 0)]
    [InlineData(8, 2, 0)]
    public void Entries_share_bytes_where_tables_are_wide(int addressBits, int outputBits, int selectorBits)
    {
        var shape = new LookupShape(addressBits, outputBits);
        Assert.Equal(selectorBits, shape.SelectorBitsFor(8));
        Assert.Equal(addressBits - selectorBits, shape.ByteBitsFor(8));
    }

    [Fact]
    public void Only_concatenated_addresses_and_codes_of_a_byte_suit_lookups()
    {
        Assert.True(LookupShape.Suits(LayerOf(8, Addressing.Concatenation)));
        Assert.False(LookupShape.Suits(LayerOf(9, Addressing.Concatenation)));
        Assert.False(LookupShape.Suits(LayerOf(1, Addressing.Sum)));
    }

    private static LutLayer LayerOf(int outputBits, Addressing addressing)
    {
        var layer = new LutLayer.Builder(new NetworkBuilder("n", new RawBitsEncoder(1)).Scope, outputBits, addressing);
        layer.Add([0], TruthTable.FromFunction(1, outputBits, _ => 0));
        return layer.Build();
    }
}
