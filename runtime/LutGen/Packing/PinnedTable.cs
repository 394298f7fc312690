using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LutGen.Packing;

/// <summary>Constants at an address that does not move, for loops over pointers.</summary>
internal readonly unsafe struct PinnedTable<T>
    where T : unmanaged
{
    // Keeps the memory alive as long as the table is part of an object.
    private readonly T[] _values;

    /// <summary>Copies values.</summary>
    public PinnedTable(T[] values)
    {
        _values = GC.AllocateUninitializedArray<T>(values.Length, pinned: true);
        values.CopyTo(_values, 0);
        First = (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values));
    }

    /// <summary>The first value.</summary>
    public T* First { get; }

    /// <summary>Number of values.</summary>
    public int Length => _values.Length;
}
