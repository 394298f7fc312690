using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>Functions that read a net several times, as functions that read it once: other tools refuse the repeats that BLIF and neurons may have.</summary>
internal static class DistinctFanins
{
    /// <summary>The function with each fanin once, at the place of its first mention.</summary>
    public static (int[] Fanins, TruthTable Table) Of(IReadOnlyList<int> fanins, TruthTable table)
    {
        int[] distinct = fanins.Distinct().ToArray();
        if (distinct.Length == fanins.Count)
        {
            return (distinct, table);
        }

        int[] shifts = fanins.Select(fanin => distinct.Length - 1 - Array.IndexOf(distinct, fanin)).ToArray();
        return (distinct, TruthTable.FromFunction(distinct.Length, 1, address => table[shifts.Aggregate(0, (full, shift) => (full << 1) | ((address >> shift) & 1))]));
    }
}
