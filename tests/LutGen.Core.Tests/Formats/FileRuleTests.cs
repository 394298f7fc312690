using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Core.Tests.Formats;

/// <summary>Each rule broken in a file, with the line, the column and the length of what is wrong.</summary>
public sealed class FileRuleTests
{
    private const string Gates = """
        lutnet 1
        name demo
        signals 9
        meta dataset xor
        encoder thermometer features=2 rows=2
        2 1 2
        1 0.5
        layer lut neurons=2 bits=1
        6 0 1
        1 1 2
        layer mac neurons=1 bits=4 chunk=2 dropped=0 tables=2
        weight 3
        entries 0 0 1 2 3
        5 1 0 0 2:0 3:1
        layer conv from=0 channels=1 height=1 width=3 rows=1 columns=2 stride=1 padding=0 layers=1
        layer lut neurons=1 bits=1
        8 0 1
        outputs 2
        layer pool kind=or from=6 channels=1 height=1 width=2 rows=1 columns=2 stride=1 padding=0
        head groupsum tau=1 groups=2
        0 3 4
        1 5 8
        end

        """;

    private const string Codes = """
        lutnet 1
        name codes
        signals 4
        encoder quantizer features=3 rows=3
        9 1 0
        8 0.5 4
        8 1 0
        layer sum neurons=1 bits=2
        00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 1
        head dequantize scores=1
        3 0.5 1
        end

        """;

    [Fact]
    public void The_files_that_are_damaged_here_are_sound()
    {
        Assert.Equal(9, LutnetReader.Read(Gates).SignalCount);
        Assert.Equal(4, LutnetReader.Read(Codes).SignalCount);
    }

    [Theory]
    [InlineData("lutnet 1", "lutnet 2", NetworkRule.UnsupportedVersion, 1, 8, 1)]
    [InlineData("lutnet 1", "model 1", NetworkRule.Malformed, 1, 1, 5)]
    [InlineData("lutnet 1", "lutnet 1 1", NetworkRule.Malformed, 1, 10, 1)]
    [InlineData("lutnet 1", "lutnet", NetworkRule.Malformed, 1, 7, 1)]
    [InlineData("name demo", "name de/mo", NetworkRule.Malformed, 2, 6, 5)]
    [InlineData("signals 9", "signals 0", NetworkRule.Malformed, 3, 9, 1)]
    [InlineData("signals 9", "signals 10", NetworkRule.Malformed, 3, 9, 2)]
    [InlineData("signals 9", "signals 8", NetworkRule.Malformed, 3, 9, 1)]
    [InlineData("meta dataset xor", "meta dataset", NetworkRule.Malformed, 4, 13, 1)]
    [InlineData("meta dataset xor", "meta data/set xor", NetworkRule.Malformed, 4, 6, 8)]
    [InlineData("meta dataset xor", "meta k v\n  meta k w", NetworkRule.Malformed, 5, 8, 1)]
    [InlineData("meta dataset xor", "meta dataset x\ty", NetworkRule.Malformed, 4, 14, 3)]
    [InlineData("meta dataset xor", "mela dataset xor", NetworkRule.Malformed, 4, 1, 4)]
    [InlineData("encoder thermometer", "encoder thermo", NetworkRule.Malformed, 5, 9, 6)]
    [InlineData("features=2 rows=2", "features=0 rows=2", NetworkRule.Malformed, 5, 21, 10)]
    [InlineData("features=2 rows=2", "rows=2", NetworkRule.Malformed, 5, 21, 6)]
    [InlineData("features=2 rows=2", "features=3 rows=2", NetworkRule.Malformed, 5, 32, 6)]
    [InlineData("2 1 2", "2 1 -2", NetworkRule.Malformed, 6, 5, 2)]
    [InlineData("2 1 2", "2 1 NaN", NetworkRule.Malformed, 6, 5, 3)]
    [InlineData("2 1 2", "2 1", NetworkRule.Malformed, 6, 1, 1)]
    [InlineData("2 1 2", "2 1 2 3", NetworkRule.Malformed, 6, 7, 1)]
    [InlineData("layer lut neurons=2", "layer lots neurons=2", NetworkRule.Malformed, 8, 7, 4)]
    [InlineData("layer lut neurons=2 bits=1", "layer lut neurons=2 bits=17", NetworkRule.Malformed, 8, 21, 7)]
    [InlineData("layer lut neurons=2", "layer lut neurons=3", NetworkRule.Malformed, 11, 1, 5)]
    [InlineData("layer lut neurons=2", "layer lut neurons=1", NetworkRule.Malformed, 10, 1, 1)]
    [InlineData("6 0 1", "66 0 1", NetworkRule.TableLength, 9, 1, 2)]
    [InlineData("6 0 1", "6 0", NetworkRule.TableLength, 9, 1, 1)]
    [InlineData("6 0 1", "X 0 1", NetworkRule.Malformed, 9, 1, 1)]
    [InlineData("6 0 1", "6  0  x", NetworkRule.Malformed, 9, 7, 1)]
    [InlineData("6 0 1", "6 0 9", NetworkRule.InputOutOfRange, 9, 5, 1)]
    [InlineData("6 0 1", "6 -1 0", NetworkRule.InputOutOfRange, 9, 3, 2)]
    [InlineData("6 0 1", "6 0 3", NetworkRule.Cycle, 9, 5, 1)]
    [InlineData("6 0 1", "6\t7 0", NetworkRule.Cycle, 9, 3, 1)]
    [InlineData("6 0 1", "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1", NetworkRule.LimitExceeded, 9, 51, 1)]
    [InlineData("chunk=2", "chunk=9", NetworkRule.Malformed, 11, 28, 7)]
    [InlineData("weight 3", "weight 715827883", NetworkRule.Malformed, 12, 8, 9)]
    [InlineData("weight 3", "wait 3", NetworkRule.Malformed, 12, 1, 4)]
    [InlineData("entries 0 0 1 2 3", "entries 0 0 1 2", NetworkRule.Malformed, 13, 16, 1)]
    [InlineData("2:0 3:1", "2:0 3:2", NetworkRule.InputOutOfRange, 14, 13, 3)]
    [InlineData("2:0 3:1", "2:0 77:1", NetworkRule.InputOutOfRange, 14, 13, 4)]
    [InlineData("2:0 3:1", "2:0 5:1", NetworkRule.Cycle, 14, 13, 3)]
    [InlineData("2:0 3:1", "2:0 31", NetworkRule.Malformed, 14, 13, 2)]
    [InlineData("5 1 0 0 2:0", "5 1 32 0 2:0", NetworkRule.Malformed, 14, 5, 2)]
    [InlineData("5 1 0 0 2:0", "-2147483648 1 0 0 2:0", NetworkRule.LimitExceeded, 14, 1, 11)]
    [InlineData("5 1 0 0 2:0", "2147483645 1 0 0 2:0", NetworkRule.LimitExceeded, 14, 18, 3)]
    [InlineData("from=0 channels=1 height=1 width=3", "from=3 channels=1 height=1 width=3", NetworkRule.WidthMismatch, 15, 12, 34)]
    [InlineData("from=0 channels=1 height=1 width=3", "from=6 channels=1 height=1 width=3", NetworkRule.Cycle, 15, 12, 34)]
    [InlineData("from=0 channels=1 height=1 width=3 rows=1", "from=0 channels=1 height=1 width=3 rows=2", NetworkRule.Malformed, 15, 47, 35)]
    [InlineData("8 0 1", "8 0 2", NetworkRule.InputOutOfRange, 17, 5, 1)]
    [InlineData("outputs 2", "outputs 2 3", NetworkRule.InputOutOfRange, 18, 11, 1)]
    [InlineData("outputs 2", "outputs", NetworkRule.Malformed, 18, 1, 7)]
    [InlineData("kind=or", "kind=and", NetworkRule.Malformed, 19, 12, 8)]
    [InlineData("rows=1 columns=2 stride=1 padding=0\nhead", "rows=1 columns=3 stride=1 padding=0\nhead", NetworkRule.Malformed, 19, 55, 35)]
    [InlineData("head groupsum tau=1", "head groupsum tau=0", NetworkRule.Malformed, 20, 15, 5)]
    [InlineData("head groupsum", "head group", NetworkRule.Malformed, 20, 6, 5)]
    [InlineData("0 3 4", "0 3 9", NetworkRule.InputOutOfRange, 21, 5, 1)]
    [InlineData("0 3 4", "0 3..9", NetworkRule.InputOutOfRange, 21, 3, 4)]
    [InlineData("0 3 4", "0 4..3", NetworkRule.Malformed, 21, 3, 4)]
    [InlineData("0 3 4", "1e39 3 4", NetworkRule.Malformed, 21, 1, 4)]
    [InlineData("groups=2", "groups=1", NetworkRule.Malformed, 22, 1, 1)]
    [InlineData("end\n", "end of file\n", NetworkRule.Malformed, 23, 5, 2)]
    [InlineData("end\n", "end\n# a comment\n\n end\n", NetworkRule.Malformed, 26, 2, 3)]
    [InlineData("end\n", "", NetworkRule.Truncated, 22, 6, 1)]
    [InlineData("head groupsum tau=1 groups=2\n0 3 4\n1 5 8\nend\n", "", NetworkRule.Truncated, 19, 90, 1)]
    public void A_fault_among_gates_is_found_where_it_is(string sound, string broken, NetworkRule rule, int line, int column, int length) =>
        AssertFound(Gates, sound, broken, rule, line, column, length);

    [Theory]
    [InlineData("9 1 0", "17 1 0", NetworkRule.Malformed, 5, 1, 2)]
    [InlineData("8 0.5 4", "8 0 4", NetworkRule.Malformed, 6, 3, 1)]
    [InlineData("8 0.5 4", "8 -0.5 4", NetworkRule.Malformed, 6, 3, 4)]
    [InlineData("8 0.5 4", "8 0.5 1048577", NetworkRule.Malformed, 6, 7, 7)]
    [InlineData("0 1\nhead", "0 0\nhead", NetworkRule.WidthMismatch, 9, 130, 1)]
    [InlineData("0 1\nhead", "0 1 2\nhead", NetworkRule.TableLength, 9, 1, 128)]
    [InlineData("3 0.5 1", "4 0.5 1", NetworkRule.InputOutOfRange, 11, 1, 1)]
    [InlineData("3 0.5 1", "3 0 1", NetworkRule.Malformed, 11, 3, 1)]
    [InlineData("3 0.5 1", "3 0.5 -1048577", NetworkRule.Malformed, 11, 7, 8)]
    [InlineData("scores=1", "scores=2", NetworkRule.Malformed, 12, 1, 3)]
    public void A_fault_among_codes_is_found_where_it_is(string sound, string broken, NetworkRule rule, int line, int column, int length) =>
        AssertFound(Codes, sound, broken, rule, line, column, length);

    [Fact]
    public void Blank_lines_comments_and_carriage_returns_count_as_lines_and_change_nothing_else()
    {
        string spread = "# made by hand\r\n\r\n" + Gates.Replace("\n", "\r\n\t # note\r\n", StringComparison.Ordinal);

        Assert.Equal(LutnetReader.Read(Gates), LutnetReader.Read(spread));
        Assert.Equal(2 + 2 * 8 + 1, Assert.Throws<LutnetException>(() => LutnetReader.Read(spread.Replace("6 0 1", "6 0 y", StringComparison.Ordinal))).Line);
    }

    [Fact]
    public void An_empty_text_ends_too_early_at_its_first_place()
    {
        LutnetException refusal = Assert.Throws<LutnetException>(() => LutnetReader.Read(""));

        Assert.Equal((NetworkRule.Truncated, 1, 1), (refusal.Rule, refusal.Line, refusal.Column));
        Assert.Equal("line 1, column 1: the file ends here, expected 'lutnet 1'", refusal.Message);
    }

    [Fact]
    public void A_message_names_the_value_and_what_was_expected()
    {
        string text = Gates.Replace("6 0 1", "6 0 5", StringComparison.Ordinal);

        Assert.Equal(
            "line 9, column 5: input reads signal 5, expected 0 to 2: others are not computed before this layer, so this is a cycle or a forward reference",
            Assert.Throws<LutnetException>(() => LutnetReader.Read(text)).Message);
    }

    [Fact]
    public void A_reader_that_is_cancelled_stops()
    {
        string text = Gates.Replace("meta dataset xor", new string('\n', 5000), StringComparison.Ordinal);

        Assert.Throws<OperationCanceledException>(() => LutnetReader.Read(text, new CancellationToken(canceled: true)));
    }

    private static void AssertFound(string file, string sound, string broken, NetworkRule rule, int line, int column, int length)
    {
        int place = file.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(place >= 0, $"'{sound}' is not in the file");
        string text = file[..place] + broken + file[(place + sound.Length)..];

        LutnetException refusal = Assert.Throws<LutnetException>(() => LutnetReader.Read(text));

        Assert.Equal($"{rule} {line}:{column}+{length} {refusal.Detail}", $"{refusal.Rule} {refusal.Line}:{refusal.Column}+{refusal.Length} {refusal.Detail}");
        Assert.Contains("expected", refusal.Detail, StringComparison.Ordinal);
    }
}
