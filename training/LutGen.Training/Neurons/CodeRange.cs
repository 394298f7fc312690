using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Neurons;

/// <summary>The range of a quantiser's codes for sixteen values at a time that were divided by the step.</summary>
internal readonly struct CodeRange
{
    private readonly Vector512<float> _low;
    private readonly Vector512<float> _high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CodeRange(UniformQuantizer quantizer)
    {
        _low = Vector512.Create((float)quantizer.Low);
        _high = Vector512.Create((float)quantizer.High);
    }

    /// <summary>The codes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Quantize(Vector512<float> u) => Vector512.MinNative(Vector512.MaxNative(Vector512.Round(u), _low), _high);

    /// <summary>All ones where a gradient passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Inside(Vector512<float> u) => Vector512.GreaterThanOrEqual(u, _low) & Vector512.LessThanOrEqual(u, _high);
}
