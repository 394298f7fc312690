namespace LutGen.Training.Sequences.Tables;

/// <summary>A signal of a network and what its codes stand for.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Format">Its codes.</param>
internal readonly record struct CodedSignal(int Signal, CodeFormat Format);
