using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Training.Compression;

/// <summary>Takes the steps of a compression, each as strongly as its share of the budget allows.</summary>
/// <param name="samples">The samples.</param>
/// <param name="settings">What to do.</param>
/// <param name="accuracy">Accuracy of the network on the validation samples before anything was done, 0..1.</param>
/// <param name="progress">Told of work that begins.</param>
/// <param name="cancellation">Asked now and then.</param>
internal sealed class CompressionSearch(
    CompressionSamples samples, CompressionSettings settings, double accuracy, IProgress<CompressionProgress>? progress, CancellationToken cancellation)
{
    // Points: with so many to lose, none is too many.
    private const double NoBudget = 1e6;

    private readonly IReadOnlyList<Strength> _ladder = Strength.Ladder(settings.Rarity);

    // The least accuracy on the validation samples that all steps together may leave.
    private readonly double _least = accuracy - (settings.Budget ?? NoBudget) / 100;

    /// <summary>Takes all steps.</summary>
    /// <param name="network">The network, simplified.</param>
    /// <returns>The smaller network, and its states after each step.</returns>
    public (LutNetwork Network, IReadOnlyList<CompressionState> States) Run(LutNetwork network)
    {
        List<CompressionState> states = [];
        for (int i = 0; i < settings.Steps.Count; i++)
        {
            // What a step leaves of its share is there for the next ones.
            int left = settings.Steps.Count - i;
            double now = states.Count > 0 ? states[^1].ValidationAccuracy : accuracy;
            Attempt best = Take(network, settings.Steps[i], _least + (now - _least) * (left - 1) / left);
            network = best.Network;
            states.Add(samples.Describe(NameOf(settings.Steps[i]), network, settings.Rarity, best.Tolerance));
        }

        return (network, states);
    }

    private static string NameOf(CompressionStep step) => step.ToString().ToLowerInvariant();

    // The strongest attempt that keeps the accuracy, looked for upwards or downwards from the one that keeps what is seen. Equal signals have no strengths: they
    // are taken or not.
    private Attempt Take(LutNetwork network, CompressionStep step, double floor)
    {
        Attempt best = Try(network, step, Strength.Free);
        if (best.Accuracy >= floor)
        {
            for (int rung = Strength.Free + 1; settings.Budget is not null && step != CompressionStep.Signals && rung < _ladder.Count; rung++)
            {
                Attempt stronger = Try(network, step, rung);
                if (stronger.Accuracy < floor)
                {
                    break;
                }

                best = stronger;
            }

            return best;
        }

        for (int rung = Strength.Free - 1; step != CompressionStep.Signals && rung >= 0; rung--)
        {
            Attempt milder = Try(network, step, rung);
            if (milder.Accuracy >= floor)
            {
                return milder;
            }
        }

        return new Attempt(network, 0, floor);
    }

    private Attempt Try(LutNetwork network, CompressionStep step, int rung)
    {
        progress?.Report(new(NameOf(step), Math.Abs(rung - Strength.Free) + 1));
        SampleCodes codes = samples.TrainingOf(network);
        LutNetwork changed = step == CompressionStep.Signals
            ? SampleSignals.ReadOnce(network, CompressionSamples.Computed(network, codes))
            : TableSteps.Run(network, codes, step, _ladder[rung], cancellation);
        LutNetwork simplified = PassPipeline.Run(changed, cancellation).Network;
        return new Attempt(simplified, _ladder[rung].Tolerance, samples.ValidationAccuracy(simplified));
    }

    private readonly record struct Attempt(LutNetwork Network, double Tolerance, double Accuracy);
}
