namespace LutGen.Heads;

/// <summary>Dequantised codes: score = (code - zero) * scale; ranks are scores.</summary>
internal readonly struct DequantizeRule : IScoreRule
{
    private readonly float[] _scales;
    private readonly int[] _zeros;

    private DequantizeRule(DequantizeHead head)
    {
        _scales = head.Outputs.Select(o => o.Scale).ToArray();
        _zeros = head.Outputs.Select(o => o.Zero).ToArray();

        // Different codes have different products as long as these neither overflow nor underflow.
        DequantizedScore first = head.Outputs[0];
        RanksByNumber = head.Outputs.All(o => o.Scale.Equals(first.Scale) && o.Zero == first.Zero) && first.Scale is > 1e-30f and < 1e30f;
    }

    public bool RanksByNumber { get; }

    /// <summary>The readout of a head.</summary>
    public static HeadReadout Readout(DequantizeHead head, HeadOutputs outputs) =>
        new RankedReadout<DequantizeRule>(new DequantizeRule(head), outputs.Widths.Select(_ => 1).ToArray(), outputs);

    public float Score(int index, int number) => (number - _zeros[index]) * _scales[index];

    public double Rank(int index, int number) => Score(index, number);

    public int ClassOfOne(int number) => Score(0, number) > 0 ? 1 : 0;
}
