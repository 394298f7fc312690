using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Core.Tests.Networks;

public sealed class TruthTableTests
{
    /// <summary>The gates as published (arXiv 2210.08277, table 1), in C#'s own operators.</summary>
    private static readonly Func<bool, bool, bool>[] PublishedGates =
    [
        (a, b) => false,
        (a, b) => a && b,
        (a, b) => a && !b,
        (a, b) => a,
        (a, b) => !a && b,
        (a, b) => b,
        (a, b) => a != b,
        (a, b) => a || b,
        (a, b) => !(a || b),
        (a, b) => a == b,
        (a, b) => !b,
        (a, b) => a || !b,
        (a, b) => !a,
        (a, b) => !a || b,
        (a, b) => !(a && b),
        (a, b) => true,
    ];

    public static TheoryData<int> GateIds => new(Enumerable.Range(0, 16));

    [Theory]
    [MemberData(nameof(GateIds))]
    public void A_gate_id_is_the_published_function(int id)
    {
        TruthTable gate = TruthTable.Gate(id);
        for (int address = 0; address < 4; address++)
        {
            bool a = address >> 1 == 1;
            bool b = (address & 1) == 1;
            Assert.Equal(PublishedGates[id](a, b) ? 1 : 0, gate[address]);
        }
    }

    [Theory]
    [MemberData(nameof(GateIds))]
    public void A_gate_is_written_as_its_id_in_hex(int id)
    {
        string digit = Text(TruthTable.Gate(id));

        Assert.Equal(id.ToString("X", null), digit);
        Assert.Equal(TruthTable.Gate(id), TableText.Parse(digit, 0, 1, 2, 1));
    }

    [Fact]
    public void The_text_of_a_table_has_its_first_entry_leftmost_and_each_entry_most_significant_bit_first()
    {
        Assert.Equal("8001", Text(TruthTable.FromFunction(4, 1, address => address is 0 or 15 ? 1 : 0)));
        Assert.Equal("1B", Text(TruthTable.FromFunction(2, 2, address => address)));
        Assert.Equal("0123456789ABCDEF", Text(TruthTable.FromFunction(4, 4, address => address)));
        Assert.Equal("053977", Text(TruthTable.FromFunction(3, 3, address => address)));
        Assert.Equal("ABCD", Text(TruthTable.FromFunction(0, 16, _ => 0xABCD)));
    }

    [Fact]
    public void A_table_shorter_than_a_digit_stands_in_the_low_bits_of_the_digit()
    {
        Assert.Equal("1", Text(TruthTable.FromFunction(0, 1, _ => 1)));
        Assert.Equal("2", Text(TruthTable.FromFunction(1, 1, address => 1 - address)));
        Assert.Equal("05", Text(TruthTable.FromFunction(0, 5, _ => 5)));
    }

    [Fact]
    public void Bit_k_of_a_word_is_the_entry_at_address_k()
    {
        TruthTable table = TruthTable.FromWord(3, 0b1000_0010);

        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 1], Enumerable.Range(0, 8).Select(address => table[address]));
        Assert.Equal(0b1000_0010UL, table.PlaneWord(0, 0));
    }

    [Fact]
    public void Bits_beyond_a_small_table_are_dropped_so_that_equal_functions_are_equal()
    {
        Assert.Equal(TruthTable.FromWord(2, 0b0110), TruthTable.FromWord(2, ~0b1001UL));
        Assert.Equal(TruthTable.Gate(6).GetHashCode(), TruthTable.FromWord(2, ~0b1001UL).GetHashCode());
    }

    [Fact]
    public void Tables_of_other_sizes_or_entries_are_not_equal()
    {
        Assert.NotEqual(TruthTable.FromWord(2, 0b0110), TruthTable.FromWord(3, 0b0110));
        Assert.NotEqual(TruthTable.FromFunction(2, 1, _ => 0), TruthTable.FromFunction(2, 2, _ => 0));
        Assert.NotEqual(TruthTable.Gate(6), TruthTable.Gate(7));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(5, 2)]
    [InlineData(7, 16)]
    [InlineData(11, 5)]
    public void A_table_of_any_size_reads_back_from_its_text(int addressBits, int outputBits)
    {
        var random = new Random(addressBits * 31 + outputBits);
        int[] entries = Enumerable.Range(0, 1 << addressBits).Select(_ => random.Next(1 << outputBits)).ToArray();
        TruthTable table = TruthTable.FromFunction(addressBits, outputBits, address => entries[address]);

        string text = Text(table);
        TruthTable back = TableText.Parse("x" + text.ToLowerInvariant() + "x", 1, text.Length, addressBits, outputBits);

        Assert.Equal(TableText.LengthOf(addressBits, outputBits), text.Length);
        Assert.Equal(table, back);
        Assert.Equal(entries, Enumerable.Range(0, back.Length).Select(address => back[address]));
    }

    [Theory]
    [InlineData("66", 2, 1, NetworkRule.TableLength)]
    [InlineData("", 2, 1, NetworkRule.TableLength)]
    [InlineData("4", 1, 1, NetworkRule.TableLength)]
    [InlineData("2", 0, 1, NetworkRule.TableLength)]
    [InlineData("20", 0, 5, NetworkRule.TableLength)]
    [InlineData("G", 2, 1, NetworkRule.Malformed)]
    [InlineData("6", 25, 1, NetworkRule.LimitExceeded)]
    [InlineData("6", 2, 17, NetworkRule.WidthMismatch)]
    public void A_text_that_is_not_the_table_is_refused(string text, int addressBits, int outputBits, NetworkRule rule)
    {
        NetworkException broken = Assert.Throws<NetworkException>(() => TableText.Parse(text, 0, text.Length, addressBits, outputBits));

        Assert.Equal(rule, broken.Rule);
        Assert.Contains("expected", broken.Message, StringComparison.Ordinal);
    }

    private static string Text(TruthTable table)
    {
        var text = new System.Text.StringBuilder();
        TableText.Append(text, table);
        return text.ToString();
    }
}
