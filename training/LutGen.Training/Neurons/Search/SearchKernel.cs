using System.Runtime.CompilerServices;

namespace LutGen.Training.Neurons;

/// <summary>Sums over the active inputs of a neuron, and the gradients of their weights.</summary>
internal static unsafe class SearchKernel
{
    private const int MostRows = 256;

    /// <summary>The weighted sum of the active rows.</summary>
    /// <param name="active">Active inputs.</param>
    /// <param name="weights">Their weights, in their order.</param>
    /// <param name="source">Rows of all inputs.</param>
    /// <param name="output">Receives the sum.</param>
    /// <param name="batch">Samples of a row, a multiple of 64.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Sum(ReadOnlySpan<int> active, float* weights, float* source, float* output, int batch)
    {
        for (int lane = 0; lane < batch; lane += 2 * Lanes.Count)
        {
            // Rows are read from end to end as far as registers go; the last samples of an odd number of blocks are done twice.
            int next = Math.Min(lane + Lanes.Count, batch - Lanes.Count);
            Lanes sum = default, nextSum = default;
            for (int k = 0; k < active.Length; k++)
            {
                float* row = source + (nint)active[k] * batch;
                sum = Lanes.MultiplyAdd(Lanes.Load(row + lane), weights[k], sum);
                nextSum = Lanes.MultiplyAdd(Lanes.Load(row + next), weights[k], nextSum);
            }

            sum.Store(output + lane);
            nextSum.Store(output + next);
        }
    }

    /// <summary>The gradients of the active weights, in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Gradients(ReadOnlySpan<int> active, float* given, float* source, float* gradients, int batch)
    {
        new Span<float>(gradients, active.Length).Clear();
        float** rows = stackalloc float*[Math.Min(active.Length, MostRows)];
        for (int first = 0; first < active.Length; first += MostRows)
        {
            int count = Math.Min(active.Length - first, MostRows);
            for (int k = 0; k < count; k++)
            {
                rows[k] = source + (nint)active[first + k] * batch;
            }

            WeightGradients.Add(given, rows, count, batch, gradients + first);
        }
    }
}
