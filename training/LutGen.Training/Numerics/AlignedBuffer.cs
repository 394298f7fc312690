using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Numerics;

/// <summary>Zeroed floats outside the managed heap, aligned to a cache line, so that a vector load never splits one.</summary>
internal sealed unsafe class AlignedBuffer : IDisposable
{
    private const int CacheLine = 64;
    private float* _start;

    public AlignedBuffer(long length)
    {
        Length = length;
        _start = (float*)NativeMemory.AlignedAlloc((nuint)Math.Max(length, 1) * sizeof(float), CacheLine);
        Clear();
    }

    ~AlignedBuffer() => Release();

    public long Length { get; }

    public float* Start => _start;

    public Span<float> Span => new(_start, checked((int)Length));

    /// <summary>A part, of however long a buffer.</summary>
    public Span<float> Slice(long first, int count) => new(_start + first, count);

    /// <summary>A length rounded up to whole vectors of sixteen.</summary>
    public static int WholeVectors(int length) => (length + Vector512<float>.Count - 1) / Vector512<float>.Count * Vector512<float>.Count;

    public void Clear() => NativeMemory.Clear(_start, (nuint)Length * sizeof(float));

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        NativeMemory.AlignedFree(_start);
        _start = null;
    }
}
