using LutGen.Networks;

namespace LutGen.Hardware.Pieces;

/// <summary>Which layers read which: paths through a network whose layers are each as late as all of one.</summary>
internal sealed class LayerPaths
{
    private readonly int[] _producers;

    /// <summary>Finds who defines each signal.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Its layers, but for those that nothing needs.</param>
    public LayerPaths(LutNetwork network, IReadOnlyList<MappedLayer> layers)
    {
        _producers = new int[network.SignalCount];
        for (int layer = 0; layer < layers.Count; layer++)
        {
            for (int signal = layers[layer].Cut.Layer.FirstSignal; signal < layers[layer].Cut.Layer.FirstSignal + layers[layer].Cut.Layer.Count; signal++)
            {
                _producers[signal] = layer + 1;
            }
        }

        Sources = layers.Select(layer => SourcesOf(layer.Cut.Reads.Select(read => read.Signal))).ToArray();
        HeadSources = SourcesOf(network.Head.Signals);
    }

    /// <summary>Of each layer, the layers that it reads, counted from 1; 0 for the encoder.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Sources { get; }

    /// <summary>The layers that the head reads.</summary>
    public IReadOnlyList<int> HeadSources { get; }

    /// <summary>The layer that defines a signal, counted from 1; 0 for the encoder.</summary>
    public int ProducerOf(int signal) => _producers[signal];

    /// <summary>Levels on the longest path through some layers.</summary>
    public static int DepthOf(LutNetwork network, IReadOnlyList<MappedLayer> layers)
    {
        var paths = new LayerPaths(network, layers);
        int[] depths = paths.Ends(0, (before, layer) => before + layers[layer].Depth, (left, right) => Math.Max(left, right));
        return paths.HeadSources.Select(source => depths[source]).DefaultIfEmpty().Max();
    }

    /// <summary>What is known behind the encoder and each layer.</summary>
    /// <param name="encoder">What is known behind the encoder.</param>
    /// <param name="through">What comes of it through a layer, counted from 0.</param>
    /// <param name="later">Of two that a layer reads, the one that counts.</param>
    public T[] Ends<T>(T encoder, Func<T, int, T> through, Func<T, T, T> later)
    {
        var ends = new T[Sources.Count + 1];
        ends[0] = encoder;
        for (int layer = 0; layer < Sources.Count; layer++)
        {
            ends[layer + 1] = through(Latest(Sources[layer], ends, later), layer);
        }

        return ends;
    }

    /// <summary>What is known before a layer or the head.</summary>
    /// <param name="sources">What it reads; the encoder if it is nothing.</param>
    /// <param name="ends">What is known behind each of these.</param>
    /// <param name="later">Of two, the one that counts.</param>
    public static T Latest<T>(IReadOnlyList<int> sources, T[] ends, Func<T, T, T> later) => sources.Select(source => ends[source]).DefaultIfEmpty(ends[0]).Aggregate(later);

    private int[] SourcesOf(IEnumerable<int> signals)
    {
        var isSource = new bool[_producers.Max() + 2];
        foreach (int signal in signals)
        {
            isSource[_producers[signal]] = true;
        }

        return Enumerable.Range(0, isSource.Length).Where(source => isSource[source]).ToArray();
    }
}
