namespace LutGen.Training.Sequences.Tables;

/// <summary>A sum of multiples of codes and a bias, in some unit.</summary>
/// <param name="Terms">The multiples.</param>
/// <param name="Bias">Added to them.</param>
/// <param name="Unit">What 1 in the sum stands for.</param>
/// <param name="Output">The form of the result.</param>
internal sealed record SumRow(WeightedCode[] Terms, int Bias, double Unit, CodeFormat Output);
