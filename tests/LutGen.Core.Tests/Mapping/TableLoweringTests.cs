using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Core.Tests.Mapping;

public sealed class TableLoweringTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(10)]
    public void The_cells_of_a_table_compute_its_entries(int addressBits)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            int outputBits = 1 + random.Next(4);
            TruthTable table = TruthTable.FromFunction(addressBits, outputBits, _ => random.Next(1 << outputBits));
            var builder = new CircuitBuilder(RandomGraphs.Inputs, 1 << 20, CancellationToken.None);
            int[] address = Enumerable.Range(0, addressBits).Select(CircuitBuilder.Input).ToArray();
            int[] literals = new TableLowering(builder).Lower(table, address);
            int first = 0;
            foreach (ulong[] inputs in RandomGraphs.AllInputs())
            {
                ulong[] planes = RandomGraphs.Evaluate(builder, literals, inputs);
                for (int sample = 0; sample < 64; sample++)
                {
                    int code = planes.Select((plane, bit) => (int)((plane >> sample) & 1) << bit).Sum();
                    Assert.Equal(table[(first + sample) & (table.Length - 1)], code);
                }

                first += 64;
            }
        }
    }

    [Fact]
    public void Output_bits_share_what_they_have_in_common()
    {
        // Two bits that are the same function, or one the other's complement, cost as much as one.
        var random = new Random(4);
        int[] entries = Enumerable.Range(0, 1 << 8).Select(_ => random.Next(2)).ToArray();
        int one = CellsOf(TruthTable.FromFunction(8, 1, k => entries[k]));
        Assert.Equal(one, CellsOf(TruthTable.FromFunction(8, 2, k => 3 * entries[k])));
        Assert.Equal(one, CellsOf(TruthTable.FromFunction(8, 2, k => 1 + entries[k])));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    public void A_table_that_picks_one_of_its_inputs_is_multiplexers_whatever_the_order_of_the_inputs(int addressBits)
    {
        // The two highest address bits select, or the two lowest: the order of decisions follows the table, not the address.
        int high = CellsOf(TruthTable.FromFunction(addressBits, 1, k => (k >> (k >> (addressBits - 2))) & 1));
        int low = CellsOf(TruthTable.FromFunction(addressBits, 1, k => (k >> (addressBits - 1 - (k & 3))) & 1));
        Assert.InRange(high, 1, 3);
        Assert.InRange(low, 1, 3);
    }

    private static int CellsOf(TruthTable table)
    {
        var builder = new CircuitBuilder(table.AddressBits, 1 << 20, CancellationToken.None);
        new TableLowering(builder).Lower(table, Enumerable.Range(0, table.AddressBits).Select(CircuitBuilder.Input).ToArray());
        return builder.Cells.Count;
    }
}
