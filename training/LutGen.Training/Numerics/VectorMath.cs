using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LutGen.Training.Numerics;

/// <summary>
/// The few transcendental functions of the trainer on 16 floats. The framework's own <c>Vector512.Exp</c> goes through
/// double precision and made the whole training step three times slower; single precision is all that the kernels need.
/// The polynomials are Chebyshev interpolants; where there is no AVX-512 the same operations run on narrower vectors.
/// </summary>
internal static class VectorMath
{
    /// <summary>2^x for x in [-126, 126] (clamped), relative error below 2e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp2(Vector512<float> x)
    {
        x = Vector512.MinNative(Vector512.MaxNative(x, Vector512.Create(-126f)), Vector512.Create(126f));
        Vector512<float> whole = Vector512.Floor(x + Vector512.Create(0.5f));
        Vector512<float> t = x - whole;
        Vector512<float> p = Vector512.Create(0.0013390863f);
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(0.009676032f));
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(0.05550357f));
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(0.24022107f));
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(0.6931472f));
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(1f));
        Vector512<int> exponent = Vector512.ShiftLeft(Vector512.ConvertToInt32Native(whole), 23);
        return (p.AsInt32() + exponent).AsSingle();
    }

    /// <summary>log2(x) for normal x &gt; 0, absolute error below 3e-6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log2(Vector512<float> x)
    {
        Vector512<int> bits = x.AsInt32();
        Vector512<float> exponent = Vector512.ConvertToSingle(Vector512.ShiftRightLogical(bits, 23) - Vector512.Create(127));
        Vector512<float> t = ((bits & Vector512.Create(0x007FFFFF)) | Vector512.Create(0x3F800000)).AsSingle() - Vector512.Create(1f);
        Vector512<float> p = Vector512.Create(0.020016650f);
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(-0.09462681f));
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(0.21394321f));
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(-0.33837720f));
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(0.47749636f));
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(-0.72114409f));
        p = Vector512.FusedMultiplyAdd(p, t, Vector512.Create(1.44269298f));
        return Vector512.FusedMultiplyAdd(p, t, exponent);
    }

    /// <summary>1 - 2 / (1 + 2^x), the hyperbolic tangent of x ln 2 / 2: the logistic function carried to -1..1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Logistic(Vector512<float> x) =>
        Vector512<float>.One - Vector512.Create(2f) / (Vector512<float>.One + Exp2(x));

    /// <summary>-1 where a value is negative, otherwise 1: a bit in the domain s = 1 - 2x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Round(Vector512<float> s) =>
        Vector512.ConditionalSelect(Vector512.LessThan(s, Vector512<float>.Zero), Vector512.Create(-1f), Vector512<float>.One);

    /// <summary>The sum over the lanes, in a written order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumLanes(Vector512<float> v) => SumFour(Fold(v));

    /// <summary>The largest of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxLanes(Vector512<float> v)
    {
        Vector256<float> half = Vector256.MaxNative(v.GetLower(), v.GetUpper());
        Vector128<float> quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        return Math.Max(Math.Max(quarter[0], quarter[2]), Math.Max(quarter[1], quarter[3]));
    }

    /// <summary>
    /// The four sums over the lanes of four vectors, in one vector. The order of the additions is fixed, so that every
    /// instruction set gives the same bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumLanes(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        Vector128<float> a4 = Fold(a), b4 = Fold(b), c4 = Fold(c), d4 = Fold(d);
        if (!Sse.IsSupported)
        {
            return Vector128.Create(SumFour(a4), SumFour(b4), SumFour(c4), SumFour(d4));
        }

        Vector128<float> ab = Sse.UnpackLow(a4, b4) + Sse.UnpackHigh(a4, b4);
        Vector128<float> cd = Sse.UnpackLow(c4, d4) + Sse.UnpackHigh(c4, d4);
        return Sse.MoveLowToHigh(ab, cd) + Sse.MoveHighToLow(cd, ab);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Fold(Vector512<float> v)
    {
        Vector256<float> half = v.GetLower() + v.GetUpper();
        return half.GetLower() + half.GetUpper();
    }

    private static float SumFour(Vector128<float> v) => (v[0] + v[2]) + (v[1] + v[3]);
}
