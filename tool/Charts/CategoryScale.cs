namespace LutGen.Tool.Charts;

/// <summary>An axis of names, each with as much room as the others; category i lies at i + 1/2.</summary>
/// <param name="Label">What the names are of.</param>
/// <param name="Names">The names from left to right.</param>
internal sealed record CategoryScale(string Label, IReadOnlyList<string> Names) : AxisScale(Label, 0, Math.Max(Names.Count, 1))
{
    /// <inheritdoc/>
    public override IEnumerable<double> Marks => Names.Select((_, i) => i + 0.5);

    /// <inheritdoc/>
    public override double Share(double value) => value / High;

    /// <inheritdoc/>
    public override string TextOf(double mark) => Names[(int)mark];
}
