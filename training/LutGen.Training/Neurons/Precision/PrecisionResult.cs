namespace LutGen.Training.Neurons;

/// <summary>The widths that a search for mixed precision has chosen.</summary>
/// <param name="Settings">The training's settings with these widths.</param>
/// <param name="Steps">The network as it was, and after each bit that it lost.</param>
/// <param name="Sensitivities">The network with one bit less at each place in turn, and nothing else changed.</param>
public sealed record PrecisionResult(LlutNetworkSettings Settings, IReadOnlyList<PrecisionStep> Steps, IReadOnlyList<PrecisionStep> Sensitivities);

/// <summary>A network with fewer bits somewhere, not trained again.</summary>
/// <param name="Place">Where it has just lost one: "features" or "layer N"; empty for none.</param>
/// <param name="Bits">Width of the features' codes, then of each layer's.</param>
/// <param name="Luts">6-input lookup tables of its neurons at most (<see cref="LlutNetworkSettings.Lut6Bound"/>).</param>
/// <param name="Loss">Mean cross-entropy of training samples, in nats.</param>
/// <param name="Accuracy">Share of them that is right, 0..1.</param>
public sealed record PrecisionStep(string Place, IReadOnlyList<int> Bits, long Luts, double Loss, double Accuracy);
