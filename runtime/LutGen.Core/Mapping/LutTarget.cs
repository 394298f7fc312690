using LutGen.Cost;

namespace LutGen.Mapping;

/// <summary>What graphs are covered with: lookup tables, and multiplexers that make wider functions of several of them.</summary>
/// <param name="LutInputs">Inputs of a lookup table, 2 to 8.</param>
/// <param name="IsDepthBounded">
/// Whether covers may be no deeper than the shallowest that the cuts allow. Otherwise the smallest of several is taken: a bound
/// on depth keeps counters of many bits whole, which choices by area alone take apart.
/// </param>
/// <param name="HasWideMultiplexers">
/// Whether two lookup tables and a multiplexer are a function of one input more, four and three of two more, as F7 and F8 of AMD's
/// devices make them, in one level. For lookup tables of at most six inputs.
/// </param>
/// <param name="IsQuick">Whether a cover by cuts is enough, which takes a fraction of the time and some per cent more lookup tables.</param>
internal sealed record LutTarget(int LutInputs, bool IsDepthBounded, bool HasWideMultiplexers = false, bool IsQuick = false)
{
    private const int MultiplexerLevels = 2;

    /// <summary>Most inputs of a function.</summary>
    public int CutSize => HasWideMultiplexers ? LutInputs + MultiplexerLevels : LutInputs;

    /// <summary>Lookup tables that a function takes.</summary>
    /// <param name="inputs">Number of its inputs.</param>
    public int LutsOf(int inputs) => inputs <= LutInputs ? 1 : 1 << (inputs - LutInputs);

    /// <summary>Lookup tables that a cover takes.</summary>
    public int LutsOf(LutCover cover) => cover.Functions.Sum(function => LutsOf(function.Leaves.Length));

    /// <summary>Functions of a cover that take multiplexers of a level, of which each takes one, and two of the level below.</summary>
    /// <param name="cover">The cover.</param>
    /// <param name="level">The level, 1 or 2.</param>
    public int WideFunctionsOf(LutCover cover, int level) => cover.Functions.Count(function => function.Leaves.Length == LutInputs + level);

    /// <summary>What a cover takes.</summary>
    public PartCost CostOf(LutCover cover)
    {
        int second = WideFunctionsOf(cover, level: 2);
        int first = WideFunctionsOf(cover, level: 1) + 2 * second;
        return new PartCost(LutsOf(cover), cover.Depth(), cover.Functions.Sum(function => 1L << function.Leaves.Length), first, second);
    }
}
