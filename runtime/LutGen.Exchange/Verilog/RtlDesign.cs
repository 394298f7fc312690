using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Exchange.Verilog;

/// <summary>
/// A network as a chain of steps from features to class: encoder, layers, levels of group sums, levels of comparisons. Each step reads one bus
/// and gives the next, with whatever later steps still want; so registers can stand behind any of them.
/// </summary>
internal sealed class RtlDesign
{
    // Steps are made of tables; networks whose tables are wider than these together are not simplified first, which would take too long.
    private const long MostSimplifiedTableBits = 1 << 28;

    private RtlDesign(LutNetwork network, FeaturePort port, IReadOnlyList<RtlSignal> features, IReadOnlyList<RtlStep> steps, IReadOnlyList<RtlSignal> numbers, RtlSignal? predicted)
    {
        Network = network;
        Port = port;
        Steps = steps;
        Numbers = numbers;
        Class = predicted;
        Features = new RtlBus("features", features);
        Buses = BusesOf(steps, numbers, predicted);
    }

    /// <summary>The network after all simplifications.</summary>
    public LutNetwork Network { get; }

    /// <summary>How rows come in.</summary>
    public FeaturePort Port { get; }

    /// <summary>The bus of a row.</summary>
    public RtlBus Features { get; }

    /// <summary>The steps.</summary>
    public IReadOnlyList<RtlStep> Steps { get; }

    /// <summary>The bus behind each step.</summary>
    public IReadOnlyList<RtlBus> Buses { get; }

    /// <summary>The head's numbers by score: sums without beta and tau, or codes.</summary>
    public IReadOnlyList<RtlSignal> Numbers { get; }

    /// <summary>The class; null where the head's numbers are all there is.</summary>
    public RtlSignal? Class { get; }

    /// <summary>Lays a network out.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputBits">Width of features, or null for what the thresholds tell.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static RtlDesign Of(LutNetwork network, int? inputBits, CancellationToken cancellation)
    {
        if (Cost.NetworkBounds.Of(network).TableBits <= MostSimplifiedTableBits)
        {
            network = PassPipeline.Run(network, cancellation).Network;
        }

        int made = network.SignalCount;
        RtlSignal Create(int width) => new(made++, width);
        RtlSignal[] signals = Enumerable.Range(0, network.SignalCount).Select(id => new RtlSignal(id, network.WidthOf(id))).ToArray();
        var steps = new List<RtlStep>();
        foreach (Layer layer in network.Layers)
        {
            cancellation.ThrowIfCancellationRequested();
            steps.Add(LayerSteps.Of(layer, steps.Count + 1, signals));
        }

        HeadNumbers numbers = HeadNumbers.Of(network, signals, Create);
        steps.AddRange(numbers.Steps);
        (IReadOnlyList<RtlStep> classSteps, RtlSignal? predicted) = ClassSteps.Of(network.Head, numbers.Numbers, Create);
        steps.AddRange(classSteps);

        HashSet<RtlSignal> read = steps.SelectMany(step => step.Reads).Concat(numbers.Numbers).ToHashSet();
        FeaturePort port = FeaturePort.Of(network, signals.Take(network.Encoder.SignalCount).Select(read.Contains).ToArray(), inputBits);
        RtlSignal[] features = signals.Take(network.Encoder.SignalCount).ToArray();
        if (network.Encoder is ComparisonEncoder comparisons)
        {
            features = port.Formats.Select(format => Create(format.Bits)).ToArray();
            steps.Insert(0, EncoderStep.Of(comparisons, port, features, signals));
        }

        return new RtlDesign(network, port, features, steps, numbers.Numbers, predicted);
    }

    private static RtlBus[] BusesOf(IReadOnlyList<RtlStep> steps, IReadOnlyList<RtlSignal> numbers, RtlSignal? predicted)
    {
        var buses = new RtlBus[steps.Count];
        var wanted = new HashSet<RtlSignal>(numbers);
        wanted.UnionWith(predicted is null ? [] : [predicted]);
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            buses[i] = new RtlBus(steps[i].Name, wanted);
            wanted.ExceptWith(steps[i].Defines);
            wanted.UnionWith(steps[i].Reads);
        }

        return buses;
    }
}
