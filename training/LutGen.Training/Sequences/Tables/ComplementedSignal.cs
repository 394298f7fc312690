namespace LutGen.Training.Sequences.Tables;

/// <summary>A signal and another whose codes are the first one's taken from the largest.</summary>
/// <param name="Itself">The signal.</param>
/// <param name="Complement">Largest code less the signal's code.</param>
internal readonly record struct ComplementedSignal(CodedSignal Itself, CodedSignal Complement);
