using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Optimizers;

/// <summary>
/// Stochastic gradient descent with momentum: velocity = momentum * velocity + gradient, and parameters go back by learning rate times velocity. Weight decay
/// does not pass through the velocity (SGDW, arXiv 1711.05101, algorithm 1).
/// </summary>
internal sealed unsafe class GradientDescent : IOptimizer
{
    private readonly OptimizerSettings _settings;
    private readonly AlignedBuffer _velocity;
    private float _learningRate;

    /// <summary>Starts at rest.</summary>
    /// <param name="settings">Momentum and decay.</param>
    /// <param name="parameterCount">Number of parameters, a multiple of 16.</param>
    public GradientDescent(OptimizerSettings settings, int parameterCount) => (_settings, _velocity) = (settings, new AlignedBuffer(parameterCount));

    public IReadOnlyList<AlignedBuffer> History => [_velocity];

    public void Begin(int step, float learningRate) => _learningRate = learningRate;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Update(float* parameters, float* gradient, int first, int count, float factor, float gradientFactor, bool decays = true)
    {
        float* velocity = _velocity.Start + first;
        parameters += first;
        Vector512<float> momentum = Vector512.Create(_settings.Beta1), scale = Vector512.Create(gradientFactor);
        Vector512<float> rate = Vector512.Create(_learningRate * factor);
        Vector512<float> remains = Vector512.Create(decays ? 1 - _learningRate * factor * _settings.WeightDecay : 1);
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> v = Vector512.Load(velocity + i) * momentum + Vector512.Load(gradient + i) * scale;
            v.Store(velocity + i);
            (Vector512.Load(parameters + i) * remains - rate * v).Store(parameters + i);
        }
    }

    public void Reset(int first, int count) => _velocity.Span.Slice(first, count).Clear();

    public void Dispose() => _velocity.Dispose();
}
