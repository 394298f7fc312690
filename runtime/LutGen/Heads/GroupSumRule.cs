namespace LutGen.Heads;

/// <summary>Group sum: score = (sum + beta) / tau; ranks are sums plus beta in double precision.</summary>
internal readonly struct GroupSumRule : IScoreRule
{
    private readonly float[] _betas;
    private readonly float _tau;

    private GroupSumRule(GroupSumHead head)
    {
        _betas = head.Groups.Select(g => g.Beta).ToArray();
        _tau = head.Tau;

        // A beta of ordinary size cannot make two different 31-bit sums equal by rounding.
        RanksByNumber = _betas.All(b => b.Equals(head.Groups[0].Beta)) && Math.Abs(_betas[0]) <= 1 << 30;
    }

    public bool RanksByNumber { get; }

    /// <summary>The readout of a head.</summary>
    public static HeadReadout Readout(GroupSumHead head, IReadOnlyList<int> widths) =>
        Readout(head, head.Groups.Select(g => g.Signals.Count).ToArray(), widths);

    /// <summary>The readout of a head whose groups sum the given numbers of codes.</summary>
    public static HeadReadout Readout(GroupSumHead head, int[] counts, IReadOnlyList<int> widths) =>
        new RankedReadout<GroupSumRule>(new GroupSumRule(head), counts, widths);

    public float Score(int index, int number) => (number + _betas[index]) / _tau;

    public double Rank(int index, int number) => number + (double)_betas[index];

    public int ClassOfOne(int number) => 0;
}
