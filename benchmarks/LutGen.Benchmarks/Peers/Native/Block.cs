using System.Runtime.InteropServices;

namespace LutGen.Benchmarks.Peers.Native;

/// <summary>Memory that starts at a cache line, for both sides alike; it is given back when the program ends.</summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed unsafe class Block<T>
    where T : unmanaged
{
    private const nuint CacheLine = 64;

    /// <summary>Takes memory of zeros.</summary>
    /// <param name="length">Items.</param>
    public Block(int length)
    {
        Length = length;
        First = (T*)NativeMemory.AlignedAlloc((nuint)Math.Max(length, 1) * (nuint)sizeof(T), CacheLine);
        Span.Clear();
    }

    /// <summary>The first item.</summary>
    public T* First { get; }

    /// <summary>Items.</summary>
    public int Length { get; }

    /// <summary>The items.</summary>
    public Span<T> Span => new(First, Length);
}
