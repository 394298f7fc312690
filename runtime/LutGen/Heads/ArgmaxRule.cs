namespace LutGen.Heads;

/// <summary>Argmax: codes are scores and ranks.</summary>
internal readonly struct ArgmaxRule : IScoreRule
{
    public bool RanksByNumber => true;

    /// <summary>The readout of a head.</summary>
    public static HeadReadout Readout(HeadOutputs outputs) =>
        new RankedReadout<ArgmaxRule>(default, outputs.Widths.Select(_ => 1).ToArray(), outputs);

    public float Score(int index, int number) => number;

    public double Rank(int index, int number) => number;

    public int ClassOfOne(int number) => number > 0 ? 1 : 0;
}
