using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, arXiv 1412.6980) with bias correction on one array of parameters. The gradient arrives in parts, one for each
/// micro-batch, and the parts are added in their order: the result depends on neither the number of threads nor on their timing.
/// </summary>
internal sealed unsafe class Adam : IDisposable
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly AlignedBuffer _mean;
    private readonly AlignedBuffer _variance;

    /// <summary>Starts with zero moments.</summary>
    /// <param name="parameterCount">Number of parameters, a multiple of 16.</param>
    public Adam(int parameterCount)
    {
        _mean = new AlignedBuffer(parameterCount);
        _variance = new AlignedBuffer(parameterCount);
    }

    /// <summary>Updates the parameters [first, end).</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">The parts of the gradient, part p at <c>gradients + p * stride</c>.</param>
    /// <param name="parts">Number of parts.</param>
    /// <param name="stride">Floats from one part to the next.</param>
    /// <param name="first">First parameter, a multiple of 16.</param>
    /// <param name="end">End of the range, a multiple of 16.</param>
    /// <param name="step">Number of this update, from 1.</param>
    /// <param name="learningRate">Learning rate of this update.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(
        float* parameters, float* gradients, int parts, long stride, int first, int end, int step, float learningRate)
    {
        float* mean = _mean.Start;
        float* variance = _variance.Start;
        Vector512<float> rate = Vector512.Create((float)(learningRate / (1 - Math.Pow(Beta1, step))));
        Vector512<float> varianceCorrection = Vector512.Create((float)(1 / (1 - Math.Pow(Beta2, step))));
        for (int i = first; i < end; i += Vector512<float>.Count)
        {
            Vector512<float> gradient = Vector512.Load(gradients + i);
            for (int part = 1; part < parts; part++)
            {
                gradient += Vector512.Load(gradients + part * stride + i);
            }

            Vector512<float> m = Vector512.Load(mean + i) * Beta1 + gradient * (1 - Beta1);
            Vector512<float> v = Vector512.Load(variance + i) * Beta2 + gradient * gradient * (1 - Beta2);
            m.Store(mean + i);
            v.Store(variance + i);
            Vector512<float> change = rate * m / (Vector512.Sqrt(v * varianceCorrection) + Vector512.Create(Epsilon));
            (Vector512.Load(parameters + i) - change).Store(parameters + i);
        }
    }

    /// <summary>Forgets the history of some parameters, for nodes that begin anew.</summary>
    public void Reset(int first, int count)
    {
        _mean.Span.Slice(first, count).Clear();
        _variance.Span.Slice(first, count).Clear();
    }

    public void Dispose()
    {
        _mean.Dispose();
        _variance.Dispose();
    }
}
