using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Connections that a search has found; any kind of neuron can be trained with them.</summary>
/// <param name="Layers">For each layer the signals that its neurons read, [Neurons x SubNeurons x FanIn]; none for layers that assemble trees.</param>
public sealed record LearnedConnectivity(IReadOnlyList<int[]> Layers) : IConnectivity
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The layer is another one than was searched for.</exception>
    public int[] Connect(int layer, LlutLayerSettings settings, ReadOnlySpan<int> signals, SeededRandom random) =>
        layer < Layers.Count && Layers[layer].Length == settings.Neurons * settings.SubNeurons * settings.FanIn
            ? Layers[layer]
            : throw new ArgumentException(FormattableString.Invariant(
                $"Layer {layer} has {settings.Neurons} x {settings.SubNeurons} x {settings.FanIn} inputs; expected those that connections were searched for."));

    /// <inheritdoc/>
    public override string ToString() => "learned";
}
