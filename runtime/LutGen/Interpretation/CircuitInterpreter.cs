using LutGen.Kernels;
using LutGen.Lanes;

namespace LutGen.Interpretation;

/// <summary>A bit kernel that reads its operations from a table: for networks that are not compiled, or too large to be.</summary>
/// <param name="program">The operations.</param>
/// <param name="words">64-bit words of a plane: 8, 4, 2 or 1.</param>
internal sealed unsafe class CircuitInterpreter(CircuitProgram program, int words) : BitKernel(words, program.Inputs, program.Slots, program.Outputs)
{
    /// <inheritdoc/>
    public override void Evaluate(ref ulong inputs, ref ulong slots, ref ulong outputs)
    {
        fixed (ulong* from = &inputs, memory = &slots, to = &outputs)
        {
            switch (Words)
            {
                case 8: Run((Lanes512*)from, (Lanes512*)memory, (Lanes512*)to); break;
                case 4: Run((Lanes256*)from, (Lanes256*)memory, (Lanes256*)to); break;
                case 2: Run((Lanes128*)from, (Lanes128*)memory, (Lanes128*)to); break;
                default: Run((Lanes64*)from, (Lanes64*)memory, (Lanes64*)to); break;
            }
        }
    }

    private void Run<TLanes>(TLanes* inputs, TLanes* slots, TLanes* outputs)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        ushort* small = program.Small.First;
        int* large = program.Large.First;
        if (program.IsTernary)
        {
            TernaryRuns.Run(small, small + program.Small.Length, inputs, slots, outputs);
        }
        else if (program.IsSmall)
        {
            GateRuns.Run(small, small + program.Small.Length, inputs, slots, outputs);
        }
        else
        {
            GateRuns.Run(large, large + program.Large.Length, inputs, slots, outputs);
        }
    }
}
