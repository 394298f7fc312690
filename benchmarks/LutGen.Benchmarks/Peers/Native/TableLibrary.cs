using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LutGen.Exchange.C;

namespace LutGen.Benchmarks.Peers.Native;

/// <summary>A compiled C form of an L-LUT network. Calls go without the runtime's transition into native code, which is in C's favour.</summary>
internal sealed unsafe class TableLibrary
{
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, int> _row;
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, int*, nuint, void> _rows;

    /// <summary>Loads a library.</summary>
    /// <param name="build">The library.</param>
    public TableLibrary(Build build)
    {
        nint library = NativeLibrary.Load(build.File);
        _row = (delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, int>)NativeLibrary.GetExport(library, TableSource.RowFunction);
        _rows = (delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, int*, nuint, void>)NativeLibrary.GetExport(library, TableSource.RowsFunction);
    }

    /// <summary>The classes of rows, one call a row.</summary>
    /// <param name="rows">Codes, row-major.</param>
    /// <param name="features">Codes of a row.</param>
    /// <param name="classes">Receives a class a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ClassifyEach(byte* rows, int features, Span<int> classes)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = _row(rows + i * features);
        }
    }

    /// <summary>The classes of rows, one call for all.</summary>
    /// <param name="rows">Codes, row-major.</param>
    /// <param name="classes">Receives a class a row.</param>
    /// <param name="count">Rows.</param>
    public void ClassifyAll(byte* rows, int* classes, int count) => _rows(rows, classes, (nuint)count);
}
