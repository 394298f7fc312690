using LutGen.Circuits;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Hardware;

/// <summary>
/// The order of dequantised scores as whole numbers: each code becomes its score's rank among all scores of all classes, so
/// that classes of different scales compare. Where ranks are codes, as with one scale for all, nothing is built.
/// </summary>
internal sealed class ScoreRanks
{
    // Codes of all distinct scales together.
    private const int MostScores = 1 << 22;

    private readonly DequantizeHead _head;
    private readonly int[] _widths;
    private readonly float[] _scores;

    /// <summary>Orders all scores.</summary>
    /// <exception cref="CircuitLimitException">There are too many.</exception>
    public ScoreRanks(DequantizeHead head, int[] widths)
    {
        _head = head;
        _widths = widths;
        (int Width, DequantizedScore Score)[] distinct = head.Outputs.Select((score, i) => (widths[i], score with { Signal = 0 })).Distinct().ToArray();
        if (distinct.Sum(d => 1L << d.Width) > MostScores)
        {
            throw new CircuitLimitException();
        }

        _scores = distinct.SelectMany(d => Enumerable.Range(0, 1 << d.Width).Select(d.Score.Of)).Distinct().OrderBy(score => score).ToArray();
    }

    /// <summary>The ranks of all classes' codes as a circuit.</summary>
    public int[][] Of(CircuitBuilder circuit, int[][] codes)
    {
        var tables = new TableLowering(circuit);
        return codes.Select((code, i) => Ranks(tables, code, i)).ToArray();
    }

    /// <summary>Whether the first score is above 0, as a circuit.</summary>
    public int IsPositive(CircuitBuilder circuit, int[] code) =>
        new TableLowering(circuit).Lower(TruthTable.FromFunction(_widths[0], 1, c => _head.Outputs[0].Of(c) > 0 ? 1 : 0), code)[0];

    /// <summary>Digits of a rank.</summary>
    public int RankBits => BitWidth.Of(_scores.Length - 1);

    /// <summary>The rank of each code of a class, from 0, by the code; null where ranks are codes.</summary>
    /// <param name="index">The class.</param>
    public int[]? RanksOf(int index)
    {
        int[] ranks = Enumerable.Range(0, 1 << _widths[index]).Select(code => Array.BinarySearch(_scores, _head.Outputs[index].Of(code))).ToArray();
        return ranks.Where((rank, code) => rank != code).Any() ? ranks : null;
    }

    private int[] Ranks(TableLowering tables, int[] code, int index)
    {
        if (RanksOf(index) is not { } ranks)
        {
            return code;
        }

        var bits = new List<int>();
        for (int first = 0; first < RankBits; first += NetworkLimits.SignalBits)
        {
            int shift = first;
            int width = Math.Min(NetworkLimits.SignalBits, RankBits - first);
            bits.AddRange(tables.Lower(TruthTable.FromFunction(code.Length, width, c => (ranks[c] >> shift) & ((1 << width) - 1)), code));
        }

        return bits.ToArray();
    }
}
