using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Exchange.Verification;

/// <summary>The layers of two networks as one circuit, in which equal functions of equal bits are one cell whichever network they are of.</summary>
internal sealed class ComparedLogic
{
    private const int MostCells = 1 << 23;

    private readonly int[][] _headBits;

    private ComparedLogic(CircuitBuilder circuit, int[][] headBits)
    {
        Circuit = circuit;
        _headBits = headBits;
    }

    /// <summary>The circuit; its inputs are the variables.</summary>
    public CircuitBuilder Circuit { get; }

    /// <summary>The literals of the bits of a network's head's signals in order, each signal's most significant bit first.</summary>
    /// <param name="network">0 for the first network, 1 for the second.</param>
    public int[] HeadBits(int network) => _headBits[network];

    /// <summary>Lowers two networks; null where that is too large.</summary>
    public static ComparedLogic? Of(LutNetwork first, LutNetwork second, ComparedInputs inputs, CancellationToken cancellation)
    {
        var circuit = new CircuitBuilder(inputs.VariableCount, MostCells, cancellation);
        try
        {
            return new ComparedLogic(circuit, [Lower(circuit, first, inputs.EncoderBits(0)), Lower(circuit, second, inputs.EncoderBits(1))]);
        }
        catch (CircuitLimitException)
        {
            return null;
        }
    }

    /// <summary>The same outputs in another circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="headBits">The literals there of the bits of the first head, then of the second.</param>
    public ComparedLogic With(CircuitBuilder circuit, int[] headBits) => new(circuit, [headBits[.._headBits[0].Length], headBits[_headBits[0].Length..]]);

    private static int[] Lower(CircuitBuilder circuit, LutNetwork network, IReadOnlyList<int[]> encoderBits)
    {
        var signals = new SignalBits(network.Scope);
        int next = 0;
        for (int signal = 0; signal < network.Encoder.SignalCount; signal++)
        {
            for (int bit = network.WidthOf(signal) - 1; bit >= 0; bit--)
            {
                signals[signal, bit] = encoderBits[next++].Aggregate(CircuitBuilder.False, (sum, variable) => circuit.Xor(sum, CircuitBuilder.Input(variable), CircuitBuilder.False));
            }
        }

        new LayerLowering(circuit, new CanonicalTables(circuit).Lower, counterInputs: 3).Lower(network.Layers, signals);
        return network.Head.Signals.SelectMany(signal => signals[signal].Reverse()).ToArray();
    }
}
