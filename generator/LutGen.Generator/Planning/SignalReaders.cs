using LutGen.Networks;

namespace LutGen.Generator.Planning;

/// <summary>Which layers read which signals.</summary>
internal sealed class SignalReaders
{
    private readonly LutNetwork _network;
    private readonly int[] _first;
    private readonly int[] _last;

    public SignalReaders(LutNetwork network)
    {
        _network = network;
        _first = Enumerable.Repeat(int.MaxValue, network.SignalCount).ToArray();
        _last = Enumerable.Repeat(-1, network.SignalCount).ToArray();
        for (int layer = 0; layer <= network.Layers.Count; layer++)
        {
            foreach (int signal in ReadBy(layer))
            {
                _first[signal] = Math.Min(_first[signal], layer);
                _last[signal] = layer;
            }
        }
    }

    /// <summary>The signals that a layer reads, repeats included; the head is the layer behind the last.</summary>
    public IEnumerable<int> ReadBy(int layer) => layer == _network.Layers.Count ? _network.Head.Signals : _network.Layers[layer] switch
    {
        LutLayer luts => Enumerable.Range(0, luts.Count).SelectMany(neuron => luts.InputsOf(neuron)),
        MacLayer macs => macs.Neurons.SelectMany(neuron => neuron.Inputs).Select(input => input.Signal),
        AddLayer add => add.Terms.SelectMany(term => Enumerable.Range(term.Grid.First, term.Grid.Count)),
        PoolLayer pool => Enumerable.Range(pool.Grid.First, pool.Grid.Count),
        ConvolutionLayer convolution => Enumerable.Range(convolution.Grid.First, convolution.Grid.Count),
        Layer other => throw new NotSupportedException($"no stage for a {other.GetType().Name}"),
    };

    /// <summary>Whether a signal is read by a layer or one behind it.</summary>
    public bool IsReadFrom(int signal, int layer) => _last[signal] >= layer;

    /// <summary>Whether nothing but one layer reads a layer's signals.</summary>
    public bool IsOnlyReader(int layer, Layer read) =>
        Enumerable.Range(read.FirstSignal, read.Count).All(signal => _last[signal] < 0 || (_first[signal] == layer && _last[signal] == layer));
}
