using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>What an <see cref="Accelerator"/> is built of.</summary>
/// <param name="Format">Operands and chunks, activations unsigned.</param>
/// <param name="Technology">The cells.</param>
public sealed record AcceleratorOptions(MultiplierFormat Format, Technology Technology)
{
    /// <summary>Share of the weights of every layer that are zero, 0 up to but not including 1: they have no unit and no operation.</summary>
    public double Sparsity { get; init; }

    /// <summary>Names of the layers whose LUT-NA multipliers are approximate.</summary>
    public IReadOnlyCollection<string> ApproximateLayers { get; init; } = [];

    /// <summary>What these do.</summary>
    public ChunkApproximation Approximation { get; init; } = ChunkApproximation.Exact;

    /// <summary>Bits of every accumulator; null for as many as a layer's products can need, product bits + ceil(log2(inputs of a neuron, zeros included)).</summary>
    public int? AccumulatorBits { get; init; }
}
