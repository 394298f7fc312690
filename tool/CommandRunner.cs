using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using LutGen.Exchange;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;

namespace LutGen.Tool;

/// <summary>
/// Runs the command line and turns every outcome into an exit code: 0 done, 1 wrong input or stopped before the end (one line on standard error), 2 wrong
/// usage. Verbs throw <see cref="UsageException"/> and <see cref="InputException"/>, or let the errors of files and data pass.
/// </summary>
internal static class CommandRunner
{
    public const int Success = 0;
    public const int WrongInput = 1;
    public const int WrongUsage = 2;

    // Error codes of a pipe that nobody reads any more: EPIPE; ERROR_BROKEN_PIPE and ERROR_NO_DATA.
    private const int BrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsPipeClosing = unchecked((int)0x800700E8);

    private const string ToolName = "lutgen";

    /// <summary>Parses and runs.</summary>
    /// <param name="root">The verbs.</param>
    /// <param name="args">The command line.</param>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives the line that says what went wrong.</param>
    public static int Run(RootCommand root, string[] args, TextWriter output, TextWriter error)
    {
        root.HelpName = ToolName;
        ExampleHelp.AddTo(root);
        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        if (args.Length == 0)
        {
            root.Parse(["--help"]).Invoke(configuration);
            return WrongUsage;
        }

        ParseResult parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            return Fail(error, WrongUsage, $"{UsageErrorOf(parsed)} Try: {VerbPath(parsed.CommandResult)} --help");
        }

        if (EmptyValueOf(parsed) is { } empty)
        {
            return Fail(error, WrongUsage, $"{empty} is empty, expected a value. Try: {VerbPath(parsed.CommandResult)} --help");
        }

        try
        {
            return parsed.Invoke(configuration);
        }
        catch (UsageException exception)
        {
            return Fail(error, WrongUsage, $"{exception.Message} Try: {VerbPath(parsed.CommandResult)} --help");
        }
        catch (IOException closed) when (closed.HResult is BrokenPipe or WindowsBrokenPipe or WindowsPipeClosing)
        {
            // The reader of the output, a pager or head, has seen enough.
            return Success;
        }
        catch (Exception exception) when (exception
            is InputException or OperationCanceledException or DataFileException or CheckpointException or LutnetException or NetworkException or ImportException or ExportException
            or IOException or UnauthorizedAccessException)
        {
            return Fail(error, WrongInput, exception.Message);
        }
        catch (Exception exception)
        {
            // A defect of the tool, yet a user has no use for its stack.
            return Fail(error, WrongInput, $"internal: {exception.GetType().Name}: {exception.Message}");
        }
    }

    // No verb has a use for an empty path or name, and the file system's own complaints about one name neither option nor argument.
    private static string? EmptyValueOf(ParseResult parsed) => parsed.CommandResult.Children
        .Where(child => child.Tokens.Any(token => token.Value.Length == 0))
        .Select(child => child switch
        {
            OptionResult option => option.Option.Name,
            ArgumentResult argument => argument.Argument.Name,
            _ => child.ToString(),
        })
        .FirstOrDefault();

    private static int Fail(TextWriter error, int code, string message)
    {
        // Messages quote the user's files, and a binary one could otherwise command the terminal or break the line.
        error.WriteLine($"error: {string.Concat(message.Trim().Select(c => char.IsControl(c) ? '?' : c))}");
        return code;
    }

    // The parser's first complaint about a misspelt verb is that there is none.
    private static string UsageErrorOf(ParseResult parsed) => parsed.UnmatchedTokens.Count > 0
        ? $"'{parsed.UnmatchedTokens[0]}' is not a verb, option or value that {VerbPath(parsed.CommandResult)} knows."
        : string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string VerbPath(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{VerbPath(parent)} {command.Command.Name}" : ToolName;
}
