using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Gates;

/// <summary>The bits that a group sum adds: those of codes of several bits as often as their weight says.</summary>
internal static class GroupSumBits
{
    /// <summary>Most bits of all groups together.</summary>
    private const int MostBits = 1 << 24;

    /// <summary>The bits by group.</summary>
    /// <param name="network">A network.</param>
    /// <param name="head">Its head.</param>
    /// <param name="outputs">The head's bits in order.</param>
    /// <exception cref="ExportException">There would be too many.</exception>
    public static IReadOnlyList<int[]> Of(LutNetwork network, GroupSumHead head, IReadOnlyList<int> outputs)
    {
        if (head.Signals.Sum(signal => (1L << network.WidthOf(signal)) - 1) is > MostBits and var bits)
        {
            throw new ExportException($"{network.Name} adds {bits} bits, codes of several bits counted by their weight, expected at most {MostBits}");
        }

        int next = 0;
        List<int[]> groups = [];
        foreach (SumGroup group in head.Groups)
        {
            List<int> inputs = [];
            foreach (int signal in group.Signals)
            {
                for (int weight = 1 << (network.WidthOf(signal) - 1); weight > 0; weight >>= 1)
                {
                    inputs.AddRange(Enumerable.Repeat(outputs[next++], weight));
                }
            }

            groups.Add([.. inputs]);
        }

        return groups;
    }
}
