using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// What happens to the connections of a neuron after each batch: Adam on the magnitudes, an even pull to zero, a stronger one on those beyond the
/// strongest, and dormant from below zero. Magnitudes count by what they do, times the deviation of the signal: the margin of an image would
/// otherwise outlive its middle, for want of a gradient.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="settings">The course of the search.</param>
/// <param name="stepsPerEpoch">Batches of an epoch.</param>
internal sealed unsafe class ConnectionUpdate(SearchLayer layer, ConnectivitySearchSettings settings, int stepsPerEpoch)
{
    private const float Beta1 = 0.5f, Beta2 = 0.999f, Epsilon = 1e-8f;
    private const float Regrown = 1e-3f, RegrownExact = 1e-2f;
    private const int RankEachStepBelow = 40, RankEvery = 20;

    private readonly float _pull = (float)(settings.Decay * layer.Spread / stepsPerEpoch);

    /// <summary>Updates a neuron.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="gradients">dLoss/dWeight of its active inputs, in their order.</param>
    /// <param name="scales">Deviation of each signal over the mean one.</param>
    /// <param name="step">Number of the update, from 1.</param>
    /// <param name="factor">Factor on the learning rate.</param>
    /// <param name="exact">Whether the neuron is to have exactly as many inputs as it keeps.</param>
    /// <param name="random">The draw for connections that are tried anew.</param>
    public void Run(int neuron, float* gradients, float[] scales, int step, float factor, bool exact, SeededRandom random)
    {
        float* weights = layer.Weights(neuron);
        Span<int> active = layer.Active.AsSpan(neuron * layer.Signals, layer.Signals);
        int count = layer.Counts[neuron];
        float threshold = count > layer.Keep && (count <= RankEachStepBelow || step % RankEvery == 0) ? Strength(weights, active[..count], scales) : 0;
        float extra = (float)settings.Penalty * _pull * (count > RankEachStepBelow ? RankEvery : 1);
        float rate = settings.MagnitudeRate * factor / (1 - MathF.Pow(Beta1, step)), correction = 1 / (1 - MathF.Pow(Beta2, step));
        int kept = 0;
        for (int k = 0; k < count; k++)
        {
            int signal = active[k], at = neuron * layer.Signals + signal;
            float sign = layer.Sign(neuron, signal), magnitude = sign * weights[signal], gradient = sign * gradients[k];
            ref float mean = ref layer.Moments[0].Start[at], variance = ref layer.Moments[1].Start[at];
            mean = Beta1 * mean + (1 - Beta1) * gradient;
            variance = Beta2 * variance + (1 - Beta2) * gradient * gradient;
            float pull = _pull * factor + (magnitude * scales[signal] < threshold ? extra : 0);
            magnitude -= rate * mean / (MathF.Sqrt(variance * correction) + Epsilon) + pull / scales[signal];
            weights[signal] = magnitude > 0 ? sign * magnitude : 0;
            if (magnitude > 0)
            {
                active[kept++] = signal;
            }
        }

        count = exact && kept > layer.Keep ? DropWeakest(weights, active[..kept], scales) : kept;
        layer.Counts[neuron] = count < layer.Keep ? Regrow(neuron, weights, active, count, exact ? RegrownExact : Regrown, random) : count;
    }

    // The strength of the weakest connection that would be kept.
    private float Strength(float* weights, ReadOnlySpan<int> active, float[] scales)
    {
        Span<float> strengths = active.Length <= 1024 ? stackalloc float[active.Length] : new float[active.Length];
        for (int k = 0; k < active.Length; k++)
        {
            strengths[k] = MathF.Abs(weights[active[k]]) * scales[active[k]];
        }

        strengths.Sort();
        return strengths[active.Length - layer.Keep];
    }

    private int DropWeakest(float* weights, Span<int> active, float[] scales)
    {
        float least = Strength(weights, active, scales);
        int kept = 0;
        foreach (int signal in active)
        {
            if (kept < layer.Keep && MathF.Abs(weights[signal]) * scales[signal] >= least)
            {
                active[kept++] = signal;
            }
            else
            {
                weights[signal] = 0;
            }
        }

        return kept;
    }

    private int Regrow(int neuron, float* weights, Span<int> active, int count, float magnitude, SeededRandom random)
    {
        while (count < layer.Keep)
        {
            int signal = random.Next(layer.Signals);
            if (weights[signal] != 0)
            {
                continue;
            }

            weights[signal] = layer.Sign(neuron, signal) * magnitude;
            Array.ForEach(layer.Moments, moments => moments.Start[neuron * layer.Signals + signal] = 0);
            active[count++] = signal;
        }

        return count;
    }
}
