using System.Diagnostics;

namespace LutGen.Benchmarks.Peers.Measurement;

/// <summary>
/// Times contestants in turns on one thread: one round runs each for a few milliseconds, so what else happens on the machine meets all of
/// them, and the ratio of medians over rounds stays where single times wander.
/// </summary>
/// <param name="rounds">Rounds, at least 1.</param>
internal sealed class InterleavedRounds(int rounds)
{
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(5);

    // Long enough for the JIT to have replaced its first, slow code in the background.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(300);

    /// <summary>Times contestants.</summary>
    /// <returns>A timing for each, in their order.</returns>
    public Timing[] Measure(IReadOnlyList<Contestant> contestants)
    {
        foreach (Contestant contestant in contestants)
        {
            CallsWithin(WarmUpTime, contestant.Call);
        }

        int[] calls = [.. contestants.Select(contestant => CallsWithin(RoundTime, contestant.Call))];
        double[][] nanoseconds = [.. contestants.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < contestants.Count; i++)
            {
                // Once before the clock runs: the one before has taken the caches.
                contestants[i].Call();
                nanoseconds[i][round] = 1e9 * Seconds(contestants[i].Call, calls[i]) / ((double)calls[i] * contestants[i].Samples);
            }
        }

        return [.. contestants.Select((contestant, i) => Timing.Of(contestant.Name, nanoseconds[i]))];
    }

    private static double Seconds(Action call, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static int CallsWithin(TimeSpan time, Action call)
    {
        int calls = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < time; calls++)
        {
            call();
        }

        return calls;
    }
}
