using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// The way forward through one layer: series, activation and noise fused, one node after the other, its coefficients loaded once. The
/// type arguments decide at JIT time what exists at all.
/// </summary>
internal static unsafe class ForwardKernel
{
    private const float Log2E = 1.4426950408889634f;

    /// <summary>How many nodes ahead the rows of a node's inputs are asked for; they lie anywhere in the layer in front.</summary>
    private const int Ahead = 6;

    /// <summary>Computes the outputs of all nodes for one micro-batch.</summary>
    public static void Run(in LayerPass pass)
    {
        switch (pass.InputsPerNode)
        {
            case 1: Run<OneInput>(pass); break;
            case 2: Run<TwoInputs>(pass); break;
            case 3: Run<ThreeInputs>(pass); break;
            case 4: Run<FourInputs>(pass); break;
            case 5: Run<FiveInputs>(pass); break;
            default: Run<SixInputs>(pass); break;
        }
    }

    private static void Run<TArity>(in LayerPass pass)
        where TArity : struct, IArity
    {
        switch (pass.Activation)
        {
            case NodeActivation.Linear: Run<TArity, Identity, Soft>(pass); break;
            case NodeActivation.Sign: Run<TArity, Identity, Rounded>(pass); break;
            default:
                if (pass.Sampler.IsHard)
                {
                    RunLogistic<TArity, Rounded>(pass);
                }
                else
                {
                    RunLogistic<TArity, Soft>(pass);
                }

                break;
        }
    }

    private static void RunLogistic<TArity, TRounding>(in LayerPass pass)
        where TArity : struct, IArity
        where TRounding : struct
    {
        if (!pass.Sampler.IsNoisy)
        {
            Run<TArity, Logistic, TRounding>(pass);
        }
        else if (pass.Sampler.NoiseScale == pass.Sampler.Temperature)
        {
            Run<TArity, LogisticOfWholeNoise, TRounding>(pass);
        }
        else
        {
            Run<TArity, LogisticOfNoise, TRounding>(pass);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TArity, TActivation, TRounding>(in LayerPass pass)
        where TArity : struct, IArity
        where TActivation : struct
        where TRounding : struct
    {
        int* connections = pass.Connections;
        int* lastConnections = pass.Connections + (pass.Nodes * pass.Applications - 1) * TArity.Inputs;
        float* coefficients = pass.Coefficients;
        float* inputs = pass.Inputs;
        float* output = pass.Outputs;
        float* kept = pass.Kept;
        int nodes = pass.Nodes;
        int applications = pass.Applications;
        int lanes = pass.Lanes;
        Vector512<float> gain = Vector512.Create(Log2E / pass.Sampler.Temperature);
        Vector512<float> noiseGain = Vector512.Create(-pass.Sampler.NoiseScale / pass.Sampler.Temperature);
        LaneNoise noise = Unsafe.IsNullRef(ref pass.Noise) ? default : pass.Noise;

        for (int node = 0; node < nodes; node++)
        {
            for (int place = 0; place < applications; place++)
            {
                Prefetch.Rows<TArity>(inputs, connections, lastConnections, Ahead);
                for (int lane = 0; lane < lanes; lane += Vector512<float>.Count)
                {
                    Vector512<float> z = WalshSeries.Value<TArity>(coefficients, inputs, connections, lane);
                    Vector512<float> s = Activate<TActivation>(z, gain, noiseGain, ref noise);
                    if (typeof(TRounding) == typeof(Rounded))
                    {
                        if (typeof(TActivation) != typeof(Identity))
                        {
                            s.Store(kept + lane);
                        }

                        s = VectorMath.Round(s);
                    }

                    s.Store(output + lane);
                }

                if (typeof(TActivation) == typeof(LogisticOfNoise) || typeof(TActivation) == typeof(LogisticOfWholeNoise))
                {
                    // What a lane draws depends on its place alone, not on how many samples came with it.
                    noise.Skip((MicroBatch.Lanes - lanes) / Vector512<float>.Count);
                }

                connections += TArity.Inputs;
                output += MicroBatch.Lanes;
                kept += MicroBatch.Lanes;
            }

            coefficients += 1 << TArity.Inputs;
        }

        if (!Unsafe.IsNullRef(ref pass.Noise))
        {
            pass.Noise = noise;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Activate<TActivation>(
        Vector512<float> z, Vector512<float> gain, Vector512<float> noiseGain, ref LaneNoise noise)
        where TActivation : struct
    {
        if (typeof(TActivation) == typeof(Identity))
        {
            return z;
        }

        Vector512<float> exponent = z * gain;
        if (typeof(TActivation) == typeof(LogisticOfWholeNoise))
        {
            // Scale 1 at temperature 1, or their ratio: 2^-log2(U / (1 - U)) is (1 - U) / U, no logarithm and no second division.
            Vector512<float> u = noise.NextUniform();
            Vector512<float> odds = VectorMath.Exp2(exponent) * (Vector512<float>.One - u);
            return (odds - u) / (odds + u);
        }

        if (typeof(TActivation) == typeof(LogisticOfNoise))
        {
            exponent = Vector512.FusedMultiplyAdd(noise.NextLogistic(), noiseGain, exponent);
        }

        return VectorMath.Logistic(exponent);
    }

    private readonly struct Identity;

    private readonly struct Logistic;

    private readonly struct LogisticOfNoise;

    private readonly struct LogisticOfWholeNoise;

    private readonly struct Soft;

    private readonly struct Rounded;
}
