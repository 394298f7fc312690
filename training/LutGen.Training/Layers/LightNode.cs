using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// Light or input-wise node (arXiv 2510.03250): entry k of the table is one with the probability sigmoid(w_k / tau), and the output is
/// the expectation over entries and inputs, y = sum over k of sigmoid(w_k / tau) times the probability of address k.
/// </summary>
/// <param name="inputs">Inputs n, 1..6.</param>
internal sealed unsafe class LightNode(int inputs) : INodeParametrization
{
    private const float Log2E = 1.4426950408889634f;

    public int Inputs => inputs;

    public int ParametersPerNode => 1 << inputs;

    public NodeActivation Activation => NodeActivation.Linear;

    /// <summary>The entries t_k = 1 - 2 sigmoid(w_k / tau) before rounding.</summary>
    public int KeptPerNode => ParametersPerNode;

    /// <summary>W = H t / 2^n, where H is the Walsh transform.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void ToCoefficients(in NodeBlock block, SamplerState sampler, ref LaneNoise noise)
    {
        int count = block.Nodes * ParametersPerNode;
        Vector512<float> gain = Vector512.Create(-Log2E / sampler.Temperature);
        Vector512<float> noiseGain = Vector512.Create(sampler.NoiseScale / sampler.Temperature);
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> exponent = Vector512.Load(block.Parameters + i) * gain;
            if (sampler.IsNoisy)
            {
                exponent = Vector512.FusedMultiplyAdd(noise.NextLogistic(), noiseGain, exponent);
            }

            Vector512<float> entries = VectorMath.Logistic(exponent);
            entries.Store(block.Kept + i);
            (sampler.IsHard ? VectorMath.Round(entries) : entries).Store(block.Scratch + i);
        }

        WalshTransform.Run(block.Scratch, block.Coefficients, block.Nodes, inputs, 1f / ParametersPerNode);
    }

    /// <summary>dt = H dW / 2^n and dw = -(1 - t^2) dt / 2 tau.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void ToParameterGradients(in NodeBlock block, SamplerState sampler)
    {
        WalshTransform.Run(block.CoefficientGradients, block.ParameterGradients, block.Nodes, inputs, 1f / ParametersPerNode);
        int count = block.Nodes * ParametersPerNode;
        Vector512<float> slope = Vector512.Create(-0.5f / sampler.Temperature);
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> entries = Vector512.Load(block.Kept + i);
            (Vector512.Load(block.ParameterGradients + i) * slope * (Vector512<float>.One - entries * entries))
                .Store(block.ParameterGradients + i);
        }
    }

    /// <summary>Entries of plus or minus ln(p / (1 - p)): 2.97 at p = 0.951, where the authors write 3.</summary>
    public void Express(Span<float> parameters, ulong table, double probability) =>
        TruthTables.WriteEntries(parameters, table, Strength(probability));

    public float RandomParameter(SeededRandom random) => (float)random.NextNormal();

    /// <summary>Entry k is one where its parameter is positive.</summary>
    public ulong Discretize(ReadOnlySpan<float> parameters) => TruthTables.WherePositive(parameters);

    public void Forget(Span<float> parameters, int input, double probability)
    {
        TruthTables.AverageOver(parameters, inputs, input);
        TruthTables.ShrinkTo(parameters, Strength(probability));
    }

    private static float Strength(double probability) => (float)Math.Log(probability / (1 - probability));
}
