using LutGen.Circuits;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Hardware;

/// <summary>A head as far as it adds: group sums as circuits. Other heads add nothing, and the part is wires.</summary>
internal static class PopcountPart
{
    /// <summary>
    /// Most bits of a counter in lookup tables, one for each digit: two for three bits, three for four to six, so four bits are not worth a counter; eight
    /// would have a fourth digit.
    /// </summary>
    /// <param name="lutInputs">Inputs of a lookup table, 3 to 8.</param>
    public static int CounterInputs(int lutInputs) => lutInputs < 5 ? 3 : Math.Min(lutInputs, 7);

    /// <summary>Builds the part.</summary>
    /// <param name="network">The network.</param>
    /// <param name="bits">The bits of the head's signals, each most significant bit first, as literals of the part's inputs.</param>
    /// <param name="lutInputs">Inputs of a lookup table, 3 to 8.</param>
    /// <param name="usesCarryChains">Whether the last additions are wanted on carry chains too.</param>
    /// <param name="cellLimit">Most cells.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The part, and the widths of the numbers that its outputs are, each least significant bit first: sums, or the head's codes.</returns>
    /// <exception cref="CircuitLimitException">There would be more cells.</exception>
    public static (LogicPart Part, int[] Widths) Build(LutNetwork network, int[] bits, int lutInputs, bool usesCarryChains, int cellLimit, CancellationToken cancellation)
    {
        var circuit = new CircuitBuilder(bits.Length, cellLimit, cancellation);
        var numbers = new List<int[]>();
        var rows = new List<BitRows>();
        int start = 0;
        if (network.Head is GroupSumHead sums)
        {
            int counterInputs = CounterInputs(lutInputs);
            long[] offsets = new BetaOrder(sums).Offsets;
            for (int group = 0; group < sums.Groups.Count; group++)
            {
                var heap = new BitHeap(offsets[group]);
                foreach (int signal in sums.Groups[group].Signals)
                {
                    for (int bit = network.WidthOf(signal) - 1; bit >= 0; bit--)
                    {
                        heap.Add(bits[start++], 1L << bit);
                    }
                }

                rows.Add(heap.Rows(circuit, counterInputs));
                numbers.Add(rows[group].Sum(circuit));
            }
        }
        else
        {
            foreach (int signal in network.Head.Signals)
            {
                int width = network.WidthOf(signal);
                numbers.Add(bits.Skip(start).Take(width).Reverse().ToArray());
                start += width;
            }
        }

        int[] widths = numbers.Select(number => number.Length).ToArray();
        return (new LogicPart(circuit, numbers.SelectMany(number => number).ToArray()) { Chained = usesCarryChains ? GroupAdders.Of(rows, widths) : null }, widths);
    }
}
