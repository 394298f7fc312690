using LutGen.Networks;
using LutGen.Training.Compression;

namespace LutGen.Training.Tests.Compression;

public class TableFillingTests
{
    public static TheoryData<int, int> Sizes => new() { { 0, 1 }, { 1, 2 }, { 3, 1 }, { 6, 3 }, { 7, 1 }, { 9, 2 }, { 10, 4 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Entries_that_are_seen_often_enough_stay(int addressBits, int outputBits)
    {
        for (int rarity = 0; rarity < 3; rarity++)
        {
            (TruthTable table, int[] counts) = CompressionCase.Table(addressBits, outputBits, addressBits + rarity);
            int[] widths = [.. Enumerable.Repeat(1, addressBits)];
            foreach (TruthTable filled in new[]
            {
                CofactorFilling.Fill(table, counts, CompressionCase.Free(rarity)),
                InputRemoval.Fill(table, widths, Enumerable.Range(0, addressBits), counts, CompressionCase.Free(rarity)),
            })
            {
                Assert.All(Enumerable.Range(0, table.Length).Where(address => counts[address] > rarity), address => Assert.Equal(table[address], filled[address]));
            }
        }
    }

    [Fact]
    public void A_table_of_which_everything_is_seen_stays()
    {
        (TruthTable table, _) = CompressionCase.Table(8, 2, 1);
        Assert.Equal(table, CofactorFilling.Fill(table, [.. Enumerable.Repeat(1, table.Length)], CompressionCase.Free()));
    }

    [Fact]
    public void A_table_of_which_nothing_is_seen_takes_next_to_nothing()
    {
        (TruthTable table, _) = CompressionCase.Table(8, 2, 1);
        TruthTable filled = CofactorFilling.Fill(table, new int[table.Length], CompressionCase.Free());
        Assert.True(new TableCost().Of(filled) <= 2);
    }

    [Fact]
    public void An_input_is_ignored_that_is_seen_with_one_code_only()
    {
        // The middle one of three inputs of 2, 3 and 2 bits is 5 in every sample.
        (TruthTable table, _) = CompressionCase.Table(7, 2, 3);
        int[] counts = [.. Enumerable.Range(0, table.Length).Select(address => (address >> 2 & 7) == 5 ? 1 : 0)];

        TruthTable filled = InputRemoval.Fill(table, [2, 3, 2], [0, 1, 2], counts, CompressionCase.Free());

        Assert.All(Enumerable.Range(0, table.Length), address => Assert.Equal(table[(address & ~0b11100) | 0b10100], filled[address]));
    }

    [Fact]
    public void The_input_that_is_tried_first_goes_where_only_one_can()
    {
        // Both inputs are always equal, so either will do.
        TruthTable table = TruthTable.FromFunction(2, 1, address => address & 1);
        int[] counts = [1, 0, 0, 1];

        TruthTable withoutFirst = InputRemoval.Fill(table, [1, 1], [0, 1], counts, CompressionCase.Free());
        TruthTable withoutSecond = InputRemoval.Fill(table, [1, 1], [1, 0], counts, CompressionCase.Free());

        Assert.Equal([0, 1, 0, 1], Enumerable.Range(0, 4).Select(address => withoutFirst[address]));
        Assert.Equal([0, 0, 1, 1], Enumerable.Range(0, 4).Select(address => withoutSecond[address]));
    }

    [Fact]
    public void Filled_tables_take_fewer_lookup_tables()
    {
        TableCost cost = new();
        (TruthTable table, int[] counts) = CompressionCase.Table(8, 2, 11);
        long before = cost.Of(table);
        long after = cost.Of(CofactorFilling.Fill(table, counts, CompressionCase.Free()));
        Assert.True(after <= 0.8 * before, $"{after} of {before}");
    }

    [Fact]
    public void Parts_that_differ_for_as_many_samples_as_are_tolerated_become_one()
    {
        // Bit 2 decides for the two samples at address 7 only.
        TruthTable table = TruthTable.FromFunction(3, 1, address => address == 7 ? 1 : 0);
        int[] counts = [9, 9, 9, 9, 9, 9, 9, 2];

        Assert.Equal(table, CofactorFilling.Fill(table, counts, CompressionCase.Free() with { Tolerance = 1 }));
        TruthTable merged = CofactorFilling.Fill(table, counts, CompressionCase.Free() with { Tolerance = 2 });
        Assert.Equal(Enumerable.Repeat(0, 8), Enumerable.Range(0, 8).Select(address => merged[address]));
    }

    [Fact]
    public void Entries_that_are_not_seen_are_spared_where_they_count()
    {
        // The variable decides for one entry in 64, never seen.
        TruthTable table = TruthTable.FromFunction(7, 1, address => address == 127 ? 1 : 0);
        int[] counts = [.. Enumerable.Range(0, 128).Select(address => address == 127 ? 0 : 1)];

        Assert.Equal(table, CofactorFilling.Fill(table, counts, new Strength(0, 0, 1)));
        Assert.Equal(0, CofactorFilling.Fill(table, counts, CompressionCase.Free())[127]);
    }
}
