using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Stages;

/// <summary>Turns layers as settings describe them into stages, and gives each its rows and its place among the parameters.</summary>
/// <param name="seed">Seed of the wiring.</param>
internal sealed class StageBuilder(ulong seed)
{
    private const ulong WiringStream = 0x57495245;

    private readonly List<NetworkStage> _stages = [];
    private readonly List<ParameterGroup> _groups = [];
    private readonly List<LogicLayer> _rewirable = [];
    private readonly List<int> _bitZeros = [];
    private readonly List<int> _heldAreas = [];
    private NodeStage? _lastNodes;
    private ulong _drawn;
    private int _parameters;
    private int _coefficients;

    /// <summary>Rows given so far.</summary>
    public int Rows { get; private set; }

    /// <summary>The rows of the bit 0.</summary>
    public IReadOnlyList<int> BitZeros => _bitZeros;

    /// <summary>Areas of gradients, and the rows that each needs.</summary>
    public (int Count, int Rows) Areas { get; private set; }

    /// <summary>The stages so far, in the order in which they run.</summary>
    public IReadOnlyList<NetworkStage> Stages => _stages;

    /// <summary>What learns, in the order of the parameters.</summary>
    public IReadOnlyList<ParameterGroup> Groups => _groups;

    /// <summary>The layers whose inputs may be drawn anew.</summary>
    public IReadOnlyList<LogicLayer> Rewirable => _rewirable;

    /// <summary>Number of parameters, each group padded to whole vectors.</summary>
    public int Parameters => _parameters;

    /// <summary>Gives rows to something, and one behind them of the bit 0.</summary>
    /// <returns>The first of them.</returns>
    public int AddRows(int count)
    {
        Rows = checked(Rows + count + 1);
        _bitZeros.Add(Rows - 1);
        return Rows - 1 - count;
    }

    /// <summary>
    /// An area for the gradients of a stage's rows. The way back takes them when it has come to the stage, and has then given up those of
    /// all stages behind it; only what a residual block reads stays alive until the whole block is done.
    /// </summary>
    /// <param name="sources">What the stage reads, whose gradients are alive at the same time.</param>
    public int AreaBehind(params ReadOnlySpan<StageSource> sources)
    {
        int area = 0, rows = Areas.Rows;
        for (int i = 0; i < sources.Length; i++)
        {
            rows = Math.Max(rows, sources[i].Shape.Count + 1);
        }

        while (_heldAreas.Contains(area) || IsAreaOf(sources, area))
        {
            area++;
        }

        Areas = (Math.Max(Areas.Count, area + 1), rows);
        return area;
    }

    /// <summary>The draw of the next wiring: one stream each.</summary>
    public SeededRandom NextWiring() => SeededRandom.ForKey(seed ^ WiringStream, _drawn++);

    /// <summary>Gives parameters to something.</summary>
    /// <param name="create">Makes the group from its first parameter and its first coefficient.</param>
    public T AddGroup<T>(Func<int, int, T> create)
        where T : ParameterGroup
    {
        T group = create(_parameters, _coefficients);
        _groups.Add(group);
        _parameters += AlignedBuffer.WholeVectors(group.Units * group.ParametersPerUnit);
        _coefficients += AlignedBuffer.WholeVectors(group.Units * group.CoefficientsPerUnit);
        return group;
    }

    /// <summary>Adds a stage that is there already, for example the learnable encoder.</summary>
    public StageSource Add(NetworkStage stage)
    {
        _stages.Add(stage);
        return stage.AsSource;
    }

    /// <summary>Adds a layer.</summary>
    /// <param name="settings">The layer.</param>
    /// <param name="source">What it reads.</param>
    /// <param name="place">What a message calls it.</param>
    /// <param name="groups">Equal groups of neighbouring nodes that must stay together: the classes in the last layer, else 1.</param>
    /// <returns>What the layer behind it reads.</returns>
    public StageSource Add(LayerSettings settings, StageSource source, string place, int groups)
    {
        SignalShape output = settings.Check(source.Shape, place);
        return settings switch
        {
            DenseSettings dense => AddDense(dense, source, output, groups),
            ConvolutionSettings convolution => Add(ConvolutionStage.Create(convolution, source, output, this)),
            PoolSettings pool => Add(new PoolStage(pool, source, AddRows(output.Count), output, AreaBehind(source))),
            ResidualSettings residual => AddResidual(residual, source, output, place),
            _ => throw new NotSupportedException($"no stage for a {settings.GetType().Name}"),
        };
    }

    /// <summary>Makes a stage of nodes, without adding it.</summary>
    /// <param name="settings">What the nodes are.</param>
    /// <param name="nodes">How many.</param>
    /// <param name="places">Places at which each is applied.</param>
    /// <param name="wiring">What they read; rows are counted from the source's first.</param>
    /// <param name="source">What they read.</param>
    /// <param name="output">What they give.</param>
    /// <param name="positions">Position of each output, null where it has none.</param>
    /// <param name="isFirstOfLayer">Whether the layer in front hands its gradient to these nodes.</param>
    public NodeStage AddNodes(
        NodeSettings settings,
        int nodes,
        int places,
        NodeWiring wiring,
        StageSource source,
        SignalShape output,
        IReadOnlyList<PixelPosition>? positions,
        bool isFirstOfLayer)
    {
        LogicLayer layer = AddGroup((parameter, coefficient) =>
            new LogicLayer(settings, settings.CreateKind(), nodes, places, wiring, parameter, coefficient));
        if (isFirstOfLayer && _lastNodes is not null)
        {
            _lastNodes.GradientFactor = settings.GradientFactor;
        }

        int index = wiring.Pools.Length > 0 ? _rewirable.Count : -1;
        if (index >= 0)
        {
            _rewirable.Add(layer);
        }

        return _lastNodes = new NodeStage(layer, source, AddRows(layer.Outputs), output, AreaBehind(source), positions) { ProbeIndex = index };
    }

    private StageSource AddDense(DenseSettings settings, StageSource source, SignalShape output, int groups)
    {
        int n = settings.Node.Inputs;
        SeededRandom random = NextWiring();
        LayerConnections wiring = settings.Wiring.Connect(source.Map, settings.Nodes, n, random).SortedByFirstInput(n, groups);
        (int[] inputs, int[][] pools) = (wiring.Inputs, wiring.Pools);
        if (settings.Connections is { } learnable)
        {
            source = Add(SelectionStage.Create(learnable, wiring, n, source, this, random));
            (inputs, pools) = ([.. Enumerable.Range(0, inputs.Length)], []);
        }

        return Add(AddNodes(
            settings.Node, settings.Nodes, 1, new NodeWiring(inputs, n, pools), source, output, wiring.Positions, isFirstOfLayer: true));
    }

    private StageSource AddResidual(ResidualSettings settings, StageSource source, SignalShape output, string place)
    {
        int first = _stages.Count;
        StageSource inner = source;
        _heldAreas.Add(source.Area);
        for (int i = 0; i < settings.Inner.Count; i++)
        {
            inner = Add(settings.Inner[i], inner, $"{place}.{nameof(settings.Inner)}[{i}]", groups: 1);
        }

        NetworkStage[] stages = [.. _stages.Skip(first)];
        _stages.RemoveRange(first, stages.Length);
        _heldAreas.RemoveAt(_heldAreas.Count - 1);
        return Add(new ResidualStage(stages, AddRows(output.Count), output, AreaBehind(source, inner)));
    }

    private static bool IsAreaOf(ReadOnlySpan<StageSource> sources, int area)
    {
        foreach (StageSource source in sources)
        {
            if (source.Area == area)
            {
                return true;
            }
        }

        return false;
    }
}
