using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Training.Convolutional;

/// <summary>Writes a network in whole numbers as a network of multiply-accumulate neurons by lookup.</summary>
internal sealed class QuantizedCnnWriter
{
    private readonly QuantizedCnn _network;
    private readonly NetworkBuilder _builder;
    private readonly int[] _first;
    private readonly bool[] _isWritten;

    private QuantizedCnnWriter(QuantizedCnn network, string name)
    {
        _network = network;
        _first = new int[network.Graph.Nodes.Count];
        _isWritten = new bool[_first.Length];
        _isWritten[0] = true;
        MapShape image = network.Graph.Nodes[0].Shape;
        _builder = new NetworkBuilder(name, new QuantizerEncoder(image.Channels * image.Places, new Quantizer(MapFormat.Image.Bits, 1, 0)));
    }

    /// <summary>The network of tables.</summary>
    /// <param name="network">The network in whole numbers.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="NetworkException">It leaves what networks can be, for example an accumulator 32 bits.</exception>
    public static LutNetwork Write(QuantizedCnn network, string name)
    {
        QuantizedCnnWriter writer = new(network, name);
        for (int node = 1; node < network.Graph.Nodes.Count; node++)
        {
            // Maps that nobody else reads than what puts them side by side are written then, one behind the other.
            if (!network.Graph.ReadersOf(node).Any() || network.Graph.ReadersOf(node).Any(reader => reader is not ConcatenationNode))
            {
                writer.Add(node);
            }
        }

        MapFormat scores = network.Formats[^1];
        int first = writer._first[^1];
        return writer._builder.Build(new DequantizeHead(
            [.. Enumerable.Range(first, network.Graph.Nodes[^1].Shape.Channels).Select(signal => new DequantizedScore(signal, (float)scores.Scale, scores.Zero))]));
    }

    private void Add(int node)
    {
        switch (_network.Graph.Nodes[node])
        {
            case ConvolutionNode { IsDense: true } dense: AddLayer(node, DenseLayer(dense)); break;
            case ConvolutionNode convolution: AddLayer(node, Convolution(convolution)); break;
            case PoolNode pool: AddLayer(node, new PoolLayer(_builder.Scope, GridOf(pool.Input), pool.Window, pool.Kind == CnnPoolKind.Max ? PoolKind.Max : PoolKind.Average)); break;
            case AddNode add: AddLayer(node, Sum(_network.Sums[add.Name])); break;
            case ConcatenationNode concatenation: Concatenate(node, concatenation); break;
            case var other: throw new InvalidOperationException($"There is no layer for a {other.GetType().Name}.");
        }
    }

    private void AddLayer(int node, Layer layer)
    {
        _builder.Add(layer);
        (_first[node], _isWritten[node]) = (layer.FirstSignal, true);
    }

    private SignalGrid GridOf(int node)
    {
        MapShape shape = _network.Graph.Nodes[node].Shape;
        return new SignalGrid(_first[node], shape.Channels, shape.Height, shape.Width);
    }

    private Layer Convolution(ConvolutionNode node)
    {
        QuantizedConvolution layer = _network.Convolutions[node.Name];
        SignalGrid grid = GridOf(node.Input);
        int places = node.Window.Height * node.Window.Width, inputs = node.Source.Channels * places;
        SignalScope scope = new(Enumerable.Repeat(layer.Source.Bits, inputs));
        MacLayer kernel = Neurons(scope, layer, (output, k) => node.FirstChannelOf(output) * places + k);
        return new ConvolutionLayer(_builder.Scope, grid, node.Window, new Subnetwork(scope, inputs, [kernel], Enumerable.Range(kernel.FirstSignal, kernel.Count)));
    }

    private MacLayer DenseLayer(ConvolutionNode node)
    {
        int first = _first[node.Input];
        return Neurons(_builder.Scope, _network.Convolutions[node.Name], (_, k) => first + k);
    }

    private MacLayer Neurons(SignalScope scope, QuantizedConvolution layer, Func<int, int, int> signalOf)
    {
        // One table a weight that occurs; a pruned weight has none.
        int[] weights = [.. layer.Weights.Where(weight => weight != 0).Distinct().Order()];
        Dictionary<int, int> tables = weights.Select((weight, i) => (weight, i)).ToDictionary(each => each.weight, each => each.i);
        int chunk = _network.Plan.ChunkBits, fanIn = layer.Node.FanIn;
        return new MacLayer(
            scope, layer.Output.Bits, layer.Precision.DroppedBits / chunk, [.. weights.Select(weight => ProductTable.Exact(weight, chunk))],
            [.. Enumerable.Range(0, layer.Node.Shape.Channels).Select(output => new MacNeuron(
                [.. Enumerable.Range(0, fanIn).Where(k => layer.Weights[output * fanIn + k] != 0)
                    .Select(k => new MacInput(signalOf(output, k), tables[layer.Weights[output * fanIn + k]]))],
                layer.Biases[output], layer.Requantizers[output].Multiplier, layer.Requantizers[output].Shift, layer.Output.Zero))]);
    }

    private AddLayer Sum(QuantizedSum sum) => new(
        _builder.Scope, sum.Output.Bits, [new AddTerm(GridOf(sum.Node.First), sum.Factors.First), new AddTerm(GridOf(sum.Node.Second), sum.Factors.Second)], sum.Bias, sum.Shift, sum.Output.Zero);

    // What was not written yet comes to stand side by side by itself; what others have read already is copied.
    private void Concatenate(int node, ConcatenationNode concatenation)
    {
        int end = _builder.Scope.Count;
        foreach (int input in concatenation.Inputs)
        {
            if (_isWritten[input])
            {
                AddTerm copied = new(GridOf(input), 1);
                _builder.Add(new AddLayer(_builder.Scope, _network.Formats[input].Bits, [copied], 0, 0, 0));
            }
            else
            {
                Add(input);
            }
        }

        (_first[node], _isWritten[node]) = (end, true);
    }
}
