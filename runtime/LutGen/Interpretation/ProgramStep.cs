namespace LutGen.Interpretation;

/// <summary>One operation of a program, before it has slots.</summary>
/// <param name="Function">Truth table of three operands.</param>
/// <param name="ReadsInputs">Whether the operands are input planes rather than values in slots; true for constants, which read nothing.</param>
/// <param name="WritesOutput">Whether the result is an output plane rather than a value that others read.</param>
/// <param name="Result">Index of the output plane, or id of the value.</param>
/// <param name="A">Id of the first operand.</param>
/// <param name="B">Id of the second operand.</param>
/// <param name="C">Id of the third operand.</param>
internal readonly record struct ProgramStep(byte Function, bool ReadsInputs, bool WritesOutput, int Result, int A, int B, int C);
