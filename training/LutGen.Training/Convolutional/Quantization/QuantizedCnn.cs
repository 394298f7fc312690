namespace LutGen.Training.Convolutional;

/// <summary>A convolutional network in whole numbers.</summary>
/// <param name="Graph">The network.</param>
/// <param name="Plan">Its precision.</param>
/// <param name="Formats">What the codes of each map mean.</param>
/// <param name="Convolutions">The convolutions and dense layers.</param>
/// <param name="Sums">The sums of two maps.</param>
internal sealed record QuantizedCnn(
    CnnGraph Graph, PrecisionPlan Plan, IReadOnlyList<MapFormat> Formats, IReadOnlyDictionary<string, QuantizedConvolution> Convolutions, IReadOnlyDictionary<string, QuantizedSum> Sums);
