using System.Runtime.InteropServices;
using LutGen.Benchmarks.Peers.Native;

namespace LutGen.Benchmarks.Macs;

/// <summary>A compiled C form of a quantised network.</summary>
internal sealed unsafe class IntegerLibrary
{
    private readonly delegate* unmanaged[Cdecl]<byte*, int*, nuint, void> _classify;

    /// <summary>Loads a library.</summary>
    public IntegerLibrary(Build build) =>
        _classify = (delegate* unmanaged[Cdecl]<byte*, int*, nuint, void>)NativeLibrary.GetExport(NativeLibrary.Load(build.File), IntegerSource.Function);

    /// <summary>The classes of images.</summary>
    /// <param name="images">Row-major bytes.</param>
    /// <param name="classes">Receives a class an image.</param>
    public void Classify(ReadOnlySpan<byte> images, Span<int> classes)
    {
        fixed (byte* first = images)
        fixed (int* to = classes)
        {
            _classify(first, to, (nuint)classes.Length);
        }
    }
}
