using LutGen.Networks;

namespace LutGen.Training.Convolutional;

/// <summary>A convolutional network as maps in the order in which they are computed; the last has the classes' scores.</summary>
internal sealed class CnnGraph
{
    private readonly List<CnnNode> _nodes = [];
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>Builds the graph of a network.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="image">Size of the images.</param>
    /// <exception cref="ArgumentException">Layers do not fit together; the message names the layer and what was expected.</exception>
    public CnnGraph(IReadOnlyList<CnnLayerSettings> layers, MapShape image)
    {
        Setting.Require(layers.Count > 0, nameof(CnnSettings.Layers), "empty", "at least one layer");
        _nodes.Add(new ImageNode(image));
        Chain(layers, 0, nameof(CnnSettings.Layers), "");
        if (_nodes.GroupBy(node => node.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{nameof(CnnSettings.Layers)}: two layers are named {twice.Key}; expected a name of its own for each.");
        }

        // The classes' scores may be negative, and the largest wins.
        if (_nodes[^1] is ConvolutionNode last)
        {
            _nodes[^1] = last with { Rectifies = false };
        }
    }

    /// <summary>The maps.</summary>
    public IReadOnlyList<CnnNode> Nodes => _nodes;

    /// <summary>The convolutions and dense layers, in their order.</summary>
    public IEnumerable<ConvolutionNode> Convolutions => _nodes.OfType<ConvolutionNode>();

    /// <summary>Rows and columns of zeros around a map, as many as its readers need.</summary>
    public int BorderOf(int node) => _nodes.Where(reader => reader.Inputs.Contains(node)).Select(reader => reader switch
    {
        ConvolutionNode convolution => convolution.Window.Padding,
        PoolNode pool => pool.Window.Padding,
        _ => 0,
    }).DefaultIfEmpty(0).Max();

    /// <summary>The nodes that read a map.</summary>
    public IEnumerable<CnnNode> ReadersOf(int node) => _nodes.Where(reader => reader.Inputs.Contains(node));

    private int Chain(IReadOnlyList<CnnLayerSettings> layers, int source, string place, string prefix)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            source = Append(layers[i], source, FormattableString.Invariant($"{place}[{i}]"), prefix);
        }

        return source;
    }

    private int Append(CnnLayerSettings layer, int source, string place, string prefix) => layer switch
    {
        CnnConvolutionSettings convolution => Convolution(convolution, source, place, prefix),
        CnnDenseSettings dense => Dense(dense, source, place, prefix),
        CnnPoolSettings pool => Pool(pool, source, place, prefix),
        CnnResidualSettings residual => Residual(residual, source, place, prefix),
        CnnBranchesSettings branches => Branches(branches, source, place, prefix),
        _ => throw new ArgumentException($"{place} is a {layer.GetType().Name}; expected a layer of a convolutional network."),
    };

    private int Convolution(CnnConvolutionSettings layer, int source, string place, string prefix)
    {
        MapShape map = _nodes[source].Shape;
        Setting.Require(layer.Channels > 0, $"{place}.{nameof(layer.Channels)}", layer.Channels, "at least 1");
        Setting.Require(
            layer.Groups > 0 && map.Channels % layer.Groups == 0 && layer.Channels % layer.Groups == 0, $"{place}.{nameof(layer.Groups)}", layer.Groups,
            $"a divisor of the {map.Channels} channels read and the {layer.Channels} given");
        SlidingWindow window = new(layer.Kernel, layer.Kernel, layer.Stride, layer.Padding ?? layer.Kernel / 2);
        return Add(new ConvolutionNode(
            NameOf(layer, "conv", prefix), source, map, ShapeOf(window, layer.Channels, map, place), window, layer.Groups, layer.Normalize, layer.Rectify, IsDense: false));
    }

    private int Dense(CnnDenseSettings layer, int source, string place, string prefix)
    {
        MapShape map = _nodes[source].Shape;
        Setting.Require(layer.Neurons > 0, $"{place}.{nameof(layer.Neurons)}", layer.Neurons, "at least 1");
        return Add(new ConvolutionNode(
            NameOf(layer, "dense", prefix), source, map, new MapShape(layer.Neurons, 1, 1), new SlidingWindow(map.Height, map.Width, 1, 0), 1, layer.Normalize, layer.Rectify, IsDense: true));
    }

    private int Pool(CnnPoolSettings layer, int source, string place, string prefix)
    {
        CnnNode read = _nodes[source];
        MapShape map = read.Shape;
        SlidingWindow window = layer.Size == 0
            ? new SlidingWindow(map.Height, map.Width, 1, 0)
            : new SlidingWindow(layer.Size, layer.Size, layer.Stride == 0 ? layer.Size : layer.Stride, layer.Padding);
        Setting.Require(
            layer.Kind == CnnPoolKind.Average || window.Padding == 0 || read.IsNonNegative, $"{place}.{nameof(layer.Padding)}", layer.Padding,
            "0, since the zeros outside would be larger than what is negative inside");
        return Add(new PoolNode(NameOf(layer, "pool", prefix), source, read.IsNonNegative, map, ShapeOf(window, map.Channels, map, place), layer.Kind, window));
    }

    private int Residual(CnnResidualSettings layer, int source, string place, string prefix)
    {
        Setting.Require(layer.Layers.Count > 0, $"{place}.{nameof(layer.Layers)}", "empty", "at least one layer");
        string name = NameOf(layer, "residual", prefix);
        int sum = Chain(layer.Layers, source, $"{place}.{nameof(layer.Layers)}", $"{name}.");
        int other = Chain(layer.Shortcut, source, $"{place}.{nameof(layer.Shortcut)}", $"{name}.shortcut.");
        MapShape shape = _nodes[sum].Shape;
        return _nodes[other].Shape == shape
            ? Add(new AddNode(name, sum, other, shape))
            : throw new ArgumentException($"{place} adds maps of {shape} and {_nodes[other].Shape}; expected one size. A shortcut of a 1x1 convolution can change channels and size.");
    }

    private int Branches(CnnBranchesSettings layer, int source, string place, string prefix)
    {
        Setting.Require(layer.Branches.Count > 0, $"{place}.{nameof(layer.Branches)}", "empty", "at least one branch");
        string name = NameOf(layer, "branches", prefix);
        int[] ends = new int[layer.Branches.Count];
        for (int i = 0; i < ends.Length; i++)
        {
            Setting.Require(layer.Branches[i].Count > 0, $"{place}.{nameof(layer.Branches)}[{i}]", "empty", "at least one layer");
            ends[i] = Chain(layer.Branches[i], source, FormattableString.Invariant($"{place}.{nameof(layer.Branches)}[{i}]"), FormattableString.Invariant($"{name}.{i + 1}."));
            (MapShape first, MapShape own) = (_nodes[ends[0]].Shape, _nodes[ends[i]].Shape);
            if ((own.Height, own.Width) != (first.Height, first.Width))
            {
                throw new ArgumentException($"{place} puts maps of {first} and {own} one behind the other; expected one height and width.");
            }
        }

        CnnNode[] maps = [.. ends.Select(end => _nodes[end])];
        return Add(new ConcatenationNode(name, ends, maps[0].Shape with { Channels = maps.Sum(map => map.Shape.Channels) }, maps.All(map => map.IsNonNegative)));
    }

    private static MapShape ShapeOf(SlidingWindow window, int channels, MapShape map, string place)
    {
        bool fits = window.Height > 0 && window.Stride > 0 && window.Padding >= 0 && window.Padding < window.Height
            && window.Height <= map.Height + 2 * window.Padding && window.Width <= map.Width + 2 * window.Padding;
        SignalGrid grid = new(0, map.Channels, map.Height, map.Width);
        return fits
            ? new MapShape(channels, window.RowsOver(grid), window.ColumnsOver(grid))
            : throw new ArgumentException(
                $"{place} has a window of {window.Height} x {window.Width}, stride {window.Stride}, padding {window.Padding} over a map of {map}; expected a window within the padded map, a stride of at least 1 and less padding than window.");
    }

    private string NameOf(CnnLayerSettings layer, string kind, string prefix)
    {
        if (layer.Name is { } given)
        {
            return prefix + given;
        }

        int number = _counts[prefix + kind] = _counts.GetValueOrDefault(prefix + kind) + 1;
        return FormattableString.Invariant($"{prefix}{kind}{number}");
    }

    private int Add(CnnNode node)
    {
        _nodes.Add(node);
        return _nodes.Count - 1;
    }
}
