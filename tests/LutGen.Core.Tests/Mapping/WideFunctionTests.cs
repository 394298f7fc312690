using LutGen.Mapping;

namespace LutGen.Core.Tests.Mapping;

public sealed class WideFunctionTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Exchanged_variables_take_each_others_places_in_every_entry(int variables)
    {
        var random = new Random(variables);
        for (int low = 0; low < variables; low++)
        {
            for (int high = low + 1; high < variables; high++)
            {
                ulong[] table = [.. Enumerable.Range(0, WideFunction.WordsFor(variables)).Select(_ => (ulong)random.NextInt64() << 1)];
                ulong[] before = [.. table];
                WideFunction.Exchange(table, low, high);
                for (int k = 0; k < 1 << variables; k++)
                {
                    int exchanged = k & ~(1 << low) & ~(1 << high) | (((k >> low) & 1) << high) | (((k >> high) & 1) << low);
                    Assert.Equal(Entry(before, exchanged), Entry(table, k));
                }
            }
        }
    }

    [Fact]
    public void A_function_depends_on_the_variables_that_change_an_entry()
    {
        // Exclusive-or of variables 1 and 7.
        ulong[] table = [CutFunction.Variable(1), CutFunction.Variable(1), ~CutFunction.Variable(1), ~CutFunction.Variable(1)];
        Assert.Equal([1, 7], Enumerable.Range(0, 8).Where(variable => WideFunction.DependsOn(table, variable)));
    }

    [Fact]
    public void Variables_of_a_word_are_complemented_identified_and_moved_together()
    {
        ulong table = 0x9A3C_50F1_72E6_B84D;
        for (int k = 0; k < 64; k++)
        {
            Assert.Equal(Entry([table], k ^ 4), Entry([CutFunction.Complement(table, 2)], k));
            Assert.Equal(Entry([table], (k & ~16) | ((k & 2) << 3)), Entry([CutFunction.Identify(table, 1, 4)], k));
        }

        ulong product = CutFunction.Variable(1) & CutFunction.Variable(5);
        Assert.Equal(CutFunction.Variable(0) & CutFunction.Variable(1), CutFunction.Compact(product, [1, 5]));
    }

    private static ulong Entry(ulong[] table, int k) => (table[k >> 6] >> (k & 63)) & 1;
}
