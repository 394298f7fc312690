namespace LutGen.Training.Sequences.Tables;

/// <summary>A row of a linear map: the sum of weights times values, and a bias.</summary>
/// <param name="Inputs">The signals of the values.</param>
/// <param name="Weights">A weight for each.</param>
/// <param name="Bias">The bias.</param>
/// <param name="Output">The form of the result.</param>
internal sealed record LinearRow(CodedSignal[] Inputs, float[] Weights, double Bias, CodeFormat Output);
