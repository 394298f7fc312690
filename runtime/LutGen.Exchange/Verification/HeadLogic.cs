using LutGen.Circuits;
using LutGen.Hardware;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Verification;

/// <summary>Heads as logic behind the bits of their signals, in the same circuit as the layers.</summary>
internal static class HeadLogic
{
    private const int LutInputs = 6;

    /// <summary>The class, the most significant bit first; of bits, these.</summary>
    public static int[] Class(CircuitBuilder circuit, LutNetwork network, int[] headBits)
    {
        if (network.Head is BitsHead)
        {
            return headBits;
        }

        if (network.Head is GroupSumHead { ScoreCount: 1 })
        {
            return [];
        }

        (LogicPart popcount, int[] widths) = PopcountPart.Build(network, Inputs(headBits.Length), LutInputs, usesCarryChains: false, int.MaxValue, circuit.Cancellation);
        int[] numbers = Copy(circuit, popcount, headBits);
        return Copy(circuit, ArgmaxPart.Build(network.Head, Inputs(numbers.Length), widths, chainedLutInputs: null, int.MaxValue, circuit.Cancellation), numbers).Reverse().ToArray();
    }

    private static int[] Inputs(int count) => Enumerable.Range(0, count).Select(CircuitBuilder.Input).ToArray();

    private static int[] Copy(CircuitBuilder circuit, LogicPart part, int[] inputs)
    {
        var literals = new List<int> { CircuitBuilder.False };
        literals.AddRange(inputs);
        foreach (CircuitNode cell in part.Circuit.Cells)
        {
            literals.Add(circuit.Cell(literals[cell.A], literals[cell.B], literals[cell.C], cell.Function));
        }

        return part.Outputs.Select(output => literals[output >> 1] ^ (output & 1)).ToArray();
    }
}
