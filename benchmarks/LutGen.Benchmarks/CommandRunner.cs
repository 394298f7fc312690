using System.CommandLine;
using System.CommandLine.Parsing;
using LutGen.Training.Data;

namespace LutGen.Benchmarks;

/// <summary>Runs the command line and turns every outcome into an exit code: 0 done, 1 failed (one line on standard error), 2 wrong usage.</summary>
internal static class CommandRunner
{
    /// <summary>Parses and runs.</summary>
    /// <param name="root">The verbs.</param>
    /// <param name="args">The command line.</param>
    public static int Run(RootCommand root, string[] args)
    {
        ParseResult parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine($"error: {parsed.Errors[0].Message} Try: {parsed.CommandResult.Command.Name} --help");
            return 2;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is BenchmarkException or DataFileException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"error: {exception.Message}");
            return 1;
        }
    }
}
