using LutGen.Training.Discretisation;
using LutGen.Training.Numerics;
using LutGen.Training.Wiring;

namespace LutGen.Training.Layers;

/// <summary>The trainable network: the layers' wiring, and the parameters of all layers in one array for the optimiser.</summary>
internal sealed class LogicStack : IDisposable
{
    private const ulong WiringStream = 0x57495245;
    private const ulong ParameterStream = 0x494E4954;

    /// <summary>Wires the layers and gives all nodes their starting parameters.</summary>
    /// <param name="nodes">What the nodes of each layer are; the last entry serves all further layers.</param>
    /// <param name="residualProbability">Probability with which a fresh node gives what its table says, 0.5..1.</param>
    /// <param name="widths">Nodes of each layer.</param>
    /// <param name="wiring">Wiring of each layer; the last entry serves all further layers.</param>
    /// <param name="inputs">The encoder's signals.</param>
    /// <param name="inputSignals">Number of the encoder's signals.</param>
    /// <param name="classes">Classes; the last width is a multiple of it.</param>
    /// <param name="seed">Seed of wiring and parameters.</param>
    public LogicStack(
        IReadOnlyList<NodeSettings> nodes,
        double residualProbability,
        IReadOnlyList<int> widths,
        IReadOnlyList<IWiring> wiring,
        SignalMap inputs,
        int inputSignals,
        int classes,
        ulong seed)
    {
        ResidualProbability = residualProbability;
        InputSignals = inputSignals;
        Classes = classes;
        LogicLayer[] layers = new LogicLayer[widths.Count];
        SignalMap source = inputs;
        int parameters = 0, coefficients = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            bool last = i == layers.Length - 1;
            NodeSettings settings = nodes[Math.Min(i, nodes.Count - 1)];
            INodeParametrization kind = settings.CreateKind();
            LayerConnections connections = wiring[Math.Min(i, wiring.Count - 1)]
                .Connect(source, widths[i], kind.Inputs, SeededRandom.ForKey(seed ^ WiringStream, (ulong)i))
                .SortedByFirstInput(kind.Inputs, last ? classes : 1);
            int[] pinned = GC.AllocateUninitializedArray<int>(connections.Inputs.Length, pinned: true);
            connections.Inputs.CopyTo(pinned, 0);
            layers[i] = new LogicLayer(settings, kind, widths[i], 1, pinned, connections.Pools, parameters, coefficients);
            parameters += AlignedBuffer.WholeVectors(widths[i] * kind.ParametersPerNode);
            coefficients += AlignedBuffer.WholeVectors(widths[i] << kind.Inputs);
            source = new SignalMap([.. Enumerable.Range(0, widths[i])], connections.Positions);
        }

        Layers = layers;
        Parameters = new AlignedBuffer(parameters);
        Coefficients = new NodeCoefficients(layers, Parameters);
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i].Settings.Initialization.Write(
                layers[i].Kind,
                Parameters.Span.Slice(layers[i].FirstParameter, widths[i] * layers[i].Kind.ParametersPerNode),
                residualProbability,
                SeededRandom.ForKey(seed ^ ParameterStream, (ulong)i));
        }
    }

    public IReadOnlyList<LogicLayer> Layers { get; }

    public double ResidualProbability { get; }

    public int InputSignals { get; }

    public int Classes { get; }

    public int GroupSize => Layers[^1].Outputs / Classes;

    public int Nodes => Layers.Sum(layer => layer.Nodes);

    /// <summary>Parameters of all layers, each padded to whole vectors.</summary>
    public AlignedBuffer Parameters { get; }

    /// <summary>What the kernels run on.</summary>
    public NodeCoefficients Coefficients { get; }

    /// <summary>The parameters of one node.</summary>
    public Span<float> ParametersOf(LogicLayer layer, int node) =>
        Parameters.Span.Slice(layer.FirstParameter + node * layer.Kind.ParametersPerNode, layer.Kind.ParametersPerNode);

    /// <summary>Rounds every node to its nearest truth table.</summary>
    public DiscreteNetwork Discretize(float[][] thresholds, float groupTemperature)
    {
        List<DiscreteLayer> layers = [];
        foreach (LogicLayer layer in Layers)
        {
            ulong[] tables = new ulong[layer.Nodes];
            for (int node = 0; node < tables.Length; node++)
            {
                tables[node] = layer.Kind.Discretize(ParametersOf(layer, node));
            }

            layers.Add(new DiscreteLayer(layer.Kind.Inputs, [.. layer.Connections], tables));
        }

        return new DiscreteNetwork(thresholds, layers, Classes, groupTemperature);
    }

    public void Dispose()
    {
        Parameters.Dispose();
        Coefficients.Dispose();
    }
}
