using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>What an <see cref="Accelerator"/> is built of.</summary>
/// <param name="Format">Operands and chunks, activations unsigned.</param>
/// <param name="Technology">The cells.</param>
public sealed record AcceleratorOptions(MultiplierFormat Format, Technology Technology)
{
    /// <summary>Share of the weights of every layer that are zero, 0 up to but not including 1: they have no unit and no operation.</summary>
    public double Sparsity { get; init; }

    /// <summary>Units of certain layers, where they are known, in place of those that the sparsity leaves.</summary>
    public IReadOnlyDictionary<string, long> Units { get; init; } = new Dictionary<string, long>();

    /// <summary>Mixed precision: the LUT-NA multipliers of certain layers. All others, and all other designs, are exact and of <see cref="Format"/>.</summary>
    public IReadOnlyDictionary<string, MacPrecision> Precisions { get; init; } = new Dictionary<string, MacPrecision>();

    /// <summary>How multipliers are built, once each.</summary>
    public IReadOnlyList<MultiplierDesign> Designs { get; init; } = [MultiplierDesign.LutNa, MultiplierDesign.TraditionalLut, MultiplierDesign.Array, MultiplierDesign.WallaceTree];

    /// <summary>Bits of every accumulator; null for as many as a layer's products can need, product bits + ceil(log2(inputs of a neuron, zeros included)).</summary>
    public int? AccumulatorBits { get; init; }
}
