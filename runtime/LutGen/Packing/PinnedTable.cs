using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LutGen.Packing;

/// <summary>Constants at an address that does not move and is a multiple of 64, for loops over pointers and vectors.</summary>
internal readonly unsafe struct PinnedTable<T>
    where T : unmanaged
{
    private const int Alignment = 64;

    // Keeps the memory alive as long as the table is part of an object.
    private readonly T[] _values;

    /// <summary>Copies values.</summary>
    public PinnedTable(T[] values)
    {
        _values = GC.AllocateUninitializedArray<T>(values.Length + (Alignment - 1) / sizeof(T) + 1, pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values));
        First = (T*)((start + Alignment - 1) & ~(nuint)(Alignment - 1));
        Length = values.Length;
        values.CopyTo(new Span<T>(First, Length));
    }

    /// <summary>The first value.</summary>
    public T* First { get; }

    /// <summary>Number of values.</summary>
    public int Length { get; }
}
