using System.Globalization;

namespace LutGen.Tool.Reports;

/// <summary>How the same figure came out in several runs.</summary>
/// <param name="Mean">The arithmetic mean.</param>
/// <param name="Deviation">The sample's standard deviation, the sum of squares divided by n - 1; null of a single run.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal sealed record Spread(double Mean, double? Deviation, double Least, double Most)
{
    /// <summary>Mean ± deviation, to two decimals; of a single run its figure alone.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Mean:0.00}") + (Deviation is { } deviation ? string.Create(CultureInfo.InvariantCulture, $" ± {deviation:0.00}") : "");

    /// <summary>Works it out.</summary>
    /// <param name="values">At least one value.</param>
    public static Spread Of(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return new Spread(
            mean,
            values.Count > 1 ? Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)) : null,
            values.Min(),
            values.Max());
    }
}
