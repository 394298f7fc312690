using LutGen.Topologies;

namespace LutGen.Cost.Asic;

/// <summary>A layer of an <see cref="Accelerator"/>.</summary>
/// <param name="Shape">The layer.</param>
/// <param name="Precision">Precision of its LUT-NA multipliers.</param>
/// <param name="Units">Multiply-accumulate units, one for each weight that is not zero.</param>
/// <param name="Operations">Their operations in an inference: every unit works once at every position.</param>
/// <param name="Costs">What the layer's units take, by design.</param>
public sealed record AcceleratorLayer(MacShape Shape, MacPrecision Precision, long Units, long Operations, IReadOnlyDictionary<MultiplierDesign, MacCircuitCost> Costs);
