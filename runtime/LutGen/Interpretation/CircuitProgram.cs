using LutGen.Circuits;

namespace LutGen.Interpretation;

/// <summary>
/// A circuit as a table of operations: runs of one function, each operation with the places of its result and operands.
/// </summary>
/// <param name="Code">
/// Runs: function; 0 when results are slots, 1 when outputs; number of operations; then four numbers an operation: the place of
/// the result and the slots of the three operands.
/// </param>
/// <param name="Slots">Planes of memory; the first hold the inputs at the start.</param>
internal sealed record CircuitProgram(int[] Code, int Slots)
{
    /// <summary>Numbers at the start of a run.</summary>
    public const int RunLength = 3;

    /// <summary>Arranges a circuit.</summary>
    public static CircuitProgram Create(Circuit circuit)
    {
        List<ProgramStep> steps = ProgramOrder.Arrange(circuit);
        var slots = new SlotAllocator(circuit.InputCount, circuit.Nodes.Count, steps);
        List<int> code = new(4 * steps.Count + 1024);
        int run = -1;
        for (int i = 0; i < steps.Count; i++)
        {
            ProgramStep step = steps[i];
            if (i == 0 || step.Function != steps[i - 1].Function || step.IsOutput != steps[i - 1].IsOutput)
            {
                run = code.Count;
                code.AddRange([step.Function, step.IsOutput ? 1 : 0, 0]);
            }

            code[run + 2]++;
            (int a, int b, int c) = (slots.Of(step.A), slots.Of(step.B), slots.Of(step.C));
            slots.Release(step, i);
            code.AddRange([step.IsOutput ? step.Result : slots.Take(step.Result), a, b, c]);
        }

        return new CircuitProgram([.. code], slots.Count);
    }
}

/// <summary>One operation of a program, before it has slots.</summary>
/// <param name="Function">Truth table of three operands.</param>
/// <param name="IsOutput">Whether the result is an output plane rather than a value that others read.</param>
/// <param name="Result">Index of the output plane, or id of the value.</param>
/// <param name="A">Id of the first operand.</param>
/// <param name="B">Id of the second operand.</param>
/// <param name="C">Id of the third operand.</param>
internal readonly record struct ProgramStep(byte Function, bool IsOutput, int Result, int A, int B, int C);
