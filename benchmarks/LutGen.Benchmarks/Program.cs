using System.CommandLine;
using LutGen.Benchmarks.Macs;
using LutGen.Benchmarks.Micro;
using LutGen.Benchmarks.Peers;
using LutGen.Benchmarks.Simulation;
using LutGen.Benchmarks.Synthesis;
using LutGen.Benchmarks.TrainStep;

namespace LutGen.Benchmarks;

/// <summary>The benchmarks: against the C that others generate, of training steps, of mapping against other programs, and of single calls.</summary>
public static class Program
{
    /// <summary>Runs the command line; a filter of BenchmarkDotNet alone means the micro benchmarks.</summary>
    /// <returns>0 done, 1 something could not be built or computed something else, 2 wrong usage.</returns>
    public static int Main(string[] args) => CommandRunner.Run(CreateRoot(), args is ["--filter" or "-f", ..] ? [MicroVerb.Name, .. args] : args);

    internal static RootCommand CreateRoot() => new("Measures LutGen.")
    {
        PeersVerb.Create(PeersRun.Run),
        TrainStepVerb.Create(TrainStepRun.Run),
        MacVerb.Create(MacRun.Run),
        SimulateVerb.Create(SimulateRun.Run),
        SynthesisVerb.Create(SynthesisRun.Run),
        MicroVerb.Create(),
    };
}
