using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>Changes to a network: other inputs and tables for neurons, signals read in others' place, neurons left out.</summary>
internal sealed class NetworkEdit
{
    private readonly LutNetwork _network;
    private readonly int[] _sources;
    private readonly bool[] _removed;
    private readonly Dictionary<int, (int[] Inputs, TruthTable Table)> _neurons = [];
    private bool _changed;

    public NetworkEdit(LutNetwork network)
    {
        _network = network;
        _sources = Enumerable.Range(0, network.SignalCount).ToArray();
        _removed = new bool[network.SignalCount];
    }

    /// <summary>The signal that is read in a signal's place.</summary>
    public int SourceOf(int signal) => _sources[signal];

    /// <summary>Lets all readers but grids read an earlier signal of the same width and value instead.</summary>
    public void ReadInstead(int signal, int earlier)
    {
        _sources[signal] = _sources[earlier];
        _changed = true;
    }

    /// <summary>Gives a neuron of concatenated inputs others and a table for them.</summary>
    public void Change(int signal, int[] inputs, TruthTable table)
    {
        _neurons[signal] = (inputs, table);
        _changed = true;
    }

    /// <summary>Leaves out a neuron whose signal nothing reads.</summary>
    public void Remove(int signal)
    {
        _removed[signal] = true;
        _changed = true;
    }

    /// <summary>The edited network, or the network itself where nothing was changed.</summary>
    public LutNetwork Apply()
    {
        if (!_changed)
        {
            return _network;
        }

        var builder = new NetworkBuilder(_network.Name, _network.Encoder);
        var numbers = new int[_network.SignalCount];
        for (int signal = 0; signal < _network.Encoder.SignalCount; signal++)
        {
            numbers[signal] = signal;
        }

        foreach (Layer layer in _network.Layers)
        {
            Number(layer, builder.Scope.Count, numbers);
            if (Copy(layer, builder, numbers) is { } copy)
            {
                builder.Add(copy);
            }
        }

        return builder.Build(Copy(_network.Head, signal => numbers[_sources[signal]]), _network.Metadata);
    }

    private void Number(Layer layer, int next, int[] numbers)
    {
        for (int signal = layer.FirstSignal; signal < layer.FirstSignal + layer.Count; signal++)
        {
            numbers[signal] = _removed[signal] ? -1 : next++;
        }
    }

    private Layer? Copy(Layer layer, NetworkBuilder builder, int[] numbers)
    {
        if (Enumerable.Range(layer.FirstSignal, layer.Count).All(signal => _removed[signal]))
        {
            return null;
        }

        switch (layer)
        {
            case ConvolutionLayer convolution:
                return new ConvolutionLayer(builder.Scope, Move(convolution.Grid), convolution.Window, convolution.Kernel);
            case PoolLayer pool:
                return new PoolLayer(builder.Scope, Move(pool.Grid), pool.Window, pool.Kind);
            case AddLayer add:
                return new AddLayer(builder.Scope, add.OutputBits, add.Terms.Select(term => term with { Grid = Move(term.Grid) }).ToArray(), add.Bias, add.Shift, add.Zero);
            case MacLayer mac:
                IEnumerable<MacNeuron> kept = mac.Neurons.Where((_, i) => !_removed[mac.FirstSignal + i]);
                return new MacLayer(builder.Scope, mac.OutputBits, mac.DroppedChunks, mac.Tables, kept.Select(Copy).ToArray());
            default:
                return CopyLuts((LutLayer)layer, builder, numbers);
        }

        SignalGrid Move(SignalGrid grid) => grid with { First = numbers[grid.First] };

        MacNeuron Copy(MacNeuron neuron) => neuron with { Inputs = neuron.Inputs.Select(input => input with { Signal = numbers[_sources[input.Signal]] }).ToArray() };
    }

    private LutLayer CopyLuts(LutLayer layer, NetworkBuilder builder, int[] numbers)
    {
        LutLayer.Builder copy = builder.Luts(layer.OutputBits, layer.Addressing);
        for (int neuron = 0; neuron < layer.Count; neuron++)
        {
            int signal = layer.FirstSignal + neuron;
            if (!_removed[signal])
            {
                (IReadOnlyList<int> inputs, TruthTable table) = _neurons.TryGetValue(signal, out (int[], TruthTable) changed)
                    ? changed
                    : ((IReadOnlyList<int>)layer.InputsOf(neuron), layer.TableOf(neuron));
                copy.Add(inputs.Select(input => numbers[_sources[input]]).ToArray(), table);
            }
        }

        return copy.Build();
    }

    private static OutputHead Copy(OutputHead head, Func<int, int> number) => head switch
    {
        GroupSumHead sum => new GroupSumHead(sum.Tau, sum.Groups.Select(group => group with { Signals = new SignalList(group.Signals.Select(number)) }).ToArray()),
        ArgmaxHead => new ArgmaxHead(head.Signals.Select(number)),
        BitsHead => new BitsHead(head.Signals.Select(number)),
        DequantizeHead dequantize => new DequantizeHead(dequantize.Outputs.Select(output => output with { Signal = number(output.Signal) }).ToArray()),
        _ => throw new NotSupportedException($"no copy of a {head.GetType().Name}"),
    };
}
