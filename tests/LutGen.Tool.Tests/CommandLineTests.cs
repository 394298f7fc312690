using System.CommandLine;
using LutGen.Formats;

namespace LutGen.Tool.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Verbs => ["train", "study", "frontier", "presets", "eval", "info", "cost", "report", "lutna", "compress", "precision", "run", "import", "export", "verify", "baselines"];

    public static TheoryData<string> ModelVerbs => ["eval", "info", "cost", "report", "run"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_explains_itself(string verb)
    {
        ToolRun run = ToolRun.Of(verb, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"lutgen {verb}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Verbs_teach_with_examples(string verb)
    {
        string[] lines = ToolRun.Of(verb, "--help").Lines;

        Assert.Contains(lines.SkipWhile(l => l != "Examples:"), l => l.Trim().StartsWith($"lutgen {verb}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_of_verbs_gives_each_one_line()
    {
        string[] lines = ToolRun.Of("--help").Lines;

        Assert.Equal(Verbs.Count, lines.SkipWhile(l => l != "Commands:").Skip(1).Count());
    }

    [Fact]
    public void A_command_line_without_a_verb_shows_the_help_and_is_wrong_usage()
    {
        ToolRun run = ToolRun.Of();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Commands:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_verb_or_option_is_wrong_usage_and_is_named()
    {
        ToolRun.Of("evaluate").AssertRefused(2, "'evaluate'", "lutgen --help");
        ToolRun.Of("info", "x.lutnet", "--yaml").AssertRefused(2, "'--yaml'", "lutgen info --help");
    }

    [Theory]
    [MemberData(nameof(ModelVerbs))]
    public void A_missing_model_argument_is_wrong_usage(string verb)
    {
        ToolRun.Of(verb).AssertRefused(2, "FILE", $"lutgen {verb} --help");
    }

    [Fact]
    public void An_option_without_its_value_is_wrong_usage()
    {
        ToolRun.Of("eval", "x.lutnet", "--data").AssertRefused(2, "--data");
    }

    [Theory]
    [InlineData("FILE", "info", "")]
    [InlineData("FILE", "cost", "")]
    [InlineData("FILE", "report", "")]
    [InlineData("FILE", "run", "")]
    [InlineData("FILE", "eval", "")]
    [InlineData("--input", "run", "x.lutnet", "--input", "")]
    [InlineData("--data", "eval", "x.lutnet", "--data", "")]
    [InlineData("--out", "train", "digits", "--out", "")]
    [InlineData("--log", "train", "digits", "--log", "")]
    public void An_empty_path_is_wrong_usage_and_its_place_is_named(string place, params string[] args) =>
        ToolRun.Of(args).AssertRefused(2, $"{place} is empty", $"lutgen {args[0]} --help");

    [Fact]
    public void A_defect_of_the_tool_is_one_line_without_a_stack()
    {
        var verb = new Command("fail", "Fails.");
        verb.SetAction((Action<ParseResult>)(_ => throw new InvalidOperationException("first line\nsecond line")));
        var error = new StringWriter();

        int exitCode = CommandRunner.Run(new RootCommand { verb }, ["fail"], new StringWriter(), error);

        Assert.Equal((1, "error: internal: InvalidOperationException: first line?second line"), (exitCode, error.ToString().TrimEnd()));
    }

    [Theory]
    [MemberData(nameof(ModelVerbs))]
    public void A_model_that_is_no_file_is_refused(string verb)
    {
        ToolRun.Of(verb, _folder["none.lutnet"]).AssertRefused(1, "none.lutnet: no such file");
        ToolRun.Of(verb, _folder.Root).AssertRefused(1, "is a folder");
    }

    [Theory]
    [MemberData(nameof(ModelVerbs))]
    public void A_model_file_that_is_empty_cut_short_or_of_another_kind_is_refused_with_its_place(string verb)
    {
        string text = LutnetWriter.ToText(SmallModels.Xor());

        ToolRun.Of(verb, _folder.Write("empty.lutnet", "")).AssertRefused(1, "empty.lutnet:1:1: ", "expected");
        ToolRun.Of(verb, _folder.Write("short.lutnet", text[..^8])).AssertRefused(1, "short.lutnet:", "expected");
        ToolRun.Of(verb, _folder.Write("other.lutnet", "<html>\n")).AssertRefused(1, "other.lutnet:1:1: ", "expected 'lutnet'");
        ToolRun.Of(verb, _folder.Write("binary.lutnet", "\u001b[31m\u0007\0")).AssertRefused(1, "binary.lutnet:1:1: found '?[31m");
        ToolRun.Of(verb, _folder.Write("later.lutnet", text.Replace("lutnet 1", "lutnet 9", StringComparison.Ordinal))).AssertRefused(1, "later.lutnet:1:8: ", "'9'");
    }
}
