namespace LutGen.Macs;

/// <summary>
/// How long a stage takes for a position by each form, in steps of vectors on the machine of docs/decisions/0026: what the choice
/// between them goes by. Only the proportions matter.
/// </summary>
public static class MacTimes
{
    // A term of a list takes a load, a multiplication and an addition at each position, and a share of reading the list; a line of a tile the same
    // for each of four outputs, but one load for all of them. Equal where half of the weights are zero.
    private const double Term = 1.3;
    private const double TileLine = 4.0;

    // So few are soon done on bit planes, to which rows come in less time.
    private const long FewestTerms = 256;

    /// <summary>Whether a network that could be operations on bits is better multiplied.</summary>
    public static bool IsWorthIt(MacProgram program) => program.Stages.OfType<MacStage>().Sum(stage => (long)stage.Terms * stage.Positions.Count) >= FewestTerms;

    /// <summary>Whether a stage is faster four outputs at a time, zeros included, than output by output without them.</summary>
    public static bool IsDense(MacStage stage) =>
        stage.Sums.All(sum => sum.Wides.Count == 0 && sum.Chunks.Count == 0) && OfTiles(stage) < OfTerms(stage);

    /// <summary>Output by output.</summary>
    public static double OfTerms(MacStage stage) => Term * stage.Terms;

    /// <summary>Four outputs at a time.</summary>
    public static double OfTiles(MacStage stage) => TileLine * MacTile.Of(stage).Sum(tile => tile.Lines.Count);
}
