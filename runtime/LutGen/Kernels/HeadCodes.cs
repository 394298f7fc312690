using System.Numerics;
using System.Runtime.CompilerServices;
using LutGen.Packing;

namespace LutGen.Kernels;

/// <summary>Brings the codes of a head's signals together, in the head's order, and sums them, for one sample.</summary>
/// <param name="signals">The head's signals.</param>
/// <param name="widths">Their widths in bits.</param>
/// <param name="counts">How many of them each number sums, in order.</param>
internal sealed unsafe class HeadCodes(int[] signals, int[] widths, int[] counts)
{
    private readonly PinnedTable<int> _signals = new(signals);
    private readonly PinnedTable<int> _widths = new(widths);
    private readonly bool _singleBits = widths.All(w => w == 1);

    /// <summary>64-bit words that the codes and, behind them, their sums take.</summary>
    public int Words => CodeWords + ScratchMemory.Aligned((counts.Length + 1) / 2);

    private int CodeWords => ScratchMemory.Aligned((_signals.Length * sizeof(ushort) + 7) / 8);

    /// <summary>Collects the codes from those of all signals.</summary>
    /// <param name="all">Codes by signal id.</param>
    /// <param name="codes">Receives the head's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FromSignals(ushort* all, ushort* codes)
    {
        int* signal = _signals.First;
        for (int i = 0; i < _signals.Length; i++)
        {
            codes[i] = all[signal[i]];
        }
    }

    /// <summary>Collects the codes of the first sample from planes of one word.</summary>
    /// <param name="planes">The output planes: each signal's, most significant first.</param>
    /// <param name="codes">Receives the head's codes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void FromPlanes(ulong* planes, ushort* codes)
    {
        if (_singleBits)
        {
            FirstBits(planes, codes);
            return;
        }

        int* width = _widths.First;
        for (int i = 0; i < _widths.Length; i++)
        {
            int code = 0;
            for (int bit = width[i]; bit > 0; bit--)
            {
                code = code << 1 | (int)(*planes++ & 1);
            }

            codes[i] = (ushort)code;
        }
    }

    /// <summary>Sums the codes.</summary>
    /// <param name="codes">The head's codes.</param>
    /// <returns>The sums, behind the codes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int* Sum(ushort* codes)
    {
        var sums = (int*)((ulong*)codes + CodeWords);
        for (int i = 0; i < counts.Length; i++)
        {
            sums[i] = Sum(codes, counts[i]);
            codes += counts[i];
        }

        return sums;
    }

    private static int Sum(ushort* codes, int count)
    {
        Vector<uint> sums = Vector<uint>.Zero;
        int i = 0;
        for (; i + Vector<ushort>.Count <= count; i += Vector<ushort>.Count)
        {
            Vector.Widen(Vector.Load(codes + i), out Vector<uint> low, out Vector<uint> high);
            sums += low + high;
        }

        uint sum = Vector.Sum(sums);
        for (; i < count; i++)
        {
            sum += codes[i];
        }

        return (int)sum;
    }

    private void FirstBits(ulong* planes, ushort* codes)
    {
        int i = 0;
        for (; i + Vector<ushort>.Count <= _widths.Length; i += Vector<ushort>.Count)
        {
            Vector<uint> low = Vector.Narrow(Vector.Load(planes + i), Vector.Load(planes + i + Vector<ulong>.Count));
            Vector<uint> high = Vector.Narrow(Vector.Load(planes + i + Vector<uint>.Count), Vector.Load(planes + i + Vector<uint>.Count + Vector<ulong>.Count));
            Vector.Store(Vector.Narrow(low, high) & Vector<ushort>.One, codes + i);
        }

        for (; i < _widths.Length; i++)
        {
            codes[i] = (ushort)(planes[i] & 1);
        }
    }
}
