namespace LutGen.Circuits;

/// <summary>One operation of a <see cref="Circuit"/>: a function of up to three bits.</summary>
/// <param name="A">Id of the first operand, the most significant address bit.</param>
/// <param name="B">Id of the second operand.</param>
/// <param name="C">Id of the third operand. Operands that the function ignores repeat another; a constant has only zeros.</param>
/// <param name="Function">Truth table: bit k is the value at address k = 4a + 2b + c, the immediate of <c>vpternlog</c>.</param>
public readonly record struct CircuitNode(int A, int B, int C, byte Function);

/// <summary>
/// A network's layers cut into single bits: what bit-sliced kernels, cost and export work on. Ids 0 to
/// <see cref="InputCount"/> - 1 are inputs; node i has id InputCount + i and reads smaller ids only.
/// </summary>
/// <param name="InputCount">Number of input bits: the encoder's signals in order, each most significant bit first.</param>
/// <param name="Nodes">The operations in topological order; all are needed by some output, no two are equal.</param>
/// <param name="Outputs">Ids of the output bits: the head's signals in order, repeats included, each most significant bit first.</param>
public sealed record Circuit(int InputCount, IReadOnlyList<CircuitNode> Nodes, IReadOnlyList<int> Outputs);
