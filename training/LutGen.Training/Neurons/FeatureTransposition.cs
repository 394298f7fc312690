using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Training.Data;

namespace LutGen.Training.Neurons;

/// <summary>
/// Copies samples, which lie one behind the other, into rows, one a feature: 16 samples by 64 features at a time, so that both sides stay in
/// the first cache.
/// </summary>
/// <param name="features">The features that get a row, ascending.</param>
internal sealed unsafe class FeatureTransposition(int[] features)
{
    private const int Columns = 64;

    // Eight bytes of eight samples make a square, the eight vectors of a square hold eight of them.
    private const int Side = 8;
    private const int Samples = 2 * Side;

    /// <summary>Fills some lanes of the rows.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="samples">Which; lanes behind the last one repeat it.</param>
    /// <param name="rows">Receives [features x batch] numbers.</param>
    /// <param name="batch">Samples of a row.</param>
    /// <param name="first">The first lane to fill, a multiple of 16.</param>
    /// <param name="end">Behind the last one, a multiple of 16.</param>
    public void Fill(Dataset data, ReadOnlySpan<int> samples, float* rows, int batch, int first, int end)
    {
        Span<int> sixteen = stackalloc int[Samples];
        for (int lane = first; lane < end; lane += Samples)
        {
            for (int i = 0; i < Samples; i++)
            {
                sixteen[i] = samples[Math.Min(lane + i, samples.Length - 1)];
            }

            for (int from = 0; from < features.Length;)
            {
                int column = features[from], to = from;
                while (to < features.Length && features[to] < column + Columns)
                {
                    to++;
                }

                if (data.HoldsBytes)
                {
                    Prefetch(data, samples, lane + Samples, column);
                    FillBytes(data, sixteen, from, to, rows + lane, batch);
                }
                else
                {
                    FillFloats(data, sixteen, from, to, rows + lane, batch);
                }

                from = to;
            }
        }
    }

    // Samples are anywhere in memory: those of the next lanes are on their way while these are turned.
    private static void Prefetch(Dataset data, ReadOnlySpan<int> samples, int first, int column)
    {
        for (int i = first; i < Math.Min(first + Samples, samples.Length) && Sse.IsSupported; i++)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in data.RowBytes(samples[i])[column])));
        }
    }

    private void FillFloats(Dataset data, ReadOnlySpan<int> samples, int from, int to, float* rows, int batch)
    {
        for (int lane = 0; lane < samples.Length; lane++)
        {
            ReadOnlySpan<float> sample = MemoryMarshal.Cast<byte, float>(data.RowBytes(samples[lane]));
            for (int i = from; i < to; i++)
            {
                rows[(nint)i * batch + lane] = sample[features[i]];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void FillBytes(Dataset data, ReadOnlySpan<int> samples, int from, int to, float* rows, int batch)
    {
        Vector512<ulong>* upper = stackalloc Vector512<ulong>[Samples], lower = upper + Side;
        int column = features[from];
        for (int i = 0; i < Samples; i++)
        {
            upper[i] = Load(data.RowBytes(samples[i])[column..]);
        }

        TransposeSquares(upper);
        TransposeSquares(lower);
        for (int i = from; i < to; i++)
        {
            (int square, int place) = Math.DivRem(features[i] - column, Side);
            Vector128<byte> bytes = Vector128.Create(((ulong*)(upper + place))[square], ((ulong*)(lower + place))[square]).AsByte();
            Vector512<ushort> wide = Vector256.WidenLower(bytes.ToVector256Unsafe()).ToVector512Unsafe();
            Vector512.ConvertToSingle(Vector512.WidenLower(wide).AsInt32()).Store(rows + (nint)i * batch);
        }
    }

    // 64 bytes, zeros behind the end of the row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Load(ReadOnlySpan<byte> row)
    {
        if (row.Length >= Columns)
        {
            return Vector512.Create(row).AsUInt64();
        }

        Vector512<ulong> padded = default;
        row.CopyTo(MemoryMarshal.AsBytes(new Span<Vector512<ulong>>(ref padded)));
        return padded;
    }

    // Halves of the squares are swapped, then halves of these, down to single bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeSquares(Vector512<ulong>* vectors)
    {
        Swap(vectors, 4, 0x00000000FFFFFFFF);
        Swap(vectors, 2, 0x0000FFFF0000FFFF);
        Swap(vectors, 1, 0x00FF00FF00FF00FF);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Swap(Vector512<ulong>* vectors, int distance, ulong mask)
    {
        for (int i = 0; i < Side; i++)
        {
            if ((i & distance) == 0)
            {
                Vector512<ulong> a = vectors[i], b = vectors[i + distance];
                Vector512<ulong> difference = (Vector512.ShiftRightLogical(a, 8 * distance) ^ b) & Vector512.Create(mask);
                vectors[i] = a ^ Vector512.ShiftLeft(difference, 8 * distance);
                vectors[i + distance] = b ^ difference;
            }
        }
    }
}
