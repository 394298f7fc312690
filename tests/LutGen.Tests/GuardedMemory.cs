using System.Runtime.InteropServices;

namespace LutGen.Tests;

/// <summary>Memory between two pages that nobody may touch: reading or writing beside it ends the process. Linux only.</summary>
internal sealed unsafe class GuardedMemory<T> : IDisposable
    where T : unmanaged
{
    private const int Page = 4096;
    private const int NoAccess = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly nint _memory;
    private readonly nint _bytes;
    private readonly T* _first;
    private readonly int _length;

    /// <summary>Maps the memory.</summary>
    /// <param name="length">Number of values.</param>
    /// <param name="atEnd">Whether they end right before the upper page rather than start right behind the lower one.</param>
    public GuardedMemory(int length, bool atEnd)
    {
        nint inner = ((nint)length * sizeof(T) + Page - 1) / Page * Page;
        _length = length;
        _bytes = inner + 2 * Page;
        _memory = Native.mmap(0, _bytes, ReadWrite, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, _memory);
        Assert.Equal(0, Native.mprotect(_memory, Page, NoAccess));
        Assert.Equal(0, Native.mprotect(_memory + Page + inner, Page, NoAccess));
        _first = (T*)(_memory + Page + (atEnd ? inner - (nint)length * sizeof(T) : 0));
    }

    /// <summary>The values, zero at first.</summary>
    public Span<T> Span => new(_first, _length);

    /// <inheritdoc/>
    public void Dispose() => Native.munmap(_memory, _bytes);
}

internal static partial class Native
{
    [LibraryImport("libc")]
    internal static partial nint mmap(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc")]
    internal static partial int mprotect(nint address, nint length, int protection);

    [LibraryImport("libc")]
    internal static partial int munmap(nint address, nint length);
}
