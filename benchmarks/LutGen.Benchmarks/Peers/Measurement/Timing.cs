namespace LutGen.Benchmarks.Peers.Measurement;

/// <summary>Nanoseconds a sample over all rounds.</summary>
/// <param name="Name">The contestant.</param>
/// <param name="Median">The median round; of an even number the mean of the two in the middle.</param>
/// <param name="Least">The fastest round.</param>
/// <param name="Most">The slowest round.</param>
internal sealed record Timing(string Name, double Median, double Least, double Most)
{
    /// <summary>Sums rounds up.</summary>
    /// <param name="name">The contestant.</param>
    /// <param name="rounds">Nanoseconds a sample of each round, at least one.</param>
    public static Timing Of(string name, IEnumerable<double> rounds)
    {
        double[] sorted = [.. rounds.Order()];
        return new Timing(name, (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }
}
