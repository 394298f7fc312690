using LutGen.Benchmarks.Peers.Reports;

namespace LutGen.Benchmarks.TrainStep;

/// <summary>A run of the <c>train-step</c> verb.</summary>
internal static class TrainStepRun
{
    private const int StepsOfRound = 12;
    private static readonly int[] Threads = [1, 2];

    /// <summary>Measures everything and reports.</summary>
    /// <param name="rounds">Rounds, at least 1.</param>
    /// <param name="resultsFolder">Folder to write results into, or null.</param>
    public static void Run(int rounds, string? resultsFolder)
    {
        List<TrainStepTiming> timings = [];
        foreach (TrainStepCase each in TrainStepCase.All)
        {
            timings.AddRange(Measure(each, rounds));
        }

        var machine = Machine.Of("none", null);
        if (resultsFolder is not null)
        {
            TrainStepReport.WriteFiles(timings, machine, Directory.CreateDirectory(Path.Combine(resultsFolder, machine.Folder)).FullName);
        }

        TrainStepReport.Write(timings, machine);
    }

    // One and two threads take turns, so that what else happens on the machine meets both.
    private static IEnumerable<TrainStepTiming> Measure(TrainStepCase what, int rounds)
    {
        StepLoop[] loops = [.. Threads.Select(threads => new StepLoop(what, threads))];
        List<double>[] steps = [.. loops.Select(_ => new List<double>())];
        for (int round = 0; round <= rounds; round++)
        {
            for (int i = 0; i < loops.Length; i++)
            {
                double[] milliseconds = loops[i].Run(StepsOfRound);

                // The first round compiles; the first step of each has cold caches.
                steps[i].AddRange(round == 0 ? [] : milliseconds.Skip(1));
            }
        }

        foreach (StepLoop loop in loops)
        {
            loop.Dispose();
        }

        return loops.Select((_, i) => new TrainStepTiming(what, Threads[i], [.. steps[i].Order()]));
    }
}
