using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Circuits;
using LutGen.Kernels;
using LutGen.Lanes;
using LutGen.Packing;

namespace LutGen.Interpretation;

/// <summary>A bit kernel that reads its operations from a table: for networks that are not compiled, or too large to be.</summary>
internal sealed unsafe class CircuitInterpreter : BitKernel
{
    private readonly PinnedTable<int> _code;

    private CircuitInterpreter(int words, Circuit circuit, CircuitProgram program)
        : base(words, circuit.InputCount, program.Slots, circuit.Outputs.Count) => _code = new PinnedTable<int>(program.Code);

    /// <summary>Prepares the interpretation of a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
    public static CircuitInterpreter Create(Circuit circuit, int words)
    {
        Circuit operations = HasTernaryLogic(words) ? OperandOrder.Canonical(circuit) : GateDecomposition.Decompose(circuit);
        return new CircuitInterpreter(words, operations, CircuitProgram.Create(operations));
    }

    /// <inheritdoc/>
    public override void Evaluate(ref ulong inputs, ref ulong slots, ref ulong outputs)
    {
        fixed (ulong* from = &inputs, memory = &slots, to = &outputs)
        {
            // Operations address one memory, which takes up the inputs.
            new ReadOnlySpan<ulong>(from, InputPlanes * Words).CopyTo(new Span<ulong>(memory, InputPlanes * Words));
            int* code = _code.First;
            int* end = code + _code.Length;
            switch (Words)
            {
                case 8 when HasTernaryLogic(8): TernaryRuns.Run(code, end, (Vector512<ulong>*)memory, (Vector512<ulong>*)to); break;
                case 8: GateRuns.Run(code, end, (Lanes512*)memory, (Lanes512*)to); break;
                case 4: GateRuns.Run(code, end, (Lanes256*)memory, (Lanes256*)to); break;
                case 2: GateRuns.Run(code, end, (Lanes128*)memory, (Lanes128*)to); break;
                default: GateRuns.Run(code, end, (Lanes64*)memory, (Lanes64*)to); break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasTernaryLogic(int words) => words == 8 && Avx512F.IsSupported;
}
