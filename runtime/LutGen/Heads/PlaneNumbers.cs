using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Packing;

namespace LutGen.Heads;

/// <summary>
/// Reads whole numbers, sample by sample, off bit planes, sixteen samples at a time: two bytes of a plane are spread over
/// sixteen bytes, of which each keeps its sample's bit. A number costs in proportion to its bits.
/// </summary>
/// <param name="planes">The planes of each number, least significant first.</param>
internal sealed unsafe class PlaneNumbers(IReadOnlyList<int[]> planes)
{
    /// <summary>Most bits of a number; planes beyond are left out, as 32-bit arithmetic would.</summary>
    public const int MostBits = 32;

    private const int SamplesAtOnce = 16;

    private readonly PinnedTable<int> _planes = new(planes.SelectMany(number => number.Take(MostBits)).ToArray());
    private readonly PinnedTable<int> _starts = new(planes.Select((_, i) => planes.Take(i).Sum(BitsOf)).Append(planes.Sum(BitsOf)).ToArray());

    /// <summary>Reads a number.</summary>
    /// <param name="memory">All planes.</param>
    /// <param name="words">64-bit words of a plane.</param>
    /// <param name="number">Which number.</param>
    /// <param name="values">Receives the number of the first samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(ulong* memory, int words, int number, Span<int> values)
    {
        int* first = _planes.First + _starts.First[number];
        int bits = _starts.First[number + 1] - _starts.First[number];
        fixed (int* target = values)
        {
            int sample = 0;
            for (; Vector512.IsHardwareAccelerated && sample + 64 <= values.Length; sample += 64)
            {
                Read512((byte*)memory + sample / 8, words, first, bits, (uint*)target + sample);
            }

            for (; sample + SamplesAtOnce <= values.Length; sample += SamplesAtOnce)
            {
                Read((byte*)memory + sample / 8, words, first, bits, (uint*)target + sample);
            }

            if (sample < values.Length)
            {
                uint* rest = stackalloc uint[SamplesAtOnce];
                Read((byte*)memory + sample / 8, words, first, bits, rest);
                new Span<int>(rest, values.Length - sample).CopyTo(values[sample..]);
            }
        }
    }

    // The same, 64 samples at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read512(byte* memory, int words, int* planes, int bits, uint* values)
    {
        Vector512<uint> a = default, b = default, c = default, d = default;
        for (int done = 0; done < bits; done += 8)
        {
            Vector512<byte> digits = Byte512(memory, words, planes + done, Math.Min(bits - done, 8));
            Vector512<ushort> low = Vector512.WidenLower(digits), high = Vector512.WidenUpper(digits);
            a |= Vector512.WidenLower(low) << done;
            b |= Vector512.WidenUpper(low) << done;
            c |= Vector512.WidenLower(high) << done;
            d |= Vector512.WidenUpper(high) << done;
        }

        a.Store(values);
        b.Store(values + 16);
        c.Store(values + 32);
        d.Store(values + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Byte512(byte* memory, int words, int* planes, int bits)
    {
        Vector512<byte> spread = Vector512.Create(
            0UL, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303, 0x0404040404040404, 0x0505050505050505, 0x0606060606060606, 0x0707070707070707).AsByte();
        Vector512<byte> own = Vector512.Create(0x8040201008040201).AsByte();
        Vector512<byte> weight = Vector512<byte>.One;
        Vector512<byte> digits = default;
        for (int bit = 0; bit < bits; bit++, weight += weight)
        {
            var plane = Vector512.Create(*(ulong*)(memory + (long)planes[bit] * words * sizeof(ulong)));
            Vector512<byte> bytes = Avx512BW.Shuffle(plane.AsByte(), spread) & own;
            digits = Vector512.ConditionalSelect(~Vector512.Equals(bytes, Vector512<byte>.Zero), digits + weight, digits);
        }

        return digits;
    }

    private static int BitsOf(int[] number) => Math.Min(number.Length, MostBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read(byte* memory, int words, int* planes, int bits, uint* values)
    {
        Vector128<uint> a = default, b = default, c = default, d = default;
        for (int done = 0; done < bits; done += 8)
        {
            Vector128<byte> digits = Byte(memory, words, planes + done, Math.Min(bits - done, 8));
            Vector128<ushort> low = Vector128.WidenLower(digits), high = Vector128.WidenUpper(digits);
            a |= Vector128.WidenLower(low) << done;
            b |= Vector128.WidenUpper(low) << done;
            c |= Vector128.WidenLower(high) << done;
            d |= Vector128.WidenUpper(high) << done;
        }

        a.Store(values);
        b.Store(values + 4);
        c.Store(values + 8);
        d.Store(values + 12);
    }

    // Up to eight bits of sixteen samples.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Byte(byte* memory, int words, int* planes, int bits)
    {
        Vector128<byte> spread = Vector128.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
        Vector128<byte> own = Vector128.Create(0x8040201008040201).AsByte();
        Vector128<byte> weight = Vector128<byte>.One;
        Vector128<byte> digits = default;
        for (int bit = 0; bit < bits; bit++, weight += weight)
        {
            var plane = Vector128.Create(*(ushort*)(memory + (long)planes[bit] * words * sizeof(ulong)));
            Vector128<byte> set = Vector128.Equals(Vector128.Shuffle(plane.AsByte(), spread) & own, own);
            digits |= set & weight;
        }

        return digits;
    }
}
