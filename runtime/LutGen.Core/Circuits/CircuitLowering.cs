using LutGen.Mapping;
using LutGen.Networks;

namespace LutGen.Circuits;

/// <summary>Cuts a network into a <see cref="Circuit"/>: tables become multiplexers of three-input cells, sums become adders, convolutions one copy of their kernel a position.</summary>
public static class CircuitLowering
{
    /// <summary>Lowers a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="nodeLimit">Most operations worth having.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The circuit, or null when it would need more operations than the limit.</returns>
    public static Circuit? Lower(LutNetwork network, int nodeLimit, CancellationToken cancellation = default) =>
        Lower(network, nodeLimit, new LoweringOptions(), cancellation);

    /// <summary>Lowers a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="nodeLimit">Most operations worth having.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The circuit, or null when it would need more operations than the limit.</returns>
    public static Circuit? Lower(LutNetwork network, int nodeLimit, LoweringOptions options, CancellationToken cancellation = default)
    {
        int inputBits = network.Encoder.Widths.Sum();
        var builder = new CircuitBuilder(inputBits, nodeLimit, cancellation);
        try
        {
            var signals = new SignalBits(network.Scope);
            int input = 0;
            for (int signal = 0; signal < network.Encoder.SignalCount; signal++)
            {
                for (int bit = network.WidthOf(signal) - 1; bit >= 0; bit--)
                {
                    signals[signal, bit] = CircuitBuilder.Input(input++);
                }
            }

            new LayerLowering(builder).Lower(network.Layers, signals);
            var outputs = new List<int>();
            foreach (int signal in network.Head.Signals)
            {
                for (int bit = network.WidthOf(signal) - 1; bit >= 0; bit--)
                {
                    outputs.Add(signals[signal, bit]);
                }
            }

            int[] literals = outputs.ToArray();
            builder = CircuitMapping.Run(builder, literals, OperatorCounts.CostOf(options.Cost), options.Rounds, cancellation);
            return CircuitExtraction.Extract(builder, literals);
        }
        catch (CircuitLimitException)
        {
            return null;
        }
    }
}

/// <summary>The literals of all signals' bits; bit 0 is a signal's least significant.</summary>
internal sealed class SignalBits
{
    private readonly int[] _starts;
    private readonly int[] _literals;

    public SignalBits(SignalScope scope)
    {
        Scope = scope;
        _starts = new int[scope.Count + 1];
        for (int signal = 0; signal < scope.Count; signal++)
        {
            _starts[signal + 1] = checked(_starts[signal] + scope.WidthOf(signal));
        }

        _literals = new int[_starts[scope.Count]];
    }

    public SignalScope Scope { get; }

    public int this[int signal, int bit]
    {
        get => _literals[_starts[signal] + bit];
        set => _literals[_starts[signal] + bit] = value;
    }

    /// <summary>A signal's bits, least significant first.</summary>
    public int[] this[int signal]
    {
        get
        {
            var bits = new int[_starts[signal + 1] - _starts[signal]];
            Array.Copy(_literals, _starts[signal], bits, 0, bits.Length);
            return bits;
        }

        set => Array.Copy(value, 0, _literals, _starts[signal], value.Length);
    }
}
