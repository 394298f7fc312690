using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// Node of a differentiable weightless network (DWN, arXiv 2410.11112): parameter k is entry k of the table, -1..1, and the output is
/// one where the addressed entry is positive. Inputs are bits, so the series equals the entry. The way back is straight-through for the
/// entry and the extended finite difference for input l,
/// dx_l = g * sum over a of +-entry_a * alpha * beta^(distance of a from the address without bit l), alpha = 0.5 * 0.75^(n - 1),
/// beta = 1/3 (the authors' kernel). Weights that fall by beta with the distance are those of the multilinear series at inputs scaled
/// by r = (1 - beta) / (1 + beta) = 1/2, and alpha makes the sum exactly its slope there; so the ordinary kernel computes it when
/// mask m has the coefficient W_m r^(|m| - 1).
/// </summary>
/// <param name="inputs">Inputs n, 1..6.</param>
internal sealed unsafe class DwnNode(int inputs) : INodeParametrization
{
    private const float Beta = 1f / 3;
    private const float InputScale = (1 - Beta) / (1 + Beta);

    // For every mask; for small nodes repeated to fill a vector.
    private readonly float[] _inputFactors = [.. Enumerable.Range(0, Math.Max(1 << inputs, Vector512<float>.Count))
        .Select(i => MathF.Pow(InputScale, BitOperations.PopCount((uint)i & ((1u << inputs) - 1)) - 1))];

    public int Inputs => inputs;

    public int ParametersPerNode => 1 << inputs;

    public NodeActivation Activation => NodeActivation.Sign;

    public bool HasInputCoefficients => true;

    /// <summary>W = -H t / 2^n: an entry above zero stands for a one, which is negative in the domain 1 - 2x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void ToCoefficients(in NodeBlock block, SamplerState sampler, ref LaneNoise noise)
    {
        WalshTransform.Run(block.Parameters, block.Coefficients, block.Nodes, inputs, -1f / ParametersPerNode);
        int count = block.Nodes * ParametersPerNode;
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> factors = Vector512.LoadUnsafe(ref _inputFactors[0], (nuint)(i & (_inputFactors.Length - 1)));
            (Vector512.Load(block.Coefficients + i) * factors).Store(block.InputCoefficients + i);
        }
    }

    /// <summary>The addressed entry takes the output's gradient in bits: s = 1 - 2x halves both, hence 2.</summary>
    public void ToParameterGradients(in NodeBlock block, SamplerState sampler) =>
        WalshTransform.Run(block.CoefficientGradients, block.ParameterGradients, block.Nodes, inputs, -2f / ParametersPerNode);

    public void Constrain(Span<float> parameters)
    {
        Span<Vector512<float>> vectors = MemoryMarshal.Cast<float, Vector512<float>>(parameters);
        foreach (ref Vector512<float> vector in vectors)
        {
            vector = Vector512.MinNative(Vector512.MaxNative(vector, Vector512.Create(-1f)), Vector512<float>.One);
        }

        for (int i = vectors.Length * Vector512<float>.Count; i < parameters.Length; i++)
        {
            parameters[i] = Math.Clamp(parameters[i], -1, 1);
        }
    }

    /// <summary>Entries of plus or minus 2p - 1, the mean of a bit that is right with probability p.</summary>
    public void Express(Span<float> parameters, ulong table, double probability) =>
        TruthTables.WriteEntries(parameters, table, Strength(probability));

    public float RandomParameter(SeededRandom random) => (float)random.NextDouble(-1, 1);

    /// <summary>Entry k is one where its parameter is positive.</summary>
    public ulong Discretize(ReadOnlySpan<float> parameters) => TruthTables.WherePositive(parameters);

    public void Forget(Span<float> parameters, int input, double probability)
    {
        TruthTables.AverageOver(parameters, inputs, input);
        TruthTables.ShrinkTo(parameters, Strength(probability));
    }

    private static float Strength(double probability) => (float)(2 * probability - 1);
}
