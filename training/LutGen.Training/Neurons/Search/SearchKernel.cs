using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Sums over the active inputs of a neuron, and their ways back.</summary>
internal static unsafe class SearchKernel
{
    private const int Block = 4 * 16;

    /// <summary>The weighted sum of the active rows.</summary>
    /// <param name="active">Active inputs.</param>
    /// <param name="weights">Weights of all inputs.</param>
    /// <param name="source">Rows of all inputs.</param>
    /// <param name="output">Receives the sum.</param>
    /// <param name="batch">Samples of a row, a multiple of 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Sum(ReadOnlySpan<int> active, float* weights, float* source, float* output, int batch)
    {
        for (int lane = 0; lane < batch; lane += Block)
        {
            Vector512<float> a = default, b = default, c = default, d = default;
            foreach (int signal in active)
            {
                float* row = source + (nint)signal * batch + lane;
                Vector512<float> weight = Vector512.Create(weights[signal]);
                a = Vector512.FusedMultiplyAdd(Vector512.Load(row), weight, a);
                b = Vector512.FusedMultiplyAdd(Vector512.Load(row + 16), weight, b);
                c = Vector512.FusedMultiplyAdd(Vector512.Load(row + 32), weight, c);
                d = Vector512.FusedMultiplyAdd(Vector512.Load(row + 48), weight, d);
            }

            a.Store(output + lane);
            b.Store(output + lane + 16);
            c.Store(output + lane + 32);
            d.Store(output + lane + 48);
        }
    }

    /// <summary>The gradients of the active weights, in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void WeightGradients(ReadOnlySpan<int> active, float* given, float* source, float* gradients, int batch)
    {
        for (int k = 0; k < active.Length; k++)
        {
            float* row = source + (nint)active[k] * batch;
            Vector512<float> even = default, odd = default;
            for (int lane = 0; lane < batch; lane += 2 * Vector512<float>.Count)
            {
                even = Vector512.FusedMultiplyAdd(Vector512.Load(row + lane), Vector512.Load(given + lane), even);
                odd = Vector512.FusedMultiplyAdd(Vector512.Load(row + lane + 16), Vector512.Load(given + lane + 16), odd);
            }

            gradients[k] = VectorMath.SumLanes(even + odd);
        }
    }

    /// <summary>The gradient of a signal: the neurons' gradients by their weights for it.</summary>
    /// <param name="layer">The layer that reads it.</param>
    /// <param name="rows">Its rows, with the gradients of the neurons' sums.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="target">Receives the gradient.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void SignalGradient(SearchLayer layer, NeuronRows rows, int signal, float* target)
    {
        new Span<float>(target, rows.Batch).Clear();
        for (int neuron = 0; neuron < layer.Neurons; neuron++)
        {
            float weight = layer.Weights(neuron)[signal];
            if (weight == 0)
            {
                continue;
            }

            float* given = rows.Gradient(neuron);
            Vector512<float> each = Vector512.Create(weight);
            for (int lane = 0; lane < rows.Batch; lane += Vector512<float>.Count)
            {
                Vector512.FusedMultiplyAdd(Vector512.Load(given + lane), each, Vector512.Load(target + lane)).Store(target + lane);
            }
        }
    }
}
