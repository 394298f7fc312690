using System.Globalization;

namespace LutGen.Tool.Charts;

/// <summary>An axis: the range that it shows and where it is marked.</summary>
/// <param name="Label">What it measures, with its unit.</param>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Step">From mark to mark.</param>
internal sealed record AxisScale(string Label, double Low, double High, double Step)
{
    private const int MostSteps = 6;

    /// <summary>Chooses round marks that enclose values.</summary>
    /// <param name="label">What the axis measures.</param>
    /// <param name="values">What is to be shown; values that are not finite have no say.</param>
    public static AxisScale Around(string label, IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double low = finite.DefaultIfEmpty(0).Min();
        double high = finite.DefaultIfEmpty(1).Max();
        if (high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            double room = Math.Max(Math.Abs(low) / 2, 0.5);
            (low, high) = (low - room, high + room);
        }

        double step = RoundUp((high - low) / MostSteps);
        return new AxisScale(label, step * Math.Floor(low / step), step * Math.Ceiling(high / step), step);
    }

    /// <summary>The marks, from the lowest up.</summary>
    public IEnumerable<double> Marks => Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Low + i * Step);

    /// <summary>Where a value lies, 0 at the lower end and 1 at the upper.</summary>
    public double Share(double value) => (value - Low) / (High - Low);

    /// <summary>A mark's text, with as many decimals as the marks differ by.</summary>
    public string TextOf(double mark)
    {
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, 12);
        return (Math.Abs(mark) < Step / 2 ? 0 : mark).ToString((Math.Abs(High) < 1e6 ? "F" : "G") + (Math.Abs(High) < 1e6 ? decimals : 4), CultureInfo.InvariantCulture);
    }

    // The next of 1, 2, 5, 10, ...
    private static double RoundUp(double value)
    {
        double ten = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 2, 5, 10 }.Select(digit => digit * ten).First(step => step >= value * (1 - 1e-9));
    }
}
