using System.Globalization;

namespace LutGen.Training.Optimizers;

/// <summary>Multiplies the learning rate by a factor at certain points of the run.</summary>
/// <param name="factor">The factor, &gt; 0.</param>
/// <param name="points">The points, shares of the run.</param>
public sealed class StepSchedule(double factor, params double[] points) : ILearningRateSchedule
{
    /// <summary>What the learning rate is multiplied with.</summary>
    public double Factor => factor;

    /// <summary>The points, shares of the run.</summary>
    public IReadOnlyList<double> Points => points;

    /// <inheritdoc/>
    public double FactorAt(double progress)
    {
        double product = 1;
        foreach (double point in points)
        {
            product *= progress >= point ? factor : 1;
        }

        return product;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"x{factor} at {string.Join('/', points.Select(point => point.ToString(CultureInfo.InvariantCulture)))}");
}
