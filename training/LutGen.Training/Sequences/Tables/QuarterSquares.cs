namespace LutGen.Training.Sequences.Tables;

/// <summary>Two signals whose difference is the product of two others' codes less their zeros.</summary>
/// <param name="Sum">floor((u + v)^2 / 4).</param>
/// <param name="Difference">floor((u - v)^2 / 4).</param>
internal readonly record struct QuarterSquares(int Sum, int Difference);
