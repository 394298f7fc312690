using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using LutGen.Training.Data;

namespace LutGen.Tool.CommandLine;

/// <summary>Runs the command line and turns what went wrong into one line on standard error and an exit code.</summary>
internal static class ToolRunner
{
    /// <summary>Exit code of input that cannot be used.</summary>
    public const int WrongInput = 1;

    /// <summary>Exit code of a command line that makes no sense.</summary>
    public const int WrongUsage = 2;

    /// <summary>Parses and runs.</summary>
    /// <param name="root">The verbs.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives errors.</param>
    public static int Run(RootCommand root, string[] arguments, TextWriter output, TextWriter error)
    {
        ExampleHelp.AddTo(root);
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction && arguments.Length > 0)
        {
            string message = parsed.UnmatchedTokens.Count > 0
                ? $"'{parsed.UnmatchedTokens[0]}' is not a command, option or value that '{CommandPath(parsed.CommandResult)}' knows"
                : parsed.Errors[0].Message;
            return Refuse(parsed, error, message);
        }

        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        if (arguments.Length == 0)
        {
            root.Parse(["--help"]).Invoke(configuration);
            return WrongUsage;
        }

        try
        {
            return parsed.Invoke(configuration);
        }
        catch (BadUsageException usage)
        {
            return Refuse(parsed, error, usage.Message);
        }
        catch (Exception bad) when (bad is BadInputException or DataFileException)
        {
            error.WriteLine($"error: {bad.Message}");
            return WrongInput;
        }
    }

    private static int Refuse(ParseResult parsed, TextWriter error, string message)
    {
        error.WriteLine($"error: {message}");
        error.WriteLine($"try: {CommandPath(parsed.CommandResult)} --help");
        return WrongUsage;
    }

    private static string CommandPath(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{CommandPath(parent)} {command.Command.Name}" : "lutgen";
}
