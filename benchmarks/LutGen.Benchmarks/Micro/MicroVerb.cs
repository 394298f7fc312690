using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace LutGen.Benchmarks.Micro;

/// <summary><c>micro</c>: BenchmarkDotNet on single calls.</summary>
internal static class MicroVerb
{
    /// <summary>The verb.</summary>
    public const string Name = "micro";

    /// <summary>Creates the verb; what BenchmarkDotNet understands is handed on to it.</summary>
    public static Command Create()
    {
        Argument<string[]> arguments = new("arguments")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Arguments of BenchmarkDotNet, for example --filter '*Inference*' or --list flat. Default: --filter '*'.",
        };
        Command verb = new(Name, "Single calls by BenchmarkDotNet, with the memory they allocate.")
        {
            arguments,
        };
        verb.TreatUnmatchedTokensAsErrors = false;
        verb.SetAction(parsed =>
        {
            string[] given = [.. parsed.GetValue(arguments) ?? [], .. parsed.UnmatchedTokens];

            // In this process: BenchmarkDotNet's own build of the project does not follow the repository's output layout.
            BenchmarkSwitcher.FromAssembly(typeof(MicroVerb).Assembly).Run(
                given.Length == 0 ? ["--filter", "*"] : given,
                DefaultConfig.Instance.AddJob(Job.ShortRun.WithIterationCount(7).WithToolchain(InProcessEmitToolchain.Instance)));
        });
        return verb;
    }
}
