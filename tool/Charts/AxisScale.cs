namespace LutGen.Tool.Charts;

/// <summary>An axis: the range that it shows and where it is marked.</summary>
/// <param name="Label">What it measures, with its unit.</param>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
internal abstract record AxisScale(string Label, double Low, double High)
{
    /// <summary>The marks, from the lowest up.</summary>
    public abstract IEnumerable<double> Marks { get; }

    /// <summary>Where a value lies, 0 at the lower end and 1 at the upper.</summary>
    public abstract double Share(double value);

    /// <summary>A mark's text.</summary>
    public abstract string TextOf(double mark);
}
