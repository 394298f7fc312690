using LutGen.Cost.Asic;
using LutGen.Networks;

namespace LutGen.Training.Convolutional;

/// <summary>A layer in mixed precision.</summary>
/// <param name="Name">The layer.</param>
/// <param name="ActivationBits">Bits of the codes that it reads.</param>
/// <param name="WeightBits">Bits of its weights.</param>
/// <param name="DroppedBits">Low bits of activations that are not looked up; 0 is exact.</param>
/// <param name="Units">Weights that are not zero.</param>
public sealed record LayerPrecisionStep(string Name, int ActivationBits, int WeightBits, int DroppedBits, long Units);

/// <summary>A network in mixed precision, as the search saw it.</summary>
/// <param name="Change">What was changed, empty for the exact network.</param>
/// <param name="Loss">Mean cross-entropy on the samples to judge by.</param>
/// <param name="Accuracy">Their share that is right, 0..1.</param>
/// <param name="Multipliers">Area, and energy of an inference in femtojoules, of the LUT-NA multipliers.</param>
/// <param name="Layers">The layers.</param>
public sealed record MixedPrecisionStep(string Change, double Loss, double Accuracy, CircuitCost Multipliers, IReadOnlyList<LayerPrecisionStep> Layers);

/// <summary>Accuracies of one network on the same samples, 0..1.</summary>
/// <param name="Samples">How many samples.</param>
/// <param name="Single">As it was trained, in single precision.</param>
/// <param name="Exact">In whole numbers, exact LUT-NA.</param>
/// <param name="Mixed">In mixed precision.</param>
public sealed record PrecisionAccuracies(int Samples, double Single, double Exact, double Mixed);

/// <summary>What a search for mixed precision found.</summary>
/// <param name="Network">The network of the chosen step.</param>
/// <param name="Exact">The exact network, which the curve begins with.</param>
/// <param name="Sensitivities">Each layer approximate by itself, more and more.</param>
/// <param name="Curve">Step by step, from the exact network on, beyond the budget.</param>
/// <param name="Chosen">Index of the step that is chosen.</param>
/// <param name="Validation">Accuracies on all samples to judge by.</param>
/// <param name="Test">Accuracies on samples that have chosen nothing; null if there were none.</param>
public sealed record MixedPrecisionResult(
    LutNetwork Network, LutNetwork Exact, IReadOnlyList<MixedPrecisionStep> Sensitivities, IReadOnlyList<MixedPrecisionStep> Curve, int Chosen,
    PrecisionAccuracies Validation, PrecisionAccuracies? Test);
