using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Layers;

/// <summary>
/// Adding to the gradient rows of input signals. Each is written before the next is read: two inputs of a node may be the same signal.
/// </summary>
internal static unsafe class GradientRow
{
    /// <summary>Adds to sixteen lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(float* rows, int signal, nint lane, Vector512<float> gradient)
    {
        float* row = rows + (nint)signal * MicroBatch.Lanes + lane;
        (Vector512.Load(row) + gradient).Store(row);
    }

    /// <summary>Adds a product to sixteen lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddProduct(float* rows, int signal, nint lane, Vector512<float> x, Vector512<float> y)
    {
        float* row = rows + (nint)signal * MicroBatch.Lanes + lane;
        Vector512.FusedMultiplyAdd(x, y, Vector512.Load(row)).Store(row);
    }
}
