namespace LutGen.Topologies;

/// <summary>The layers of a network that multiply and accumulate; what stands between them (normalisation, activation, pooling, additions) multiplies nothing by weights once normalisation is folded.</summary>
/// <param name="Name">How it is asked for.</param>
/// <param name="Variant">Which of the networks of that name it is.</param>
/// <param name="Layers">The layers in order.</param>
public sealed record Topology(string Name, string Variant, IReadOnlyList<MacShape> Layers)
{
    /// <summary>Weights of all layers.</summary>
    public long Weights => Layers.Sum(layer => layer.Weights);

    /// <summary>Multiply-accumulate operations of an inference.</summary>
    public long Macs => Layers.Sum(layer => layer.Macs);
}
