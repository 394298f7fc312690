using System.Runtime.InteropServices;
using LutGen.Exchange.C;

namespace LutGen.Benchmarks.Peers.Native;

/// <summary>A compiled C form of a network of gates. Calls go without the runtime's transition into native code, which is in C's favour.</summary>
internal sealed unsafe class GateLibrary
{
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<ulong*, ulong*, void> _evaluate;
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<ulong*, int*, void> _sums;
    private readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, int*, nuint, void> _rows;

    /// <summary>Loads a library.</summary>
    /// <param name="build">The library.</param>
    /// <param name="network">Its network.</param>
    public GateLibrary(Build build, GateNetwork network)
    {
        Build = build;
        Network = network;
        nint library = NativeLibrary.Load(build.File);
        _evaluate = (delegate* unmanaged[Cdecl, SuppressGCTransition]<ulong*, ulong*, void>)NativeLibrary.GetExport(library, GateSource.Function);
        if (NativeLibrary.TryGetExport(library, PeersSource.SumsFunction, out nint sums))
        {
            _sums = (delegate* unmanaged[Cdecl, SuppressGCTransition]<ulong*, int*, void>)sums;
            _rows = (delegate* unmanaged[Cdecl, SuppressGCTransition]<byte*, int*, nuint, void>)NativeLibrary.GetExport(library, PeersSource.RowsFunction);
        }
    }

    /// <summary>What compiling it took.</summary>
    public Build Build { get; }

    /// <summary>The network.</summary>
    public GateNetwork Network { get; }

    /// <summary>The network on one word an input.</summary>
    /// <param name="inputs">One word an input, aligned to its size.</param>
    /// <param name="outputs">Receives one word an output.</param>
    public void Evaluate(ulong* inputs, ulong* outputs) => _evaluate(inputs, outputs);

    /// <summary>The network and the group sum of 64 samples; of the form on 64-bit words only.</summary>
    /// <param name="inputs">One word an input.</param>
    /// <param name="sums">Receives the sums, 64 x classes.</param>
    public void EvaluateSums(ulong* inputs, int* sums) => _sums(inputs, sums);

    /// <summary>Rows to sums; of the form on 64-bit words only.</summary>
    /// <param name="rows">Bools, row-major.</param>
    /// <param name="sums">Receives the sums, rows x classes.</param>
    /// <param name="words">Rows / 64.</param>
    public void Apply(byte* rows, int* sums, int words) => _rows(rows, sums, (nuint)words);
}
