using LutGen.Circuits;
using LutGen.Heads;

namespace LutGen.Hardware;

/// <summary>A head as far as it compares: the class as a circuit. Bits and a sum without rivals are outputs as they are.</summary>
internal static class ArgmaxPart
{
    /// <summary>Builds the part.</summary>
    /// <param name="head">The head.</param>
    /// <param name="bits">The numbers that <see cref="PopcountPart"/> gives, as literals of the part's inputs.</param>
    /// <param name="widths">Their widths.</param>
    /// <param name="chainedLutInputs">Inputs of a lookup table, 3 or more, where comparisons are wanted on carry chains too; else null.</param>
    /// <param name="cellLimit">Most cells.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The part; its outputs are the class, least significant bit first, or the bits.</returns>
    /// <exception cref="CircuitLimitException">There would be more cells.</exception>
    public static LogicPart Build(OutputHead head, int[] bits, int[] widths, int? chainedLutInputs, int cellLimit, CancellationToken cancellation)
    {
        var circuit = new CircuitBuilder(bits.Length, cellLimit, cancellation);
        int start = 0;
        int[][] numbers = widths.Select(width =>
        {
            start += width;
            return bits.Skip(start - width).Take(width).ToArray();
        }).ToArray();
        return head switch
        {
            GroupSumHead { ScoreCount: 1 } or BitsHead => new LogicPart(circuit, bits),
            GroupSumHead sums => Tree(WithFractions(numbers, new BetaOrder(sums))),
            DequantizeHead { ScoreCount: 1 } score => new LogicPart(circuit, [new ScoreRanks(score, widths).IsPositive(circuit, numbers[0])]),
            DequantizeHead scores => Tree(new ScoreRanks(scores, widths).Of(circuit, numbers)),
            ArgmaxHead { ScoreCount: 1 } => new LogicPart(circuit, [numbers[0].Aggregate(CircuitBuilder.False, circuit.Or)]),
            ArgmaxHead => Tree(numbers),
            _ => throw new NotSupportedException($"no circuit for {head.GetType().Name}"),
        };

        LogicPart Tree(int[][] keys)
        {
            int width = keys.Max(key => key.Length);
            int[][] padded = keys.Select(key => key.Concat(Enumerable.Repeat(CircuitBuilder.False, width - key.Length)).ToArray()).ToArray();
            return new LogicPart(circuit, Largest(circuit, padded)) { Chained = chainedLutInputs is { } lutInputs ? ComparisonTree.Of(padded, lutInputs) : null };
        }
    }

    /// <summary>The index of the largest of some numbers of one width, the first of equals: a tree of comparisons, each of which hands on the larger number and its index.</summary>
    public static int[] Largest(CircuitBuilder circuit, int[][] numbers)
    {
        int indexBits = BitWidth.Of(numbers.Length - 1);
        (int[] Number, int[] Index)[] left = numbers.Select((number, i) => (number, CircuitArithmetic.Constant(i, indexBits))).ToArray();
        while (left.Length > 1)
        {
            left = Enumerable.Range(0, (left.Length + 1) / 2)
                .Select(pair => 2 * pair + 1 < left.Length ? Larger(circuit, left[2 * pair], left[2 * pair + 1]) : left[2 * pair])
                .ToArray();
        }

        return left[0].Index;
    }

    private static (int[] Number, int[] Index) Larger(CircuitBuilder circuit, (int[] Number, int[] Index) first, (int[] Number, int[] Index) second)
    {
        int isSecond = circuit.IsGreater(second.Number, first.Number);
        int[] Choose(int[] ifSecond, int[] ifFirst) => ifSecond.Select((bit, i) => circuit.Mux(isSecond, bit, ifFirst[i])).ToArray();
        return (Choose(second.Number, first.Number), Choose(second.Index, first.Index));
    }

    private static int[][] WithFractions(int[][] sums, BetaOrder betas) =>
        sums.Select((sum, i) => CircuitArithmetic.Constant(betas.Fractions[i], betas.FractionBits).Concat(sum).ToArray()).ToArray();
}
