using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Neurons;

/// <summary>The numbers of 64 samples in four vectors: four sums that do not wait for each other, and a weight that is read once for all.</summary>
internal readonly unsafe struct Lanes
{
    /// <summary>Samples.</summary>
    public const int Count = 4 * 16;

    private readonly Vector512<float> _a;
    private readonly Vector512<float> _b;
    private readonly Vector512<float> _c;
    private readonly Vector512<float> _d;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        _a = a;
        _b = b;
        _c = c;
        _d = d;
    }

    /// <summary>The sum over all samples, not yet over a vector's lanes.</summary>
    public Vector512<float> Folded
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (_a + _b) + (_c + _d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(Lanes x, Lanes y) => new(x._a * y._a, x._b * y._b, x._c * y._c, x._d * y._d);

    /// <summary>All samples by one weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(Lanes x, float weight)
    {
        Vector512<float> all = Vector512.Create(weight);
        return new(x._a * all, x._b * all, x._c * all, x._d * all);
    }

    /// <summary>One number for all samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes All(float value)
    {
        Vector512<float> all = Vector512.Create(value);
        return new(all, all, all, all);
    }

    /// <summary>64 floats of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Load(float* row) => new(Vector512.Load(row), Vector512.Load(row + 16), Vector512.Load(row + 32), Vector512.Load(row + 48));

    /// <summary>sum + x weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes MultiplyAdd(Lanes x, float weight, Lanes sum)
    {
        Vector512<float> all = Vector512.Create(weight);
        return new(
            Vector512.FusedMultiplyAdd(x._a, all, sum._a), Vector512.FusedMultiplyAdd(x._b, all, sum._b),
            Vector512.FusedMultiplyAdd(x._c, all, sum._c), Vector512.FusedMultiplyAdd(x._d, all, sum._d));
    }

    /// <summary>sum + x y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes MultiplyAdd(Lanes x, Lanes y, Lanes sum) => new(
        Vector512.FusedMultiplyAdd(x._a, y._a, sum._a), Vector512.FusedMultiplyAdd(x._b, y._b, sum._b),
        Vector512.FusedMultiplyAdd(x._c, y._c, sum._c), Vector512.FusedMultiplyAdd(x._d, y._d, sum._d));

    /// <summary>0 in place of what is negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes Rectified() => new(
        Vector512.MaxNative(_a, Vector512<float>.Zero), Vector512.MaxNative(_b, Vector512<float>.Zero),
        Vector512.MaxNative(_c, Vector512<float>.Zero), Vector512.MaxNative(_d, Vector512<float>.Zero));

    /// <summary>0 where the other is not above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes Where(Lanes open) => new(
        _a & Vector512.GreaterThan(open._a, Vector512<float>.Zero), _b & Vector512.GreaterThan(open._b, Vector512<float>.Zero),
        _c & Vector512.GreaterThan(open._c, Vector512<float>.Zero), _d & Vector512.GreaterThan(open._d, Vector512<float>.Zero));

    /// <summary>Writes 64 floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* row)
    {
        _a.Store(row);
        _b.Store(row + 16);
        _c.Store(row + 32);
        _d.Store(row + 48);
    }
}
