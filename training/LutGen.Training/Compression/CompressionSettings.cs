namespace LutGen.Training.Compression;

/// <summary>What is done to a trained network, and how far it may go.</summary>
public sealed record CompressionSettings
{
    /// <summary>All steps, in their order.</summary>
    public static IReadOnlyList<CompressionStep> AllSteps { get; } = Enum.GetValues<CompressionStep>();

    /// <summary>The steps, in the order in which they are taken.</summary>
    public IReadOnlyList<CompressionStep> Steps { get; init; } = AllSteps;

    /// <summary>
    /// Addresses that at most so many training samples look up count as never seen, 0 or more (the rarity threshold of ReducedLUT, arXiv
    /// 2412.18579). With 0, and no <see cref="Budget"/>, every neuron that is left gives the code that it gave before for every training sample.
    /// </summary>
    public int Rarity { get; init; }

    /// <summary>
    /// Accuracy on the validation samples that may be lost, in points, 0 to 100: tables change as much as that allows. Null to choose the entries that
    /// are not seen, whatever that costs, and no others.
    /// </summary>
    public double? Budget { get; init; }

    /// <summary>Throws if a value is out of range.</summary>
    /// <exception cref="ArgumentException">The message says which value and what was expected.</exception>
    public void Validate()
    {
        Setting.Require(Steps.Count > 0, nameof(Steps), "empty", "at least one step");
        Setting.Require(Rarity >= 0, nameof(Rarity), Rarity, "0 or more");
        Setting.Require(Budget is null or (>= 0 and <= 100), nameof(Budget), Budget ?? 0, "0..100");
    }
}
