using LutGen.Networks;
using LutGen.Training.Data;

namespace LutGen.Training.Compression;

/// <summary>The codes that signals have for samples, a plane of words for each bit of a code: 64 samples a word.</summary>
internal sealed class SampleCodes
{
    /// <summary>Samples of a word.</summary>
    public const int Lanes = 64;

    private readonly LutNetwork _network;
    private readonly ulong[][][] _planes;

    /// <summary>Encodes samples.</summary>
    /// <param name="network">The network whose signals these are.</param>
    /// <param name="data">The samples; as many features as the network has.</param>
    public SampleCodes(LutNetwork network, Dataset data)
    {
        _network = network;
        _planes = new ulong[network.SignalCount][][];
        Samples = data.Count;
        Words = (data.Count + Lanes - 1) / Lanes;
        int signals = network.Encoder.SignalCount;
        Allocate(0, signals);
        Parallel.For(0, Words, () => (Row: new float[data.FeatureCount], Codes: new int[network.SignalCount]), (word, _, room) =>
        {
            for (int sample = word * Lanes; sample < Math.Min(Samples, (word + 1) * Lanes); sample++)
            {
                data.CopyFeatures(sample, room.Row);
                network.Encoder.Encode(room.Row, room.Codes);
                Store(0, signals, sample, room.Codes);
            }

            return room;
        }, _ => { });
    }

    /// <summary>Takes codes over that are encoded already.</summary>
    /// <param name="network">Another network with the same encoder.</param>
    /// <param name="encoded">The samples.</param>
    public SampleCodes(LutNetwork network, SampleCodes encoded)
    {
        _network = network;
        _planes = new ulong[network.SignalCount][][];
        Array.Copy(encoded._planes, _planes, network.Encoder.SignalCount);
        (Samples, Words) = (encoded.Samples, encoded.Words);
    }

    /// <summary>Number of samples.</summary>
    public int Samples { get; }

    /// <summary>Words of a plane; lanes behind the last sample are 0.</summary>
    public int Words { get; }

    /// <summary>The planes of a signal that is computed, the least significant bit's first.</summary>
    public ulong[][] this[int signal] => _planes[signal];

    /// <summary>The lanes of a word that are samples.</summary>
    public ulong LanesOf(int word) => word == Words - 1 && Samples % Lanes != 0 ? (1UL << (Samples % Lanes)) - 1 : ulong.MaxValue;

    /// <summary>Computes a layer's signals from those before.</summary>
    public void Compute(Layer layer)
    {
        if (layer is LutLayer luts)
        {
            Allocate(layer.FirstSignal, layer.Count);
            Parallel.For(0, layer.Count, neuron => new NeuronAddresses(this, _network, luts, neuron).LookUp(luts.TableOf(neuron), _planes[layer.FirstSignal + neuron]));
        }
        else
        {
            Evaluate(layer);
        }
    }

    /// <summary>Computes a neuron's signal with a table of its own.</summary>
    public void Compute(LutLayer layer, int neuron, TruthTable table)
    {
        Allocate(layer.FirstSignal + neuron, 1);
        new NeuronAddresses(this, _network, layer, neuron).LookUp(table, _planes[layer.FirstSignal + neuron]);
    }

    /// <summary>The share of samples whose class is found, once all layers are computed.</summary>
    /// <param name="labels">The class of each sample.</param>
    public double Accuracy(IReadOnlyList<int> labels)
    {
        int[] signals = [.. _network.Head.Signals.Distinct()];
        int correct = 0;
        Parallel.For(0, Words, () => new int[_network.SignalCount], (word, _, codes) =>
        {
            for (int sample = word * Lanes; sample < Math.Min(Samples, (word + 1) * Lanes); sample++)
            {
                Load(signals, sample, codes);
                if (_network.Head.Predict(codes) == labels[sample])
                {
                    Interlocked.Increment(ref correct);
                }
            }

            return codes;
        }, _ => { });
        return (double)correct / Samples;
    }

    // Layers of other kinds sample by sample, as they define themselves.
    private void Evaluate(Layer layer)
    {
        int[] read = [.. (layer switch
        {
            ConvolutionLayer convolution => Enumerable.Range(convolution.Grid.First, convolution.Grid.Count),
            AddLayer add => add.Terms.SelectMany(term => Enumerable.Range(term.Grid.First, term.Grid.Count)).Distinct(),
            PoolLayer pool => Enumerable.Range(pool.Grid.First, pool.Grid.Count),
            MacLayer macs => macs.Neurons.SelectMany(neuron => neuron.Inputs.Select(input => input.Signal)).Distinct(),
            _ => throw new NotSupportedException($"no samples through a {layer.GetType().Name}"),
        })];
        Allocate(layer.FirstSignal, layer.Count);
        Parallel.For(0, Words, () => new int[_network.SignalCount], (word, _, codes) =>
        {
            for (int sample = word * Lanes; sample < Math.Min(Samples, (word + 1) * Lanes); sample++)
            {
                Load(read, sample, codes);
                layer.Evaluate(codes);
                Store(layer.FirstSignal, layer.Count, sample, codes);
            }

            return codes;
        }, _ => { });
    }

    private void Allocate(int first, int count)
    {
        for (int signal = first; signal < first + count; signal++)
        {
            _planes[signal] ??= [.. Enumerable.Range(0, _network.WidthOf(signal)).Select(_ => new ulong[Words])];
        }
    }

    private void Load(int[] signals, int sample, int[] codes)
    {
        (int word, int lane) = Math.DivRem(sample, Lanes);
        foreach (int signal in signals)
        {
            int code = 0;
            ulong[][] planes = _planes[signal];
            for (int bit = 0; bit < planes.Length; bit++)
            {
                code |= (int)(planes[bit][word] >> lane & 1) << bit;
            }

            codes[signal] = code;
        }
    }

    // Planes may hold other codes from before, so bits are cleared too.
    private void Store(int first, int count, int sample, int[] codes)
    {
        (int word, int lane) = Math.DivRem(sample, Lanes);
        for (int signal = first; signal < first + count; signal++)
        {
            ulong[][] planes = _planes[signal];
            for (int bit = 0; bit < planes.Length; bit++)
            {
                planes[bit][word] = (planes[bit][word] & ~(1UL << lane)) | ((ulong)(codes[signal] >> bit & 1) << lane);
            }
        }
    }
}
