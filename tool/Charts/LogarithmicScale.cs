using System.Globalization;

namespace LutGen.Tool.Charts;

/// <summary>An axis of positive values on which equal distances are equal ratios. It ends at 1, 2 or 5 times a power of ten.</summary>
/// <param name="Label">What it measures, with its unit.</param>
/// <param name="Low">Where it begins, above 0.</param>
/// <param name="High">Where it ends.</param>
internal sealed record LogarithmicScale(string Label, double Low, double High) : AxisScale(Label, Low, High)
{
    // Those of one power of ten crowd at its end.
    private const int MostOfAllDigits = 6;

    // Nothing lies on the very edge.
    private const double Room = 1.1;

    private static readonly int[] s_digits = [1, 2, 5], s_allDigits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    /// <summary>How many marks there may be before they are powers of ten alone; more would run into each other.</summary>
    public int MostMarks { get; init; } = 12;

    /// <summary>Chooses marks that enclose values with some room.</summary>
    /// <param name="label">What the axis measures.</param>
    /// <param name="values">What is to be shown; values that are not finite or not positive have no say.</param>
    public static LogarithmicScale Around(string label, IEnumerable<double> values)
    {
        double[] shown = [.. values.Where(value => double.IsFinite(value) && value > 0)];
        double low = shown.DefaultIfEmpty(1).Min() / Room, high = shown.DefaultIfEmpty(1).Max() * Room;
        double[] marks = [.. Between(low / 10, high * 10, s_digits)];
        return new LogarithmicScale(label, marks.Last(mark => mark <= low), marks.First(mark => mark >= high));
    }

    /// <summary>1, 2, 5, 10, ...; over many powers of ten these alone, and over less than one the digits between too.</summary>
    public override IEnumerable<double> Marks
    {
        get
        {
            double[] fine = [.. Between(Low, High, s_allDigits)], usual = [.. Between(Low, High, s_digits)];
            return fine.Length <= MostOfAllDigits ? fine : usual.Length <= MostMarks ? usual : Between(Low, High, [1]);
        }
    }

    /// <inheritdoc/>
    public override double Share(double value) => Math.Log(value / Low) / Math.Log(High / Low);

    /// <inheritdoc/>
    public override string TextOf(double mark) => Shorten(mark);

    /// <summary>A number in few letters: 500, 20k, 1M.</summary>
    public static string Shorten(double value) => value switch
    {
        >= 1e6 - 0.5 => (value / 1e6).ToString("#,0.#", CultureInfo.InvariantCulture) + "M",
        >= 1e3 - 0.5 => (value / 1e3).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("0.############", CultureInfo.InvariantCulture),
    };

    // Marks that are given as ends are among them, whatever the last bit of a power says.
    private static IEnumerable<double> Between(double low, double high, IReadOnlyList<int> digits)
    {
        int first = (int)Math.Floor(Math.Log10(low) + 1e-9), last = (int)Math.Floor(Math.Log10(high) + 1e-9);
        return Enumerable.Range(first, last - first + 1)
            .SelectMany(power => digits.Select(digit => power < 0 ? digit / Math.Pow(10, -power) : digit * Math.Pow(10, power)))
            .Where(mark => mark >= low * (1 - 1e-9) && mark <= high * (1 + 1e-9));
    }
}
