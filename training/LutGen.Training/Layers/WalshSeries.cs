using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Layers;

/// <summary>
/// The multilinear series z = sum over masks m of W_m times the product of the inputs in m, by Horner's rule: one multiply-add a
/// coefficient. The first input splits the coefficients into halves, the last is the mask's lowest bit.
/// </summary>
internal static unsafe class WalshSeries
{
    /// <summary>Sixteen lanes of one node's series.</summary>
    /// <param name="w">The node's 2^n coefficients.</param>
    /// <param name="rows">Rows of all input signals.</param>
    /// <param name="connections">The node's n input signals.</param>
    /// <param name="lane">First lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Value<TArity>(float* w, float* rows, int* connections, nint lane)
        where TArity : struct, IArity => TArity.Inputs switch
        {
            1 => Vector512.FusedMultiplyAdd(Vector512.Create(w[1]), Row(rows, connections[0], lane), Vector512.Create(w[0])),
            2 => Value2(w, Row(rows, connections[0], lane), Row(rows, connections[1], lane)),
            3 => Value3(w, Row(rows, connections[0], lane), Row(rows, connections[1], lane), Row(rows, connections[2], lane)),
            4 => Value4(w, rows, connections, lane),
            5 => Value5(w, rows, connections, lane),
            _ => Vector512.FusedMultiplyAdd(
                Row(rows, connections[0], lane), Value5(w + 32, rows, connections + 1, lane), Value5(w, rows, connections + 1, lane)),
        };

    /// <summary>The series of two inputs; a is the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Value2(float* w, Vector512<float> a, Vector512<float> b) => Vector512.FusedMultiplyAdd(
        a,
        Vector512.FusedMultiplyAdd(Vector512.Create(w[3]), b, Vector512.Create(w[2])),
        Vector512.FusedMultiplyAdd(Vector512.Create(w[1]), b, Vector512.Create(w[0])));

    /// <summary>Sixteen lanes of one signal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Row(float* rows, int signal, nint lane) =>
        Vector512.Load(rows + (nint)signal * MicroBatch.Lanes + lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Value3(float* w, Vector512<float> c, Vector512<float> a, Vector512<float> b) =>
        Vector512.FusedMultiplyAdd(c, Value2(w + 4, a, b), Value2(w, a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Value4(float* w, float* rows, int* connections, nint lane)
    {
        Vector512<float> c = Row(rows, connections[1], lane);
        Vector512<float> a = Row(rows, connections[2], lane);
        Vector512<float> b = Row(rows, connections[3], lane);
        return Vector512.FusedMultiplyAdd(Row(rows, connections[0], lane), Value3(w + 8, c, a, b), Value3(w, c, a, b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Value5(float* w, float* rows, int* connections, nint lane) => Vector512.FusedMultiplyAdd(
        Row(rows, connections[0], lane), Value4(w + 16, rows, connections + 1, lane), Value4(w, rows, connections + 1, lane));
}
