using LutGen.Encoders;
using LutGen.Networks;
using LutGen.Training.Discretisation;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;
using LutGen.Training.Structure;

namespace LutGen.Training.Layers;

/// <summary>The trainable network: its stages with their wiring, and the parameters of all of them in one array for the optimiser.</summary>
internal sealed class LogicStack : IDisposable
{
    private const ulong ParameterStream = 0x494E4954;

    /// <summary>Wires the layers and gives everything that learns its starting parameters.</summary>
    /// <param name="layers">The layers; the last is dense.</param>
    /// <param name="residualProbability">Probability with which a fresh node gives what its table says, 0.5..1.</param>
    /// <param name="inputs">What the encoder gives.</param>
    /// <param name="classes">Classes; the last layer's nodes are a multiple of it.</param>
    /// <param name="seed">Seed of wiring and parameters.</param>
    /// <exception cref="ArgumentException">A layer does not fit what it reads.</exception>
    public LogicStack(IReadOnlyList<LayerSettings> layers, double residualProbability, StackInputs inputs, int classes, ulong seed)
    {
        ResidualProbability = residualProbability;
        Classes = classes;
        StageBuilder builder = new(seed);
        StageSource source = AddEncoder(builder, inputs);
        FirstBit = source.FirstRow;
        source = Arrange(builder, inputs, layers[0], source);
        for (int i = 0; i < layers.Count; i++)
        {
            source = builder.Add(layers[i], source, $"{nameof(LogicNetworkSettings.Layers)}[{i}]", i == layers.Count - 1 ? classes : 1);
        }

        Stages = builder.Stages;
        Groups = builder.Groups;
        Layers = [.. Groups.OfType<LogicLayer>()];
        Rewirable = builder.Rewirable;
        Rows = builder.Rows;
        BitZeros = builder.BitZeros;
        GradientAreas = builder.Areas;
        Last = (NodeStage)Stages[^1];
        Last.GroupSize = GroupSize;
        Parameters = new AlignedBuffer(builder.Parameters);
        Coefficients = new NodeCoefficients(Groups, Parameters);
        for (int i = 0; i < Groups.Count; i++)
        {
            Groups[i].Initialize(
                Parameters.Span.Slice(Groups[i].FirstParameter, Groups[i].Units * Groups[i].ParametersPerUnit),
                residualProbability,
                SeededRandom.ForKey(seed ^ ParameterStream, (ulong)i));
        }
    }

    /// <summary>The stages in the order in which they run.</summary>
    public IReadOnlyList<NetworkStage> Stages { get; }

    /// <summary>The last stage, whose outputs are summed by class.</summary>
    public NodeStage Last { get; }

    /// <summary>What learns, in the order of the parameters.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>All layers of nodes; a convolution has one for each level.</summary>
    public IReadOnlyList<LogicLayer> Layers { get; }

    /// <summary>The layers of nodes whose inputs may be drawn anew.</summary>
    public IReadOnlyList<LogicLayer> Rewirable { get; }

    public double ResidualProbability { get; }

    /// <summary>Rows of all signals; the inputs are the first.</summary>
    public int Rows { get; }

    /// <summary>The rows of the bit 0, which padding reads.</summary>
    public IReadOnlyList<int> BitZeros { get; }

    /// <summary>Areas of gradients, and the rows that each needs.</summary>
    public (int Count, int Rows) GradientAreas { get; }

    /// <summary>The row of the encoder's first bit.</summary>
    public int FirstBit { get; }

    public int Classes { get; }

    public int GroupSize => Last.Output.Count / Classes;

    public int Nodes => Layers.Sum(layer => layer.Nodes);

    /// <summary>Parameters of all groups, each padded to whole vectors.</summary>
    public AlignedBuffer Parameters { get; }

    /// <summary>Parameters that the optimiser moves, without the padding.</summary>
    public long LearntParameters =>
        Groups.Where(group => group.LearningRateFactor > 0).Sum(group => (long)group.Units * group.ParametersPerUnit);

    /// <summary>What the kernels run on.</summary>
    public NodeCoefficients Coefficients { get; }

    /// <summary>The parameters of one node.</summary>
    public Span<float> ParametersOf(LogicLayer layer, int node) =>
        Parameters.Span.Slice(layer.FirstParameter + node * layer.Kind.ParametersPerNode, layer.Kind.ParametersPerNode);

    /// <summary>Rounds every node of a layer to its nearest truth table.</summary>
    public ulong[] TablesOf(LogicLayer layer)
    {
        ulong[] tables = new ulong[layer.Nodes];
        for (int node = 0; node < tables.Length; node++)
        {
            tables[node] = layer.Kind.Discretize(ParametersOf(layer, node));
        }

        return tables;
    }

    /// <summary>The network of truth tables that this one rounds to.</summary>
    /// <param name="encoder">The encoder with the thresholds of this moment.</param>
    /// <param name="groupTemperature">Temperature of the group sums.</param>
    /// <param name="beta">The constant of every class.</param>
    public LutNetwork Discretize(InputEncoder encoder, float groupTemperature, float beta)
    {
        NetworkWriter writer = new(this, encoder);
        foreach (NetworkStage stage in Stages)
        {
            stage.Write(writer);
        }

        return writer.Close(groupTemperature, beta);
    }

    public void Dispose()
    {
        Parameters.Dispose();
        Coefficients.Dispose();
    }

    private static StageSource AddEncoder(StageBuilder builder, StackInputs inputs)
    {
        SignalShape bits = new(inputs.Signals, inputs.IsUniform ? inputs.Pixels : null, AreBits: inputs.Learnable is null or { Settings.Hard: true });
        return inputs.Learnable is null
            ? new StageSource(builder.AddRows(inputs.Signals), bits, inputs.Map, Learns: false, Area: 0)
            : builder.Add(ThresholdStage.Create(inputs, bits, builder));
    }

    private static StageSource Arrange(StageBuilder builder, StackInputs inputs, LayerSettings first, StageSource source)
    {
        if (first is DenseSettings || inputs.Pixels is not { } pixels || inputs.Signals == inputs.Features && inputs.IsUniform)
        {
            return source;
        }

        return inputs.IsUniform
            ? builder.Add(new ArrangementStage(source, pixels, builder.AddRows(inputs.Signals), builder.AreaBehind(source)))
            : throw new ArgumentException($"{first} in front: pixels have different numbers of thresholds; expected as many for all.");
    }
}
