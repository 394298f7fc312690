using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Packing;

/// <summary>Brings the rows of a panel side by side, four to a vector.</summary>
/// <param name="layout">The panels.</param>
internal sealed unsafe class PanelRows(PanelLayout layout)
{
    private const int VectorBytes = 64;

    private readonly int _features = layout.Features;
    private readonly PinnedTable<int> _firsts = new(Enumerable.Range(0, layout.Panels).Select(layout.FirstOf).ToArray());

    // Spreads four rows of fewer than 16 features.
    private readonly PinnedTable<byte> _spread = new(Enumerable.Range(0, VectorBytes)
        .Select(i => (byte)(i / PanelLayout.Width * layout.Features + Math.Min(i % PanelLayout.Width, layout.Features - 1)))
        .ToArray());

    /// <summary>Up to 64 rows of a panel.</summary>
    /// <param name="rows">The first of all rows.</param>
    /// <param name="row">The first row wanted.</param>
    /// <param name="count">Number of all rows; of rows beyond, the vectors hold anything.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="vectors">Room for 16 vectors of 64 bytes.</param>
    /// <returns>The vectors: the room, or the rows themselves.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public byte* Load(byte* rows, int row, int count, int panel, byte* vectors)
    {
        byte* first = rows + (long)row * _features;
        int wanted = Math.Min(count - row, 64);
        if (_features > PanelLayout.Width)
        {
            Gather(first + _firsts.First[panel], wanted, vectors);
            return vectors;
        }

        if (_features == PanelLayout.Width && wanted == 64)
        {
            return first;
        }

        Spread(first, wanted * _features, vectors);
        return vectors;
    }

    // Sixteen bytes of each row.
    private void Gather(byte* source, int count, byte* vectors)
    {
        for (int i = 0; i < count; i++, source += _features, vectors += PanelLayout.Width)
        {
            Vector128.Store(Vector128.Load(source), vectors);
        }
    }

    // Whole vectors of rows while they lie within the rows; the rest through a copy.
    private void Spread(byte* source, int bytes, byte* vectors)
    {
        Vector512<byte> spread = Vector512.Load(_spread.First);
        int step = PanelLayout.Rows * _features;
        int done = 0;
        for (; done + VectorBytes <= bytes; done += step, vectors += VectorBytes)
        {
            Avx512Vbmi.PermuteVar64x8(Vector512.Load(source + done), spread).Store(vectors);
        }

        byte* rest = stackalloc byte[2 * VectorBytes];
        Unsafe.CopyBlockUnaligned(rest, source + done, (uint)(bytes - done));
        for (int i = 0; done + i < bytes; i += step, vectors += VectorBytes)
        {
            Avx512Vbmi.PermuteVar64x8(Vector512.Load(rest + i), spread).Store(vectors);
        }
    }
}
