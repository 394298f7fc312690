using LutGen.Circuits;
using LutGen.Networks;
using LutGen.Scheduling;

namespace LutGen.Generator.Planning;

/// <summary>Plans runs of layers as stages, and gives the signals between them planes in one memory.</summary>
internal sealed class StagePlanner
{
    private readonly LutNetwork _network;
    private readonly IReadOnlyList<LayerRun> _runs;
    private readonly SignalReaders _readers;
    private readonly CancellationToken _cancellation;

    // The signals that have planes, in the order of these, and the plane of each; -1 for none.
    private readonly List<int> _signals = [];
    private readonly int[] _planeOf;
    private readonly List<StagePlan> _stages = [];
    private int _planes;

    private StagePlanner(LutNetwork network, IReadOnlyList<LayerRun> runs, SignalReaders readers, CancellationToken cancellation)
    {
        (_network, _runs, _readers, _cancellation) = (network, runs, readers, cancellation);
        _planeOf = Enumerable.Repeat(-1, network.SignalCount).ToArray();
    }

    /// <summary>Plans the stages of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="runs">Its layers, a stage each.</param>
    /// <param name="readers">What its layers read.</param>
    /// <param name="fuseSums">Whether a group sum is computed by the last stage.</param>
    /// <param name="budget">Most operations that are written out; what is left of it by the loops is filled, the rest is data.</param>
    /// <param name="widths">Widths that the build asks for.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The stages; null when a run is beyond the limits, or takes what a loop wrote for an image of another shape.</returns>
    public static UnrolledPlan? Plan(
        LutNetwork network, IReadOnlyList<LayerRun> runs, SignalReaders readers, bool fuseSums, int budget, IReadOnlyList<int> widths, CancellationToken cancellation) =>
        new StagePlanner(network, runs, readers, cancellation).Plan(fuseSums, budget, widths);

    private UnrolledPlan? Plan(bool fuseSums, int budget, IReadOnlyList<int> widths)
    {
        bool keepsInputs = Enumerable.Range(0, _network.Encoder.SignalCount).Any(signal => _readers.IsReadFrom(signal, _runs[0].End));
        AddPlanes(Enumerable.Range(0, _network.Encoder.SignalCount));
        IReadOnlyList<int> sumWidths = [];
        foreach (LayerRun run in _runs)
        {
            bool isLast = ReferenceEquals(run, _runs[_runs.Count - 1]);
            int[] outputs = isLast ? _network.Head.Signals.ToArray() : OutputsOf(run).ToArray();
            (int firstPlane, int[] inputs) = InputsOf(run);
            StagePlan? stage = run.Lookups is null ? OnBits(run, firstPlane, inputs, outputs) : LookedUp(run, firstPlane, inputs, outputs);
            if (stage is null)
            {
                return null;
            }

            if (isLast && stage.Circuit is { } circuit)
            {
                (circuit, sumWidths) = UnrolledPlan.FuseSums(_network, circuit, fuseSums);
                stage = stage with { Circuit = circuit };
            }

            if (_stages.Count == 0 && !keepsInputs)
            {
                _signals.Clear();
                _planes = 0;
            }

            _stages.Add(stage with { FirstOutput = isLast ? 0 : _planes });
            AddPlanes(isLast ? [] : outputs);
        }

        return Write(sumWidths, keepsInputs, budget, widths);
    }

    private StagePlan? OnBits(LayerRun run, int firstPlane, int[] inputs, int[] outputs)
    {
        Circuit? circuit = run.Window?.Circuit
            ?? CircuitLowering.Lower(_network, _network.Layers.Skip(run.First).Take(run.Count).ToArray(), inputs, outputs, TableMode.OperationLimit, _cancellation);
        bool readsByPlace = run.Window is { } window && inputs.SequenceEqual(WindowPlanes.ByPlace(window.Grid));
        return circuit is null || (run.Window is not null && !readsByPlace && !IsRising(inputs))
            ? null
            : new StagePlan(LayersOf(run), CacheOrder.Arrange(circuit, _cancellation), firstPlane, FirstOutput: 0) { Window = run.Window, ReadsByPlace = readsByPlace };
    }

    private StagePlan LookedUp(LayerRun run, int firstPlane, int[] inputs, int[] outputs) => new(LayersOf(run), null, firstPlane, FirstOutput: 0)
    {
        Tables = NetworkPart.Of(_network, _network.Layers.Skip(run.First).Take(run.Count).Cast<LutLayer>().ToArray(), inputs, outputs),
        Reason = run.Lookups,
    };

    // What is no loop is written out as long as all fits the budget, short stages first.
    private UnrolledPlan Write(IReadOnlyList<int> sumWidths, bool keepsInputs, int budget, IReadOnlyList<int> widths)
    {
        var stages = _stages.ToArray();
        int written = 0;
        foreach (int i in Enumerable.Range(0, stages.Length).OrderBy(i => stages[i].Window is null).ThenBy(i => stages[i].Operations))
        {
            written += stages[i].Operations;
            if (stages[i].Circuit is { } circuit && (written <= budget || stages[i].Window is not null))
            {
                stages[i] = stages[i] with { Program = UnrolledPlan.ProgramOf(circuit) };
            }
        }

        return new UnrolledPlan(sumWidths, stages, keepsInputs, _planes, UnrolledPlan.WidthsFor(Math.Min(written, budget), widths));
    }

    // A loop writes all of its image, whether its places are read or not.
    private IEnumerable<int> OutputsOf(LayerRun run) => run.Window is { } window
        ? WindowPlanes.ByPlace(window.Output)
        : _network.Layers.Skip(run.First).Take(run.Count)
            .SelectMany(layer => Enumerable.Range(layer.FirstSignal, layer.Count))
            .Where(signal => _readers.IsReadFrom(signal, run.End));

    private static bool IsRising(int[] signals) => !signals.Where((signal, i) => signal != signals[0] + i).Any();

    // All planes from the first to the last that is read, so that the kernel finds them in their order.
    private (int FirstPlane, int[] Signals) InputsOf(LayerRun run)
    {
        bool isLast = run.End == _network.Layers.Count && run.Window is null;
        int[] planes = Enumerable.Range(run.First, run.Count + (isLast ? 1 : 0))
            .SelectMany(_readers.ReadBy)
            .Select(signal => _planeOf[signal])
            .Where(plane => plane >= 0)
            .ToArray();
        if (planes.Length == 0)
        {
            return (0, []);
        }

        int first = planes.Min();
        int last = planes.Max();
        return (first, _signals.Where(signal => _planeOf[signal] >= first && _planeOf[signal] <= last).ToArray());
    }

    private void AddPlanes(IEnumerable<int> signals)
    {
        foreach (int signal in signals)
        {
            _signals.Add(signal);
            _planeOf[signal] = _planes;
            _planes += _network.WidthOf(signal);
        }
    }

    private string LayersOf(LayerRun run) => run.Count switch
    {
        0 => "head",
        1 => FormattableString.Invariant($"layer {run.First + 1}"),
        _ => FormattableString.Invariant($"layers {run.First + 1} to {run.End}"),
    };
}
