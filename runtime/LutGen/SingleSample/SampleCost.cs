namespace LutGen.SingleSample;

/// <summary>
/// How long one sample takes, in nanoseconds on the machine of decision 11: what the choice between
/// <see cref="SamplePath"/>s goes by. Only the proportions matter.
/// </summary>
internal static class SampleCost
{
    // A level waits for the last bits of the one before.
    private const double Level = 20;
    private const double Gather = 1.3;
    private const double Term = 0.35;
    private const double WordOperation = 0.8;
    private const double WordPlane = 0.8;
    private const double Lookup = 1.2;

    /// <summary>A <see cref="GatherPath"/>.</summary>
    public static double OfGathers(int gathers, int levels, int terms) => Gather * gathers + Level * levels + Term * terms;

    /// <summary>The least that a <see cref="GatherPath"/> of so many cells can take.</summary>
    public static double LeastOfGathers(int cells) => Gather * (2.0 * cells / 64);

    /// <summary>A <see cref="WordPath"/>, which spreads and collects each plane for itself.</summary>
    public static double OfWord(int operations, int inputs, int outputs) => WordOperation * operations + WordPlane * (inputs + outputs);

    /// <summary>Table lookups one by one.</summary>
    public static double OfLookups(int lookups) => Lookup * lookups;
}
