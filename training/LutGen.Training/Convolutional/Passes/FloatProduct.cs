using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Convolutional;

/// <summary>Single precision, with one rounding where the machine has fused multiplication and addition.</summary>
internal readonly struct FloatProduct : IProduct<float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> sum, float a, Vector512<float> b) => Vector512.FusedMultiplyAdd(Vector512.Create(a), b, sum);
}
