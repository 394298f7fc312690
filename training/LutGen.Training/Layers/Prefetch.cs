using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Training.Layers;

/// <summary>Asks for rows before they are read. Rows of a random wiring lie where no hardware would guess; results do not change.</summary>
internal static unsafe class Prefetch
{
    private const int FloatsPerCacheLine = 16;

    /// <summary>Asks for the input rows of a node some nodes ahead.</summary>
    /// <param name="rows">Rows of the signals.</param>
    /// <param name="connections">Connections of the present node.</param>
    /// <param name="last">Connections of the last node.</param>
    /// <param name="ahead">Nodes ahead.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows<TArity>(float* rows, int* connections, int* last, int ahead)
        where TArity : struct, IArity
    {
        if (!Sse.IsSupported || TArity.Inputs == 1)
        {
            return;
        }

        int* next = connections + ahead * TArity.Inputs;
        next = next > last ? last : next;

        // Not the first input: nodes are sorted by it.
        for (int i = 1; i < TArity.Inputs; i++)
        {
            float* row = rows + (nint)next[i] * MicroBatch.Lanes;
            Sse.Prefetch0(row);
            Sse.Prefetch0(row + FloatsPerCacheLine);
        }
    }
}
