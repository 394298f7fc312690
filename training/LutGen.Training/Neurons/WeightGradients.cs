using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// The gradients of weights: scalar products of what was given back with what the weights were multiplied with. Four at a time share a row's
/// load and the sums over lanes.
/// </summary>
internal static unsafe class WeightGradients
{
    private const int Tile = 4;

    /// <summary>Adds the products of a row with some others.</summary>
    /// <param name="given">The row.</param>
    /// <param name="rows">The others.</param>
    /// <param name="count">How many.</param>
    /// <param name="lanes">Samples, a multiple of 16.</param>
    /// <param name="gradients">Receives a product for each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Add(float* given, float** rows, int count, int lanes, float* gradients)
    {
        for (int i = 0; i < count; i += Tile)
        {
            // Behind the last row it stands in for those that a tile lacks.
            float* r0 = rows[i], r1 = rows[Math.Min(i + 1, count - 1)], r2 = rows[Math.Min(i + 2, count - 1)], r3 = rows[Math.Min(i + 3, count - 1)];
            Vector512<float> a = default, b = default, c = default, d = default;
            for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> g = Vector512.Load(given + lane);
                a = Vector512.FusedMultiplyAdd(g, Vector512.Load(r0 + lane), a);
                b = Vector512.FusedMultiplyAdd(g, Vector512.Load(r1 + lane), b);
                c = Vector512.FusedMultiplyAdd(g, Vector512.Load(r2 + lane), c);
                d = Vector512.FusedMultiplyAdd(g, Vector512.Load(r3 + lane), d);
            }

            Add(VectorMath.SumLanes(a, b, c, d), gradients + i, count - i);
        }
    }

    /// <summary>Adds the products of each row of some with each of others.</summary>
    /// <param name="given">The rows.</param>
    /// <param name="givenCount">How many.</param>
    /// <param name="rows">The others.</param>
    /// <param name="count">How many.</param>
    /// <param name="lanes">Samples, a multiple of 16.</param>
    /// <param name="gradients">Receives the products of the first row.</param>
    /// <param name="stride">Floats from the products of a row to those of the next.</param>
    public static void Add(float** given, int givenCount, float** rows, int count, int lanes, float* gradients, int stride)
    {
        int done = givenCount / Tile * Tile;
        for (int i = 0; i < done; i += Tile)
        {
            AddFour(given + i, rows, count, lanes, gradients + i * stride, stride);
        }

        for (int i = done; i < givenCount; i++)
        {
            Add(given[i], rows, count, lanes, gradients + i * stride);
        }
    }

    /// <summary>Adds the sum of each row.</summary>
    /// <param name="given">The rows.</param>
    /// <param name="count">How many.</param>
    /// <param name="lanes">Samples, a multiple of 64.</param>
    /// <param name="gradients">Receives the sum of the first row.</param>
    /// <param name="stride">Floats from a sum to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void AddSums(float** given, int count, int lanes, float* gradients, int stride)
    {
        for (int i = 0; i < count; i++)
        {
            Vector512<float> sum = default;
            for (int lane = 0; lane < lanes; lane += Lanes.Count)
            {
                sum += Lanes.Load(given[i] + lane).Folded;
            }

            gradients[i * stride] += VectorMath.SumLanes(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddFour(float** given, float** rows, int count, int lanes, float* gradients, int stride)
    {
        float* g0 = given[0], g1 = given[1], g2 = given[2], g3 = given[3];
        for (int i = 0; i < count; i += Tile)
        {
            float* r0 = rows[i], r1 = rows[Math.Min(i + 1, count - 1)], r2 = rows[Math.Min(i + 2, count - 1)], r3 = rows[Math.Min(i + 3, count - 1)];
            Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
            Vector512<float> c0 = default, c1 = default, c2 = default, c3 = default, d0 = default, d1 = default, d2 = default, d3 = default;
            for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> x0 = Vector512.Load(r0 + lane), x1 = Vector512.Load(r1 + lane), x2 = Vector512.Load(r2 + lane), x3 = Vector512.Load(r3 + lane);
                Vector512<float> g = Vector512.Load(g0 + lane);
                a0 = Vector512.FusedMultiplyAdd(g, x0, a0);
                a1 = Vector512.FusedMultiplyAdd(g, x1, a1);
                a2 = Vector512.FusedMultiplyAdd(g, x2, a2);
                a3 = Vector512.FusedMultiplyAdd(g, x3, a3);
                g = Vector512.Load(g1 + lane);
                b0 = Vector512.FusedMultiplyAdd(g, x0, b0);
                b1 = Vector512.FusedMultiplyAdd(g, x1, b1);
                b2 = Vector512.FusedMultiplyAdd(g, x2, b2);
                b3 = Vector512.FusedMultiplyAdd(g, x3, b3);
                g = Vector512.Load(g2 + lane);
                c0 = Vector512.FusedMultiplyAdd(g, x0, c0);
                c1 = Vector512.FusedMultiplyAdd(g, x1, c1);
                c2 = Vector512.FusedMultiplyAdd(g, x2, c2);
                c3 = Vector512.FusedMultiplyAdd(g, x3, c3);
                g = Vector512.Load(g3 + lane);
                d0 = Vector512.FusedMultiplyAdd(g, x0, d0);
                d1 = Vector512.FusedMultiplyAdd(g, x1, d1);
                d2 = Vector512.FusedMultiplyAdd(g, x2, d2);
                d3 = Vector512.FusedMultiplyAdd(g, x3, d3);
            }

            Add(VectorMath.SumLanes(a0, a1, a2, a3), gradients + i, count - i);
            Add(VectorMath.SumLanes(b0, b1, b2, b3), gradients + i + stride, count - i);
            Add(VectorMath.SumLanes(c0, c1, c2, c3), gradients + i + 2 * stride, count - i);
            Add(VectorMath.SumLanes(d0, d1, d2, d3), gradients + i + 3 * stride, count - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector128<float> sums, float* gradients, int count)
    {
        if (count >= Tile)
        {
            (Vector128.Load(gradients) + sums).Store(gradients);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            gradients[i] += sums[i];
        }
    }
}
