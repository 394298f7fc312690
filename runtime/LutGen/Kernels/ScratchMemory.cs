using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LutGen.Kernels;

/// <summary>
/// Each thread's working memory, shared by all engines: pinned, aligned to 64 bytes, grown when an engine needs more and
/// given back with the thread. What it holds is lost at the next call of any engine on the thread.
/// </summary>
internal static unsafe class ScratchMemory
{
    private const int Alignment = 64;

    [ThreadStatic]
    private static ulong[]? s_words;

    /// <summary>At least <paramref name="words"/> 64-bit words, with any content.</summary>
    public static ulong* Get(int words)
    {
        ulong[]? memory = s_words;
        if (memory is null || memory.Length < words + Alignment / sizeof(ulong))
        {
            s_words = memory = GC.AllocateUninitializedArray<ulong>(words + Alignment / sizeof(ulong), pinned: true);
        }

        nuint start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory));
        return (ulong*)((start + Alignment - 1) & ~(nuint)(Alignment - 1));
    }

    /// <summary>Rounds a number of words up so that what follows is aligned.</summary>
    public static int Aligned(int words) => (words + 7) & ~7;
}
