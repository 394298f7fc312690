using LutGen.Training.Checkpoints;
using LutGen.Training.Data;

namespace LutGen.Training.Neurons;

/// <summary>
/// Mixed precision by sensitivity: which places of a trained network can do with codes of fewer bits. Each is made narrower by a bit in turn, the rise of
/// the loss on training samples is measured, and the place with the least rise for a lookup table saved loses the bit; then all are measured again, until
/// the network is small enough. What is found is settings, to be trained anew; validation and test samples have no say in it.
/// </summary>
public static class PrecisionSearch
{
    // Rises below it are noise of the samples; without a floor the smallest saving of all would be the best of bargains.
    private const double LeastRise = 1e-4;

    /// <summary>Searches.</summary>
    /// <param name="checkpoint">The checkpoint of a finished training (<see cref="CheckpointOptions.Keep"/>), with widths to begin with.</param>
    /// <param name="train">The samples that it had.</param>
    /// <param name="luts">6-input lookup tables that the network may take (<see cref="LlutNetworkSettings.Lut6Bound"/>), 1 or more.</param>
    /// <param name="threads">Threads; they do not change the result.</param>
    /// <param name="progress">Receives every step; null for silence.</param>
    /// <exception cref="CheckpointException">The checkpoint cannot be used, or is of a training on other samples.</exception>
    /// <exception cref="ArgumentException">Not even one bit everywhere is as small as that.</exception>
    public static PrecisionResult Run(string checkpoint, Dataset train, long luts, int threads, IProgress<PrecisionStep>? progress = null)
    {
        using SavedNeurons neurons = SavedNeurons.Read(checkpoint, train, threads);
        long least = PrecisionWidths.Narrowest(neurons.Settings).Lut6Bound;
        Setting.Require(luts >= least, nameof(luts), luts, FormattableString.Invariant($"at least {least}, which the network takes with as few bits as can be"));
        (LlutNetworkSettings settings, LlutStack stack) = (neurons.Settings, neurons.Stack);
        List<PrecisionStep> steps = [StepOf("", settings, Loss(stack, neurons))];
        progress?.Report(steps[0]);
        IReadOnlyList<Narrowing> narrowings = Narrowings(settings, stack, neurons), first = narrowings;
        try
        {
            while (settings.Lut6Bound > luts)
            {
                Narrowing best = narrowings.MinBy(narrowing => PriceOf(narrowing.Step, steps[^1]))!;
                LlutStack narrow = NarrowedStack.Of(stack, best.Settings, neurons.Training);
                NarrowedStack.Cover(stack, narrow, best.Place, best.Share);
                Release(stack, neurons);
                (settings, stack) = (best.Settings, narrow);
                steps.Add(best.Step);
                progress?.Report(best.Step);
                narrowings = settings.Lut6Bound > luts ? Narrowings(settings, stack, neurons) : [];
            }
        }
        finally
        {
            Release(stack, neurons);
        }

        return new PrecisionResult(settings, steps, [.. first.Select(narrowing => narrowing.Step)]);
    }

    private static (double Loss, double Accuracy) Loss(LlutStack stack, SavedNeurons neurons) =>
        SampleLoss.Of(stack, neurons.Team, neurons.Training, neurons.Settings.BatchSize);

    // Rise of the loss for a lookup table saved. Narrow tables take one an output bit whatever their inputs are, so there may be none to save.
    private static double PriceOf(PrecisionStep narrower, PrecisionStep now) =>
        Math.Max(narrower.Loss - now.Loss, LeastRise) / Math.Max(now.Luts - narrower.Luts, 0.5);

    private static IReadOnlyList<Narrowing> Narrowings(LlutNetworkSettings settings, LlutStack stack, SavedNeurons neurons) =>
    [
        .. Enumerable.Range(0, PrecisionWidths.CountOf(settings))
            .Where(place => PrecisionWidths.CanNarrow(settings, place))
            .Select(place => Narrow(PrecisionWidths.Narrowed(settings, place), stack, place, neurons)),
    ];

    private static Narrowing Narrow(LlutNetworkSettings settings, LlutStack stack, int place, SavedNeurons neurons)
    {
        using LlutStack narrow = NarrowedStack.Of(stack, settings, neurons.Training);
        return NarrowedStack.Shares.Select(share =>
        {
            NarrowedStack.Cover(stack, narrow, place, share);
            return new Narrowing(settings, place, share, StepOf(PrecisionWidths.NameOf(place), settings, Loss(narrow, neurons)));
        }).MinBy(narrowing => narrowing.Step.Loss)!;
    }

    private static PrecisionStep StepOf(string place, LlutNetworkSettings settings, (double Loss, double Accuracy) outcome) => new(
        place, [.. Enumerable.Range(0, PrecisionWidths.CountOf(settings)).Select(each => PrecisionWidths.BitsOf(settings, each))],
        settings.Lut6Bound, outcome.Loss, outcome.Accuracy);

    private static void Release(LlutStack stack, SavedNeurons neurons)
    {
        if (stack != neurons.Stack)
        {
            stack.Dispose();
        }
    }

    /// <summary>A bit less at a place, and the share of the range that its codes cover best.</summary>
    private sealed record Narrowing(LlutNetworkSettings Settings, int Place, float Share, PrecisionStep Step);
}
