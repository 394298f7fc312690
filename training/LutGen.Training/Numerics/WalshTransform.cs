using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Numerics;

/// <summary>
/// The Walsh-Hadamard transform y_m = sum over k of (-1)^popcount(k and m) x_k. Applied to a node's table of 2^n values it gives 2^n
/// times the coefficients of its multilinear series; applied twice, 2^n times what it was given.
/// </summary>
internal static unsafe class WalshTransform
{
    private const int Block = 16;

    private static readonly float[] Signs = MakeSigns();

    /// <summary>Transforms the tables of several nodes.</summary>
    /// <param name="source">[nodes x 2^n] values.</param>
    /// <param name="target">Receives as many; may be the source.</param>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="inputs">Inputs n of a node, 1..6.</param>
    /// <param name="scale">Factor on the result.</param>
    public static void Run(float* source, float* target, int nodes, int inputs, float scale)
    {
        int size = 1 << inputs;
        for (int node = 0; node < nodes; node++, source += size, target += size)
        {
            if (size < Block)
            {
                Short(source, target, size, scale);
            }
            else
            {
                Long(source, target, size, scale);
            }
        }
    }

    private static void Short(float* source, float* target, int size, float scale)
    {
        for (int i = 0; i < size; i++)
        {
            target[i] = source[i] * scale;
        }

        for (int half = 1; half < size; half *= 2)
        {
            for (int i = 0; i < size; i++)
            {
                if ((i & half) == 0)
                {
                    (target[i], target[i + half]) = (target[i] + target[i + half], target[i] - target[i + half]);
                }
            }
        }
    }

    // Sixteen values by multiply-adds with rows of signs: lanes never change places, which machines without wide vectors do slowly.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Long(float* source, float* target, int size, float scale)
    {
        ref float signs = ref Signs[0];
        for (int block = 0; block < size; block += Block)
        {
            Vector512<float> even = default, odd = default;
            for (int k = 0; k < Block; k += 2)
            {
                even = Vector512.FusedMultiplyAdd(
                    Vector512.Create(source[block + k]), Vector512.LoadUnsafe(ref signs, (nuint)(k * Block)), even);
                odd = Vector512.FusedMultiplyAdd(
                    Vector512.Create(source[block + k + 1]), Vector512.LoadUnsafe(ref signs, (nuint)((k + 1) * Block)), odd);
            }

            ((even + odd) * scale).Store(target + block);
        }

        for (int half = Block; half < size; half *= 2)
        {
            for (int i = 0; i < size; i += Block)
            {
                if ((i & half) == 0)
                {
                    Vector512<float> low = Vector512.Load(target + i), high = Vector512.Load(target + i + half);
                    (low + high).Store(target + i);
                    (low - high).Store(target + i + half);
                }
            }
        }
    }

    private static float[] MakeSigns()
    {
        float[] signs = new float[Block * Block];
        for (int i = 0; i < signs.Length; i++)
        {
            signs[i] = BitOperations.PopCount((uint)(i / Block & i % Block)) % 2 == 0 ? 1 : -1;
        }

        return signs;
    }
}
