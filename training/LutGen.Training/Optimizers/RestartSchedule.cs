using System.Globalization;

namespace LutGen.Training.Optimizers;

/// <summary>
/// Falls along half a cosine to zero and begins again, several times (SGDR, arXiv 1608.03983, with periods of one length): what the published trainings
/// of LogicNets, PolyLUT and NeuraLUT use, 100 epochs a period.
/// </summary>
/// <param name="periods">How many times, 1 or more.</param>
public sealed class RestartSchedule(int periods) : ILearningRateSchedule
{
    /// <summary>How many times it falls.</summary>
    public int Periods => periods;

    /// <inheritdoc/>
    public double FactorAt(double progress) =>
        progress >= 1 ? 0 : 0.5 * (1 + Math.Cos(Math.PI * (progress * periods - Math.Floor(progress * periods))));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"cosine x{periods}");
}
