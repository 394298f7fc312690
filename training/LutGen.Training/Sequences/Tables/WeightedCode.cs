namespace LutGen.Training.Sequences.Tables;

/// <summary>A term of a sum: (code - Zero) times a whole weight.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Zero">The code that counts nothing.</param>
/// <param name="Weight">The weight.</param>
internal readonly record struct WeightedCode(int Signal, int Zero, int Weight);
