using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// Raw node of a differentiable logic gate network (DLGN, arXiv 2210.08277): sixteen logits, one for each gate of two inputs, and the
/// output is the mean of the gates under their softmax. Since every gate is a Walsh series, so is the mean: the softmax is taken once a
/// node and step, not for each sample. The Gumbel samplers add noise to the logits (Gumbel-softmax), the hard ones go forward with the
/// most likely gate alone.
/// </summary>
internal sealed unsafe class RawNode : INodeParametrization
{
    /// <summary>Number of gates of two inputs.</summary>
    public const int Gates = 16;

    private const float Log2E = 1.4426950408889634f;
    private const int Coefficients = 4;

    public int Inputs => 2;

    public int ParametersPerNode => Gates;

    public NodeActivation Activation => NodeActivation.Linear;

    /// <summary>The softmax before rounding.</summary>
    public int KeptPerNode => Gates;

    /// <summary>W = sum over gates of their probability times their own coefficients.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void ToCoefficients(in NodeBlock block, SamplerState sampler, ref LaneNoise noise)
    {
        Vector512<float> g0 = GateRow(0), g1 = GateRow(1), g2 = GateRow(2), g3 = GateRow(3);
        Vector512<float> gain = Vector512.Create(Log2E / sampler.Temperature);
        bool noisy = sampler.IsNoisy, hard = sampler.IsHard;
        float* logits = block.Parameters, coefficients = block.Coefficients, kept = block.Kept;
        for (int node = 0; node < block.Nodes; node++, logits += Gates, coefficients += Coefficients, kept += Gates)
        {
            Vector512<float> l = Vector512.Load(logits);
            if (noisy)
            {
                l = Vector512.FusedMultiplyAdd(noise.NextGumbel(), Vector512.Create(sampler.NoiseScale), l);
            }

            Vector512<float> highest = Vector512.Create(VectorMath.MaxLanes(l));
            Vector512<float> exponential = VectorMath.Exp2((l - highest) * gain);
            Vector512<float> softmax = exponential / Vector512.Create(VectorMath.SumLanes(exponential));
            softmax.Store(kept);
            if (hard)
            {
                // Two gates that are equally likely to the last bit count both, as halves.
                Vector512<float> best = Vector512.Equals(l, highest).AsSingle() & Vector512<float>.One;
                softmax = best / Vector512.Create(VectorMath.SumLanes(best));
            }

            VectorMath.SumLanes(softmax * g0, softmax * g1, softmax * g2, softmax * g3).Store(coefficients);
        }
    }

    /// <summary>With u_i = G_i dW and the softmax p: dl_i = p_i (u_i - sum over j of p_j u_j) / tau.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void ToParameterGradients(in NodeBlock block, SamplerState sampler)
    {
        Vector512<float> g0 = GateRow(0), g1 = GateRow(1), g2 = GateRow(2), g3 = GateRow(3);
        Vector512<float> gain = Vector512.Create(1 / sampler.Temperature);
        float* dw = block.CoefficientGradients, kept = block.Kept, target = block.ParameterGradients;
        for (int node = 0; node < block.Nodes; node++, dw += Coefficients, kept += Gates, target += Gates)
        {
            Vector512<float> softmax = Vector512.Load(kept);
            Vector512<float> u = Vector512.FusedMultiplyAdd(g1, Vector512.Create(dw[1]), g0 * dw[0])
                + Vector512.FusedMultiplyAdd(g3, Vector512.Create(dw[3]), g2 * dw[2]);
            Vector512<float> mean = Vector512.Create(VectorMath.SumLanes(softmax * u));
            (softmax * (u - mean) * gain).Store(target);
        }
    }

    /// <summary>
    /// Zeros but for the logit l of the table's gate. At any address seven of the other gates agree with it, so
    /// p = (e^l + 7) / (e^l + 15) and e^l = (15 p - 7) / (1 - p): the published 5 at p = 0.951.
    /// </summary>
    public void Express(Span<float> parameters, ulong table, double probability)
    {
        parameters.Clear();
        parameters[GateOf(table)] = (float)(Math.Log((Gates - 1) * probability - Gates / 2 + 1) - Math.Log(1 - probability));
    }

    public float RandomParameter(SeededRandom random) => (float)random.NextNormal();

    /// <summary>The most likely gate, the first of equals.</summary>
    public ulong Discretize(ReadOnlySpan<float> parameters)
    {
        int best = 0;
        for (int gate = 1; gate < Gates; gate++)
        {
            best = parameters[gate] > parameters[best] ? gate : best;
        }

        return TableOf(best);
    }

    public void Forget(Span<float> parameters, int input, double probability) => Express(parameters, Discretize(parameters), probability);

    /// <summary>The truth table of a gate: its id lists the outputs for AB = 00, 01, 10, 11 from its most significant bit down.</summary>
    public static ulong TableOf(int gate) => (ulong)((gate >> 3 & 1) | (gate >> 2 & 1) << 1 | (gate >> 1 & 1) << 2 | (gate & 1) << 3);

    private static int GateOf(ulong table) => (int)TableOf((int)table);

    /// <summary>Coefficient m of every gate.</summary>
    private static Vector512<float> GateRow(int mask)
    {
        Vector512<float> row = default;
        for (int gate = 0; gate < Gates; gate++)
        {
            row = row.WithElement(gate, TruthTables.Coefficient(TableOf(gate), 2, mask) / 4f);
        }

        return row;
    }
}
