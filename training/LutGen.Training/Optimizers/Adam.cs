using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, arXiv 1412.6980) with bias correction, and AdamW (arXiv 1711.05101) where the settings have weight decay: the
/// parameters shrink by learning rate times decay, and the moments do not see it.
/// </summary>
internal sealed unsafe class Adam : IOptimizer
{
    private readonly OptimizerSettings _settings;
    private readonly AlignedBuffer _mean;
    private readonly AlignedBuffer _variance;
    private float _learningRate;
    private float _correctedRate;
    private float _varianceCorrection;

    /// <summary>Starts with zero moments.</summary>
    /// <param name="settings">Decays and the rest.</param>
    /// <param name="parameterCount">Number of parameters, a multiple of 16.</param>
    public Adam(OptimizerSettings settings, int parameterCount)
    {
        _settings = settings;
        _mean = new AlignedBuffer(parameterCount);
        _variance = new AlignedBuffer(parameterCount);
    }

    public IReadOnlyList<AlignedBuffer> History => [_mean, _variance];

    public void Begin(int step, float learningRate)
    {
        _learningRate = learningRate;
        _correctedRate = (float)(learningRate / (1 - Math.Pow(_settings.Beta1, step)));
        _varianceCorrection = (float)(1 / (1 - Math.Pow(_settings.Beta2, step)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Update(float* parameters, float* gradient, int first, int count, float factor, float gradientFactor, bool decays = true)
    {
        float* mean = _mean.Start + first;
        float* variance = _variance.Start + first;
        parameters += first;
        Vector512<float> beta1 = Vector512.Create(_settings.Beta1), rest1 = Vector512.Create(1 - _settings.Beta1);
        Vector512<float> beta2 = Vector512.Create(_settings.Beta2), rest2 = Vector512.Create(1 - _settings.Beta2);
        Vector512<float> epsilon = Vector512.Create(_settings.Epsilon);
        Vector512<float> rate = Vector512.Create(_correctedRate * factor);
        Vector512<float> remains = Vector512.Create(decays ? 1 - _learningRate * factor * _settings.WeightDecay : 1);
        Vector512<float> varianceCorrection = Vector512.Create(_varianceCorrection);
        Vector512<float> scale = Vector512.Create(gradientFactor);
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> g = Vector512.Load(gradient + i) * scale;
            Vector512<float> m = Vector512.Load(mean + i) * beta1 + g * rest1;
            Vector512<float> v = Vector512.Load(variance + i) * beta2 + g * g * rest2;
            m.Store(mean + i);
            v.Store(variance + i);
            Vector512<float> change = rate * m / (Vector512.Sqrt(v * varianceCorrection) + epsilon);
            (Vector512.Load(parameters + i) * remains - change).Store(parameters + i);
        }
    }

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
