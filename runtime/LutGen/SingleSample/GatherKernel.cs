using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Packing;

namespace LutGen.SingleSample;

/// <summary>Evaluates the cells of a <see cref="GatherPlan"/> for one sample, 64 at a time.</summary>
internal sealed unsafe class GatherKernel(GatherPlan plan)
{
    private readonly PinnedTable<GatherLevel> _levels = new([.. plan.Levels]);
    private readonly PinnedTable<GatherRun> _runs = new([.. plan.Runs]);
    private readonly PinnedTable<Gather> _gathers = new([.. plan.Gathers]);
    private readonly PinnedTable<byte> _lanes = new([.. plan.Lanes]);
    private readonly PinnedTable<ulong> _functions = new([.. plan.Functions]);

    /// <summary>Whether the machine has the instructions.</summary>
    public static bool IsSupported => Avx512Vbmi.IsSupported && Avx512BW.IsSupported;

    /// <summary>Computes all cells.</summary>
    /// <param name="bits">The plan's memory of bits, aligned to 64 bytes, the inputs in their places.</param>
    /// <param name="operands">The plan's memory of operands, aligned to 64 bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(ulong* bits, ulong* operands)
    {
        GatherRun* run = _runs.First;
        Gather* gather = _gathers.First;
        var lanes = (Vector512<byte>*)_lanes.First;
        var functions = (Vector512<ulong>*)_functions.First;
        GatherLevel* end = _levels.First + _levels.Length;
        for (GatherLevel* level = _levels.First; level < end; level++)
        {
            for (GatherRun* last = run + level->Runs; run < last; run++)
            {
                var block = (Vector512<byte>*)(bits + (nint)run->Block * GatherPlan.BlockWords);
                Vector512<byte> low = block[0];
                Vector512<byte> high = block[1];
                for (Gather* stop = gather + run->Sets; gather < stop; gather++)
                {
                    operands[gather->Target] = Complements(low, high, lanes + 2 * (nint)gather->Lanes) | gather->Others;
                }

                for (Gather* stop = gather + run->Merges; gather < stop; gather++)
                {
                    operands[gather->Target] &= Complements(low, high, lanes + 2 * (nint)gather->Lanes) | gather->Others;
                }
            }

            var result = (Vector512<ulong>*)bits + level->First;
            var a = (Vector512<ulong>*)operands;
            Vector512<ulong>* b = a + level->Batches;
            Vector512<ulong>* c = b + level->Batches;
            int batch = 0;
            for (; batch < level->TernaryBatches; batch++, functions += 8)
            {
                Vector512<ulong> third = c[batch];
                Vector512<ulong> zero = Choose(b[batch], Choose(third, functions[0], functions[1]), Choose(third, functions[2], functions[3]));
                Vector512<ulong> one = Choose(b[batch], Choose(third, functions[4], functions[5]), Choose(third, functions[6], functions[7]));
                result[batch] = Choose(a[batch], zero, one);
            }

            for (; batch < level->Batches; batch++, functions += 4)
            {
                Vector512<ulong> second = b[batch];
                result[batch] = Choose(a[batch], Choose(second, functions[0], functions[1]), Choose(second, functions[2], functions[3]));
            }
        }
    }

    // The wanted bits, complemented: a test for zero is one instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Complements(Vector512<byte> low, Vector512<byte> high, Vector512<byte>* lanes) =>
        Vector512.Equals(Avx512Vbmi.PermuteVar64x8x2(low, lanes[0], high) & lanes[1], Vector512<byte>.Zero).ExtractMostSignificantBits();

    // Operands are complements.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Choose(Vector512<ulong> complement, Vector512<ulong> ifZero, Vector512<ulong> ifOne) =>
        Avx512F.TernaryLogic(complement, ifZero, ifOne, 0xCA);
}
