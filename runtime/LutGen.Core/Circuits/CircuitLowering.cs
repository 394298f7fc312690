using LutGen.Mapping;
using LutGen.Networks;
using LutGen.Passes;
using LutGen.Sweeping;

namespace LutGen.Circuits;

/// <summary>Cuts a network into a <see cref="Circuit"/>: tables become multiplexers of three-input cells, sums become adders, convolutions one copy of their kernel a position.</summary>
public static class CircuitLowering
{
    // Beyond so many cells, a build must not wait for equal ones to be found; nor beyond so many cells and inputs together, which a file of a few lines may have by the million.
    private const int MostSwept = 50_000;
    private const int MostSimulated = 4 * MostSwept;
    private const double WorthwhileShare = 0.99;

    // Half a second or so.
    private static readonly SweepBudget SweepBudget = new(DiagramNodes: 1 << 20, CutComparisons: 0);

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
        if (network.Layers.Any(layer => layer is LutLayer && layer.OutputBits > 1))
        {
            // Constant bits fold by themselves; only codes of several bits can be impossible otherwise.
            network = new ImpossibleCodes().Run(network, cancellation);
        }

        return Lower(network.Scope, network.Layers, Enumerable.Range(0, network.Encoder.SignalCount).ToArray(), network.Head.Signals.ToArray(), nodeLimit, options, cancellation);
    }

    /// <summary>Lowers some of a network's layers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">The layers, in order.</param>
    /// <param name="inputs">The signals that are there before, each once, with all that the layers read and do not define.</param>
    /// <param name="outputs">The signals that are wanted: any of the inputs and of those that the layers define.</param>
    /// <param name="nodeLimit">Most operations worth having.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The circuit, or null when it would need more operations than the limit.</returns>
    public static Circuit? Lower(
        LutNetwork network, IReadOnlyList<Layer> layers, IReadOnlyList<int> inputs, IReadOnlyList<int> outputs, int nodeLimit, CancellationToken cancellation = default) =>
        Lower(network.Scope, layers, inputs, outputs, nodeLimit, new LoweringOptions(), cancellation);

    internal static Circuit? Lower(
        SignalScope scope, IReadOnlyList<Layer> layers, IReadOnlyList<int> inputs, IReadOnlyList<int> outputs, int nodeLimit, LoweringOptions options, CancellationToken cancellation)
    {
        try
        {
            (CircuitBuilder builder, int[] roots) = LowerToCells(scope, layers, inputs, outputs, nodeLimit, options, cancellation);
            return CircuitExtraction.Extract(builder, roots);
        }
        catch (CircuitLimitException)
        {
            return null;
        }
    }

    /// <summary>Lowers layers and leaves them as they were built; see <see cref="Lower(LutNetwork, IReadOnlyList{Layer}, IReadOnlyList{int}, IReadOnlyList{int}, int, CancellationToken)"/>.</summary>
    /// <returns>The cells, and the literals of the outputs' bits, each signal's most significant first.</returns>
    /// <exception cref="CircuitLimitException">There would be more operations than the limit.</exception>
    internal static (CircuitBuilder Cells, int[] Outputs) LowerToCells(
        SignalScope scope, IReadOnlyList<Layer> layers, IReadOnlyList<int> inputs, IReadOnlyList<int> outputs, int nodeLimit, LoweringOptions options, CancellationToken cancellation)
    {
        var builder = new CircuitBuilder(inputs.Sum(scope.WidthOf), nodeLimit, cancellation);
        var signals = new SignalBits(scope);
        int input = 0;
        foreach (int signal in inputs)
        {
            for (int bit = scope.WidthOf(signal) - 1; bit >= 0; bit--)
            {
                signals[signal, bit] = CircuitBuilder.Input(input++);
            }
        }

        new LayerLowering(builder, new TableLowering(builder).Lower, options.CounterInputs).Lower(layers, signals);
        var literals = new List<int>();
        foreach (int signal in outputs)
        {
            for (int bit = scope.WidthOf(signal) - 1; bit >= 0; bit--)
            {
                literals.Add(signals[signal, bit]);
            }
        }

        int[] roots = literals.ToArray();
        builder = Sweep(builder, roots, Enumerable.Range(0, scope.Count).SelectMany(signal => signals[signal]));
        builder = CircuitMapping.Run(builder, roots, OperatorCounts.CostOf(options.Cost), options.Rounds, cancellation);
        return (builder, roots);
    }

    // Merges equal cells. Where hardly any are equal the cells stay in the order of their layers, in which they are covered as well or better.
    private static CircuitBuilder Sweep(CircuitBuilder builder, int[] roots, IEnumerable<int> boundaries)
    {
        bool[] needed = builder.NodesNeededBy(roots);
        int cells = CellsAmong(needed, builder);
        if (cells is 0 or > MostSwept || needed.Count(isNeeded => isNeeded) > MostSimulated)
        {
            return builder;
        }

        int[] swept = roots.ToArray();
        CircuitBuilder merged = EquivalenceSweep.Run(builder, swept, boundaries, SweepBudget, CircuitSimulation.SetUniformly);
        if (CellsAmong(merged.NodesNeededBy(swept), merged) > WorthwhileShare * cells)
        {
            return builder;
        }

        Array.Copy(swept, roots, roots.Length);
        return merged;
    }

    private static int CellsAmong(bool[] needed, CircuitBuilder builder) => needed.Skip(builder.InputCount + 1).Count(isNeeded => isNeeded);
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
