using LutGen.Circuits;
using LutGen.Lanes;
using LutGen.Packing;

namespace LutGen.Interpretation;

/// <summary>
/// A circuit as a table of operations: runs of one function, each operation with the places of its result and operands.
/// It does not depend on the width of words, so kernels of several widths share it.
/// </summary>
/// <remarks>
/// A run is its <see cref="RunHeader"/>, then four numbers an operation: the place of the result and those of the three operands.
/// Places are indices of slots, inputs or outputs.
/// </remarks>
internal sealed class CircuitProgram
{
    // Slots of 512 bits beyond which values in flight leave a second cache of 1 MB to the outputs and the table.
    private const int CachedSlots = 12_000;
    private const int Window = 16_000;

    private CircuitProgram(Circuit circuit, IReadOnlyList<byte> forms, int window)
    {
        var numbers = new int[256];
        for (int i = 0; i < forms.Count; i++)
        {
            numbers[forms[i]] = i;
        }


        List<ProgramStep> steps = ProgramOrder.Arrange(circuit, window);
        var slots = new SlotAllocator(circuit.InputCount + circuit.Nodes.Count, steps);
        List<int> code = new(4 * steps.Count + 1024);
        int run = -1;
        int kind = -1;
        for (int i = 0; i < steps.Count; i++)
        {
            ProgramStep step = steps[i];
            int header = RunHeader.Encode(numbers[step.Function], step.ReadsInputs, step.WritesOutput);
            if (header != kind || code[run + 1] == RunHeader.MostOperations)
            {
                (run, kind) = (code.Count, header);
                code.Add(header);
                code.Add(0);
            }

            code[run + 1]++;
            (int a, int b, int c) = (step.A, step.B, step.C);
            if (!step.ReadsInputs)
            {
                (a, b, c) = (slots.Of(a), slots.Of(b), slots.Of(c));
                slots.Release(step, i);
            }

            code.Add(step.WritesOutput ? step.Result : slots.Take(step.Result));
            code.Add(a);
            code.Add(b);
            code.Add(c);
        }

        (Inputs, Slots, Outputs) = (circuit.InputCount, slots.Count, circuit.Outputs.Count);
        IsSmall = Math.Max(Inputs, Math.Max(Slots, Outputs)) <= ushort.MaxValue + 1;
        Small = new PinnedTable<ushort>(IsSmall ? code.Select(number => (ushort)number).ToArray() : []);
        Large = new PinnedTable<int>(IsSmall ? [] : [.. code]);
    }

    /// <summary>Input planes.</summary>
    public int Inputs { get; }

    /// <summary>Planes of memory.</summary>
    public int Slots { get; }

    /// <summary>Output planes.</summary>
    public int Outputs { get; }

    /// <summary>Whether 16 bits hold every place, so that the table is <see cref="Small"/>; otherwise it is <see cref="Large"/>.</summary>
    public bool IsSmall { get; }

    /// <summary>The runs in numbers of 16 bits, or empty.</summary>
    public PinnedTable<ushort> Small { get; }

    /// <summary>The runs in numbers of 32 bits, or empty.</summary>
    public PinnedTable<int> Large { get; }

    /// <summary>Whether <see cref="TernaryRuns"/> computes it; otherwise <see cref="GateRuns"/>.</summary>
    public bool IsTernary { get; private init; }

    /// <summary>Arranges a circuit for the instructions of this machine.</summary>
    public static CircuitProgram Create(Circuit circuit)
    {
        if (TernaryLogic.IsSupported)
        {
            CircuitProgram ternary = Arrange(OperandOrder.Canonical(circuit), OperandOrder.Forms, isTernary: true);
            if (ternary.IsSmall)
            {
                return ternary;
            }
        }

        return CreateOfGates(circuit);
    }

    /// <summary>Arranges a circuit for any machine.</summary>
    public static CircuitProgram CreateOfGates(Circuit circuit) => Arrange(GateDecomposition.Decompose(circuit), [.. Gate.All], isTernary: false);

    private static CircuitProgram Arrange(Circuit circuit, IReadOnlyList<byte> forms, bool isTernary)
    {
        var whole = new CircuitProgram(circuit, forms, int.MaxValue) { IsTernary = isTernary };
        if (whole.Slots <= CachedSlots)
        {
            return whole;
        }

        var windows = new CircuitProgram(circuit, forms, Window) { IsTernary = isTernary };
        return windows.Slots < whole.Slots ? windows : whole;
    }
}
