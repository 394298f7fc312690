using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    private int _step;
    private float _factor;
    private float _rate;
    private float _correction;

    /// <summary>Begins an update of all neurons.</summary>
    /// <param name="step">Number of the update, from 1.</param>
    /// <param name="factor">Factor on the learning rate.</param>
    public void Begin(int step, float factor)
    {
        (_step, _factor) = (step, factor);
        (_rate, _correction) = (settings.MagnitudeRate * factor / (1 - MathF.Pow(Beta1, step)), 1 / (1 - MathF.Pow(Beta2, step)));
    }

    /// <summary>Updates a neuron.</summary>
    /// <param name="neuron">The neuron.</param>
    /// <param name="gradients">dLoss/dWeight of its active inputs, in their order; room for whole vectors.</param>
    /// <param name="scales">Deviation of each signal over the mean one.</param>
    /// <param name="exact">Whether the neuron is to have exactly as many inputs as it keeps.</param>
    /// <param name="random">The draw for connections that are tried anew.</param>
    public void Run(int neuron, float* gradients, float[] scales, bool exact, SeededRandom random)
    {
        int count = layer.Counts[neuron];
        bool ranks = count > layer.Keep && (count <= RankEachStepBelow || _step % RankEvery == 0);
        float threshold = ranks ? LeastKept(neuron, count, scales) : 0;
        float extra = (float)settings.Penalty * _pull * (count > RankEachStepBelow ? RankEvery : 1);
        if (Move(neuron, count, gradients, scales, threshold, extra))
        {
            count = Remove(neuron, count, scales, 0);
        }

        if (exact && count > layer.Keep)
        {
            count = Remove(neuron, count, scales, LeastKept(neuron, count, scales));
        }

        layer.Counts[neuron] = count < layer.Keep ? Regrow(neuron, count, exact ? RegrownExact : Regrown, random) : count;
    }

    // Moves the magnitudes and says whether one has reached zero; what is behind the last one in its vector moves too, and nobody reads it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool Move(int neuron, int count, float* gradients, float[] scales, float threshold, float extra)
    {
        float* weights = layer.Weights(neuron), means = layer.Means(neuron), variances = layer.Variances(neuron);
        Span<int> active = layer.Active.AsSpan(neuron * layer.Stride, layer.Stride);
        Vector512<float> negative = Vector512.Create(-0f), rate = Vector512.Create(_rate), correction = Vector512.Create(_correction);
        Vector512<float> evenPull = Vector512.Create(_pull * _factor), extraPull = Vector512.Create(extra), ranked = Vector512.Create(threshold);
        bool any = false;
        for (int k = 0; k < count; k += Vector512<float>.Count)
        {
            Vector512<float> weight = Vector512.Load(weights + k), sign = weight & negative, magnitude = weight ^ sign;
            Vector512<float> gradient = Vector512.Load(gradients + k) ^ sign, scale = Gather(scales, active.Slice(k, Vector512<float>.Count));
            Vector512<float> mean = Vector512.Load(means + k) * Beta1 + gradient * (1 - Beta1);
            Vector512<float> variance = Vector512.Load(variances + k) * Beta2 + gradient * gradient * (1 - Beta2);
            mean.Store(means + k);
            variance.Store(variances + k);
            Vector512<float> pull = evenPull + (extraPull & Vector512.LessThan(magnitude * scale, ranked));
            magnitude -= rate * mean / (Vector512.Sqrt(variance * correction) + Vector512.Create(Epsilon)) + pull / scale;
            Vector512<float> stays = Vector512.GreaterThan(magnitude, Vector512<float>.Zero);
            ((magnitude | sign) & stays).Store(weights + k);
            any |= (~stays.ExtractMostSignificantBits() & ((1UL << Math.Min(count - k, Vector512<float>.Count)) - 1)) != 0;
        }

        return any;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Gather(ReadOnlySpan<float> table, ReadOnlySpan<int> at)
    {
        Vector512<float> gathered = default;
        for (int i = 0; i < Vector512<float>.Count; i++)
        {
            ((float*)&gathered)[i] = table[at[i]];
        }

        return gathered;
    }

    // The strength of the weakest connection that would be kept.
    private float LeastKept(int neuron, int count, float[] scales)
    {
        Span<float> strongest = layer.Keep <= 1024 ? stackalloc float[layer.Keep] : new float[layer.Keep];
        strongest.Clear();
        for (int k = 0; k < count; k++)
        {
            float strength = Strength(neuron, k, scales);
            if (strength <= strongest[^1])
            {
                continue;
            }

            // Descending; the last one goes.
            int place = strongest.Length - 1;
            for (; place > 0 && strongest[place - 1] < strength; place--)
            {
                strongest[place] = strongest[place - 1];
            }

            strongest[place] = strength;
        }

        return strongest[^1];
    }

    private float Strength(int neuron, int k, float[] scales) => MathF.Abs(layer.Weights(neuron)[k]) * scales[layer.Active[neuron * layer.Stride + k]];

    // Removes what has reached zero and what is weaker than the least, and what is more than is to be kept where there is one.
    private int Remove(int neuron, int count, float[] scales, float least)
    {
        int kept = 0;
        for (int k = 0; k < count; k++)
        {
            float strength = Strength(neuron, k, scales);
            if (strength > 0 && (least == 0 || (kept < layer.Keep && strength >= least)))
            {
                Place(neuron, kept++, layer.Active[neuron * layer.Stride + k], layer.Weights(neuron)[k], layer.Means(neuron)[k], layer.Variances(neuron)[k]);
            }
        }

        return kept;
    }

    private int Regrow(int neuron, int count, float magnitude, SeededRandom random)
    {
        while (count < layer.Keep)
        {
            int signal = random.Next(layer.Signals);
            if (!layer.Active.AsSpan(neuron * layer.Stride, count).Contains(signal))
            {
                Place(neuron, count++, signal, layer.Sign(neuron, signal) * magnitude, 0, 0);
            }
        }

        return count;
    }

    private void Place(int neuron, int k, int signal, float weight, float mean, float variance)
    {
        layer.Active[neuron * layer.Stride + k] = signal;
        (layer.Weights(neuron)[k], layer.Means(neuron)[k], layer.Variances(neuron)[k]) = (weight, mean, variance);
    }
}
