namespace LutGen.Tool.Tests;

/// <summary>What a command line did.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Lines of standard output.</summary>
    public string[] Lines => Output.TrimEnd().Split('\n').Select(l => l.TrimEnd('\r')).ToArray();

    /// <summary>Runs the tool in this process with nothing on standard input.</summary>
    public static ToolRun Of(params string[] args) => WithInput("", args);

    /// <summary>Runs the tool in this process.</summary>
    public static ToolRun WithInput(string input, params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int exitCode = CommandRunner.Run(Program.CreateRoot(new StringReader(input)), args, output, error);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Asserts that the run was refused with one line that holds all of some words.</summary>
    public void AssertRefused(int exitCode, params string[] words)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.StartsWith("error: ", Error, StringComparison.Ordinal);
        Assert.Single(Error.TrimEnd().Split('\n'));
        Assert.All(words, word => Assert.Contains(word, Error, StringComparison.Ordinal));
    }
}
