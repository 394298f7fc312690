using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// WARP node with two inputs (arXiv 2510.15655): the logit is a Walsh series z = w0 + w1 B + w2 A + w3 AB of the inputs in the
/// domain s = 1 - 2x, and the output is s = tanh((z - noise) / 2 tau), the logistic function of -z / tau carried over to that
/// domain. Four parameters instead of the sixteen of a DLGN gate; nothing but the output has to be kept for the way back, since
/// ds/dz = (1 - s^2) / 2 tau.
/// </summary>
/// <param name="residualProbability">Probability with which a fresh node passes its first input on, 0.5..1.</param>
internal sealed unsafe class WarpNode(double residualProbability) : INodeParametrization
{
    /// <summary>Coefficient of the first input in a fresh node: ln(p / (1 - p)) at temperature 1.</summary>
    private readonly float _freshStrength = (float)Math.Log(residualProbability / (1 - residualProbability));

    private const float Log2E = 1.4426950408889634f;

    public string Name => "warp";

    public int Inputs => 2;

    public int ParametersPerNode => 4;

    /// <summary>Residual initialisation: only the first input counts. p = 0.951 gives the published w_A = 2.9657.</summary>
    public void Initialize(Span<float> parameters, SeededRandom random)
    {
        parameters.Clear();
        for (int first = 2; first < parameters.Length; first += ParametersPerNode)
        {
            parameters[first] = _freshStrength;
        }
    }

    public void Forward(in LayerPass pass)
    {
        if (pass.Sampler.Sampler == NodeSampler.GumbelSoft)
        {
            Forward<WithNoise>(pass, ref pass.Noise);
        }
        else
        {
            LaneNoise unused = default;
            Forward<WithoutNoise>(pass, ref unused);
        }
    }

    // The type argument decides at JIT time whether the noise exists at all.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<TNoise>(in LayerPass pass, ref LaneNoise noiseSource)
        where TNoise : struct
    {
        int* connections = pass.Connections;
        float* parameters = pass.Parameters;
        float* inputs = pass.Inputs;
        float* output = pass.Outputs;
        int nodes = pass.Nodes;
        Vector512<float> one = Vector512<float>.One;
        Vector512<float> two = Vector512.Create(2f);
        Vector512<float> gain = Vector512.Create(Log2E / pass.Sampler.Temperature);
        Vector512<float> noiseGain = Vector512.Create(-pass.Sampler.NoiseScale / pass.Sampler.Temperature);
        LaneNoise noise = noiseSource;

        for (int node = 0; node < nodes; node++)
        {
            float* a = inputs + (nint)connections[0] * MicroBatch.Lanes;
            float* b = inputs + (nint)connections[1] * MicroBatch.Lanes;
            Vector512<float> w0 = Vector512.Create(parameters[0]);
            Vector512<float> w1 = Vector512.Create(parameters[1]);
            Vector512<float> w2 = Vector512.Create(parameters[2]);
            Vector512<float> w3 = Vector512.Create(parameters[3]);

            for (int lane = 0; lane < MicroBatch.Lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> sa = Vector512.Load(a + lane);
                Vector512<float> sb = Vector512.Load(b + lane);
                Vector512<float> z = Vector512.FusedMultiplyAdd(
                    sa, Vector512.FusedMultiplyAdd(w3, sb, w2), Vector512.FusedMultiplyAdd(w1, sb, w0));
                Vector512<float> exponent = z * gain;
                if (typeof(TNoise) == typeof(WithNoise))
                {
                    exponent = Vector512.FusedMultiplyAdd(noise.NextLogistic(), noiseGain, exponent);
                }

                Vector512<float> s = one - two / (one + VectorMath.Exp2(exponent));
                s.Store(output + lane);
            }

            connections += 2;
            parameters += 4;
            output += MicroBatch.Lanes;
        }

        noiseSource = noise;
    }

    public void Backward(in LayerPass pass)
    {
        if (pass.InputGradients == null)
        {
            Backward<ToParameters>(pass);
        }
        else
        {
            Backward<ToInputsToo>(pass);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<TReach>(in LayerPass pass)
        where TReach : struct
    {
        int* connections = pass.Connections;
        float* parameters = pass.Parameters;
        float* inputs = pass.Inputs;
        float* inputGradients = pass.InputGradients;
        float* output = pass.Outputs;
        float* outputGradient = pass.OutputGradients;
        float* parameterGradient = pass.ParameterGradients;
        bool clear = pass.ClearOutputGradients;
        int untilNextRow = pass.NodesPerGradientRow;
        Vector512<float> one = Vector512<float>.One;
        Vector512<float> slope = Vector512.Create(0.5f / pass.Sampler.Temperature);

        for (int node = 0; node < pass.Nodes; node++)
        {
            nint rowA = (nint)connections[0] * MicroBatch.Lanes;
            nint rowB = (nint)connections[1] * MicroBatch.Lanes;
            Vector512<float> w1 = Vector512.Create(parameters[1]);
            Vector512<float> w2 = Vector512.Create(parameters[2]);
            Vector512<float> w3 = Vector512.Create(parameters[3]);
            Vector512<float> sum0 = default, sum1 = default, sum2 = default, sum3 = default;

            for (int lane = 0; lane < MicroBatch.Lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> s = Vector512.Load(output + lane);
                Vector512<float> gradient = Vector512.Load(outputGradient + lane);
                if (clear)
                {
                    Vector512<float>.Zero.Store(outputGradient + lane);
                }

                Vector512<float> dz = gradient * slope * (one - s * s);
                Vector512<float> sa = Vector512.Load(inputs + rowA + lane);
                Vector512<float> sb = Vector512.Load(inputs + rowB + lane);
                Vector512<float> dzA = dz * sa;
                sum0 += dz;
                sum1 = Vector512.FusedMultiplyAdd(dz, sb, sum1);
                sum2 += dzA;
                sum3 = Vector512.FusedMultiplyAdd(dzA, sb, sum3);

                if (typeof(TReach) == typeof(ToInputsToo))
                {
                    // Written before the other is read: both inputs of a node may be the same signal.
                    float* ga = inputGradients + rowA + lane;
                    Vector512.FusedMultiplyAdd(dz, Vector512.FusedMultiplyAdd(w3, sb, w2), Vector512.Load(ga)).Store(ga);
                    float* gb = inputGradients + rowB + lane;
                    Vector512.FusedMultiplyAdd(dz, Vector512.FusedMultiplyAdd(w3, sa, w1), Vector512.Load(gb)).Store(gb);
                }
            }

            VectorMath.SumLanes(sum0, sum1, sum2, sum3).Store(parameterGradient);
            connections += 2;
            parameters += 4;
            output += MicroBatch.Lanes;
            parameterGradient += 4;
            if (--untilNextRow == 0)
            {
                outputGradient += MicroBatch.Lanes;
                untilNextRow = pass.NodesPerGradientRow;
            }
        }
    }

    /// <summary>Entry k is the sign of the Walsh transform: 1 where the series is negative at that corner.</summary>
    public ulong Discretize(ReadOnlySpan<float> parameters)
    {
        ulong table = 0;
        for (int address = 0; address < 4; address++)
        {
            float a = address >= 2 ? -1 : 1;
            float b = (address & 1) == 1 ? -1 : 1;
            float z = parameters[0] + parameters[1] * b + parameters[2] * a + parameters[3] * a * b;
            table |= z < 0 ? 1UL << address : 0;
        }

        return table;
    }

    public void Forget(Span<float> parameters, int input)
    {
        parameters[input == 0 ? 2 : 1] = 0;
        parameters[3] = 0;
        float strength = Math.Abs(parameters[input == 0 ? 1 : 2]);
        if (strength > _freshStrength)
        {
            // A saturated node has hardly any gradient and would stay a wire whatever it is offered.
            parameters[0] *= _freshStrength / strength;
            parameters[input == 0 ? 1 : 2] *= _freshStrength / strength;
        }
    }

    public double Pull(ReadOnlySpan<float> gradient, int input)
    {
        float alone = gradient[input == 0 ? 2 : 1], together = gradient[3];
        return Math.Sqrt(alone * alone + together * together);
    }

    private readonly struct WithNoise;

    private readonly struct WithoutNoise;

    private readonly struct ToParameters;

    private readonly struct ToInputsToo;
}
