using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Numerics;

/// <summary>
/// Sixteen xorshift128 generators side by side: fresh noise for every node and sample of a micro-batch costs less than
/// reading a stored pool of it would.
/// </summary>
internal struct LaneNoise
{
    private const float Ln2 = 0.6931471805599453f;

    private Vector512<uint> _x, _y, _z, _w;

    /// <summary>A generator whose sixteen lanes are seeded from one stream.</summary>
    public LaneNoise(SeededRandom seeds)
    {
        _x = Fill(seeds);
        _y = Fill(seeds);
        _z = Fill(seeds);
        _w = Fill(seeds);
    }

    /// <summary>
    /// Sixteen samples of the logistic distribution in units of ln 2, that is log2(U / (1 - U)) with U uniform in (0, 1):
    /// the difference of two Gumbel variables (Gumbel-sigmoid noise).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> NextLogistic()
    {
        Vector512<float> u = NextUniform();
        return VectorMath.Log2(u / (Vector512.Create(1f) - u));
    }

    /// <summary>Sixteen samples of the Gumbel distribution, -ln(-ln U).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> NextGumbel()
    {
        Vector512<float> exponential = VectorMath.Log2(NextUniform()) * Vector512.Create(-Ln2);

        // The polynomial of the logarithm misses zero by its error where U is almost 1.
        return VectorMath.Log2(Vector512.MaxNative(exponential, Vector512.Create(1f / (1 << 24)))) * Vector512.Create(-Ln2);
    }

    /// <summary>Sixteen uniform numbers in (0, 1): 23 random bits and half a step, which keeps U and 1 - U away from zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> NextUniform()
    {
        Advance();

        // The bits as mantissa give a number in [1, 2).
        return (Vector512.ShiftRightLogical(_w, 9) | Vector512.Create(0x3F800000u)).AsSingle()
            - Vector512.Create(1f - 1f / (1 << 24));
    }

    /// <summary>Leaves out some draws of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int draws)
    {
        for (; draws > 0; draws--)
        {
            Advance();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance()
    {
        Vector512<uint> t = _x ^ Vector512.ShiftLeft(_x, 11);
        _x = _y;
        _y = _z;
        _z = _w;
        _w = _w ^ Vector512.ShiftRightLogical(_w, 19) ^ t ^ Vector512.ShiftRightLogical(t, 8);
    }

    private static Vector512<uint> Fill(SeededRandom seeds)
    {
        Vector512<uint> lanes = default;
        for (int i = 0; i < Vector512<uint>.Count; i++)
        {
            // xorshift stays at zero for ever once its whole state is zero.
            lanes = lanes.WithElement(i, (uint)seeds.NextBits() | 1u);
        }

        return lanes;
    }
}
