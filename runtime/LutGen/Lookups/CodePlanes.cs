using System.Runtime.CompilerServices;
using LutGen.Networks;
using LutGen.Packing;

namespace LutGen.Lookups;

/// <summary>Between bit planes and codes of a byte a sample: a network's inputs, those that are read, and the signals of its head.</summary>
internal sealed unsafe class CodePlanes
{
    private readonly int _words;
    private readonly PinnedTable<int> _inputs;
    private readonly PinnedTable<int> _outputs;

    /// <summary>Prepares for a network of truth tables.</summary>
    /// <param name="network">The network.</param>
    /// <param name="words">64-bit words of a plane.</param>
    public CodePlanes(LutNetwork network, int words)
    {
        _words = words;
        _inputs = new PinnedTable<int>([.. InputsOf(network)]);
        _outputs = new PinnedTable<int>([.. network.Head.Signals.SelectMany(signal => new[] { signal, network.WidthOf(signal) })]);
    }

    /// <summary>Makes codes of a block's planes.</summary>
    /// <param name="planes">The first word of the block in the first input plane.</param>
    /// <param name="codes">Receives the codes, signal by signal.</param>
    /// <param name="vectors">Vectors of a signal's codes.</param>
    /// <param name="full">Those of them that have samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Load<TLanes>(ulong* planes, TLanes* codes, int vectors, int full)
        where TLanes : unmanaged, IByteLanes<TLanes>
    {
        int* end = _inputs.First + _inputs.Length;
        for (int* input = _inputs.First; input < end; input += 3)
        {
            ulong* plane = planes + (nint)input[0] * _words;
            TLanes* target = codes + (nint)input[2] * vectors;
            int width = input[1];
            for (int i = 0; i < full; i++)
            {
                TLanes code = default;
                for (int bit = 0; bit < width; bit++)
                {
                    code = code << 1 | TLanes.FromBits((byte*)(plane + bit * _words) + i * sizeof(TLanes) / 8);
                }

                target[i] = code;
            }
        }
    }

    /// <summary>Makes planes of a block's codes.</summary>
    /// <param name="codes">The codes, signal by signal.</param>
    /// <param name="plane">The first word of the block in the first output plane.</param>
    /// <param name="vectors">Vectors of a signal's codes.</param>
    /// <param name="full">Those of them that have samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Store<TLanes>(TLanes* codes, ulong* plane, int vectors, int full)
        where TLanes : unmanaged, IByteLanes<TLanes>
    {
        int* end = _outputs.First + _outputs.Length;
        for (int* output = _outputs.First; output < end; output += 2)
        {
            TLanes* from = codes + (nint)output[0] * vectors;
            for (int bit = output[1] - 1; bit >= 0; bit--, plane += _words)
            {
                for (int i = 0; i < full; i++)
                {
                    TLanes.ToBits(from[i], bit, (byte*)plane + i * sizeof(TLanes) / 8);
                }
            }
        }
    }

    // The first plane, width and number of each input that is read.
    private static IEnumerable<int> InputsOf(LutNetwork network)
    {
        var read = new HashSet<int>(network.Head.Signals);
        foreach (LutLayer layer in network.Layers.Cast<LutLayer>())
        {
            read.UnionWith(Enumerable.Range(0, layer.Count).SelectMany(neuron => layer.InputsOf(neuron)));
        }

        int plane = 0;
        for (int signal = 0; signal < network.Encoder.SignalCount; plane += network.WidthOf(signal), signal++)
        {
            if (read.Contains(signal))
            {
                yield return plane;
                yield return network.WidthOf(signal);
                yield return signal;
            }
        }
    }
}
