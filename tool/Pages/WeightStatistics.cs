using LutGen.Networks;

namespace LutGen.Tool.Pages;

/// <summary>The weights of a layer's multiply-accumulate neurons, those of a convolution's kernel once.</summary>
/// <param name="Layer">The layer's number from 1.</param>
/// <param name="Neurons">Its neurons.</param>
/// <param name="Inputs">Different signals that they read.</param>
/// <param name="Tables">Product tables.</param>
/// <param name="ChunkBits">Bits of an activation that are looked up at once.</param>
/// <param name="DroppedChunks">Low chunks that are not looked up.</param>
/// <param name="Weights">Each weight with the number of connections that have it. That of a table that is not exact is its last entry over its chunk, rounded.</param>
internal sealed record WeightStatistics(int Layer, int Neurons, int Inputs, int Tables, int ChunkBits, int DroppedChunks, IReadOnlyDictionary<int, long> Weights)
{
    /// <summary>Connections, each with a weight.</summary>
    public long Connections { get; } = Weights.Values.Sum();

    /// <summary>Bits that the largest of the weights takes with its sign, 0 of a layer without weights.</summary>
    public int Bits { get; } = Weights.Keys.Select(BitsOf).DefaultIfEmpty().Max();

    /// <summary>The statistics of all layers of such neurons.</summary>
    public static IEnumerable<WeightStatistics> Of(LutNetwork network) =>
        from indexed in network.Layers.Index()
        from layer in (indexed.Item is ConvolutionLayer convolution ? convolution.Kernel.Layers : [indexed.Item]).OfType<MacLayer>()
        select Of(layer, indexed.Index + 1);

    /// <summary>Bits that a weight takes with its sign.</summary>
    public static int BitsOf(int weight) => 33 - int.LeadingZeroCount(weight < 0 ? ~weight : weight);

    private static WeightStatistics Of(MacLayer layer, int number)
    {
        int[] weights = [.. layer.Tables.Select(WeightOf)];
        var counts = new Dictionary<int, long>();
        var signals = new HashSet<int>();
        foreach (MacInput input in layer.Neurons.SelectMany(neuron => neuron.Inputs))
        {
            counts[weights[input.Table]] = counts.GetValueOrDefault(weights[input.Table]) + 1;
            signals.Add(input.Signal);
        }

        return new WeightStatistics(number, layer.Count, signals.Count, layer.Tables.Count, layer.ChunkBits, layer.DroppedChunks, counts);
    }

    private static int WeightOf(ProductTable table) => (int)Math.Round((double)table.Entries[^1] / (table.Entries.Count - 1));
}
