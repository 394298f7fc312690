using System.Globalization;

namespace LutGen.Training.Optimizers;

/// <summary>Falls along half a cosine to zero, after an optional rise along a line from zero.</summary>
/// <param name="warmup">Share of the run in which it rises, 0..1.</param>
public sealed class CosineSchedule(double warmup = 0) : ILearningRateSchedule
{
    /// <summary>Share of the run in which the learning rate rises.</summary>
    public double Warmup => warmup;

    /// <inheritdoc/>
    public double FactorAt(double progress)
    {
        if (progress < warmup)
        {
            return progress / warmup;
        }

        double share = warmup < 1 ? (progress - warmup) / (1 - warmup) : 1;
        return 0.5 * (1 + Math.Cos(Math.PI * Math.Clamp(share, 0, 1)));
    }

    /// <inheritdoc/>
    public override string ToString() => warmup == 0 ? "cosine" : string.Create(CultureInfo.InvariantCulture, $"cosine warmup {warmup}");
}
