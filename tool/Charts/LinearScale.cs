using System.Globalization;

namespace LutGen.Tool.Charts;

/// <summary>An axis on which equal distances are equal differences.</summary>
/// <param name="Label">What it measures, with its unit.</param>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Step">From mark to mark; the marks are multiples of it.</param>
internal sealed record LinearScale(string Label, double Low, double High, double Step) : AxisScale(Label, Low, High)
{
    private const int MostSteps = 6;

    // Where numbers are too long to stand beside an axis; millions are written with one decimal.
    private const double Million = 1e6, LeastStepOfThousands = 1e4, LeastStepOfMillions = 1e5;

    /// <summary>Chooses round marks that enclose values.</summary>
    /// <param name="label">What the axis measures.</param>
    /// <param name="values">What is to be shown; values that are not finite have no say.</param>
    public static LinearScale Around(string label, IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double low = finite.DefaultIfEmpty(0).Min();
        double high = finite.DefaultIfEmpty(1).Max();
        if (high - low <= 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            double room = Math.Max(Math.Abs(low) / 2, 0.5);
            (low, high) = (low - room, high + room);
        }

        double step = StepOf(low, high, MostSteps);
        return new LinearScale(label, step * Math.Floor(low / step), step * Math.Ceiling(high / step), step);
    }

    /// <summary>Chooses round marks between ends that are given.</summary>
    /// <param name="label">What the axis measures.</param>
    /// <param name="low">Where it begins.</param>
    /// <param name="high">Where it ends, above its beginning.</param>
    /// <param name="mostSteps">Into how many steps the marks divide it at most.</param>
    public static LinearScale Between(string label, double low, double high, int mostSteps) => new(label, low, high, StepOf(low, high, mostSteps));

    /// <inheritdoc/>
    public override IEnumerable<double> Marks
    {
        get
        {
            double first = Math.Ceiling(Low / Step - 1e-6), last = Math.Floor(High / Step + 1e-6);
            return Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * Step);
        }
    }

    /// <inheritdoc/>
    public override double Share(double value) => (value - Low) / (High - Low);

    /// <summary>A mark's text, with as many decimals as the marks differ by; 150k and 15M where they differ by that much.</summary>
    public override string TextOf(double mark)
    {
        if (Step >= (Math.Abs(High) < Million ? LeastStepOfThousands : LeastStepOfMillions))
        {
            return mark < 0 ? "-" + LogarithmicScale.Shorten(-mark) : LogarithmicScale.Shorten(mark);
        }

        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, 12);
        return (Math.Abs(mark) < Step / 2 ? 0 : mark).ToString((Math.Abs(High) < Million ? "F" : "G") + (Math.Abs(High) < Million ? decimals : 4), CultureInfo.InvariantCulture);
    }

    // The next of 1, 2, 5, 10, ...
    private static double StepOf(double low, double high, int mostSteps)
    {
        double value = (high - low) / mostSteps;
        double ten = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 2, 5, 10 }.Select(digit => digit * ten).First(step => step >= value * (1 - 1e-9));
    }
}
