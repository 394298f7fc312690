using System.CommandLine;
using System.CommandLine.Parsing;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Training.Data;

namespace LutGen.Tool;

/// <summary>
/// Runs the command line and turns every outcome into an exit code: 0 done, 1 wrong input (one line on standard error), 2 wrong
/// usage. Verbs throw <see cref="UsageException"/>, or let the errors of files and data pass.
/// </summary>
internal static class CommandRunner
{
    public const int Success = 0;
    public const int WrongInput = 1;
    public const int WrongUsage = 2;

    public static int Run(RootCommand root, string[] args)
    {
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Fail(WrongUsage, $"{parsed.Errors[0].Message} Try: lutgen {VerbPath(parsed)}--help");
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException exception)
        {
            return Fail(WrongUsage, $"{exception.Message} Try: lutgen {VerbPath(parsed)}--help");
        }
        catch (Exception exception) when (exception
            is DataFileException or LutnetException or NetworkException or IOException or UnauthorizedAccessException)
        {
            return Fail(WrongInput, exception.Message);
        }
    }

    private static int Fail(int code, string message)
    {
        Console.Error.WriteLine($"error: {message.ReplaceLineEndings(" ").Trim()}");
        return code;
    }

    private static string VerbPath(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "" : $"{parsed.CommandResult.Command.Name} ";
}
