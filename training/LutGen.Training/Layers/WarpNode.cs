using LutGen.Training.Numerics;

namespace LutGen.Training.Layers;

/// <summary>
/// WARP node (arXiv 2510.15655): its 2^n parameters are the coefficients of the series, and the output is s = tanh((z - noise) / 2 tau),
/// the logistic function of -z / tau in the domain s = 1 - 2x. Four parameters instead of the sixteen of a DLGN gate; nothing but the
/// output has to be kept for the way back, since ds/dz = (1 - s^2) / 2 tau.
/// </summary>
/// <param name="inputs">Inputs n, 1..6.</param>
internal unsafe class WarpNode(int inputs) : INodeParametrization
{
    public int Inputs => inputs;

    public int ParametersPerNode => 1 << inputs;

    public virtual NodeActivation Activation => NodeActivation.Logistic;

    public virtual bool ParametersAreCoefficients => true;

    public virtual int KeptPerNode => 0;

    public virtual void ToCoefficients(in NodeBlock block, SamplerState sampler, ref LaneNoise noise)
    {
    }

    public virtual void ToParameterGradients(in NodeBlock block, SamplerState sampler)
    {
    }

    /// <summary>
    /// The table's own coefficients times ln(p / (1 - p)). The first input with p = 0.951 gives the published w_A = 2.9657; p =
    /// e / (1 + e) gives the table's own coefficients.
    /// </summary>
    public void Express(Span<float> parameters, ulong table, double probability)
    {
        float strength = Strength(probability);
        for (int mask = 0; mask < parameters.Length; mask++)
        {
            parameters[mask] = strength * TruthTables.Coefficient(table, inputs, mask) / parameters.Length;
        }
    }

    public float RandomParameter(SeededRandom random) => (float)random.NextNormal();

    /// <summary>Entry k is the sign of the Walsh transform: 1 where the series is negative at that corner.</summary>
    public ulong Discretize(ReadOnlySpan<float> parameters)
    {
        Span<float> corners = stackalloc float[parameters.Length];
        fixed (float* source = parameters)
        fixed (float* target = corners)
        {
            WalshTransform.Run(source, target, 1, inputs, 1);
        }

        return TruthTables.WhereNegative(corners);
    }

    public void Forget(Span<float> parameters, int input, double probability)
    {
        int bit = TruthTables.AddressBit(inputs, input);
        float largest = 0;
        for (int mask = 0; mask < parameters.Length; mask++)
        {
            parameters[mask] = (mask & bit) == 0 ? parameters[mask] : 0;
            largest = mask == 0 ? 0 : Math.Max(largest, Math.Abs(parameters[mask]));
        }

        // A saturated node has hardly any gradient and would stay a wire whatever it is offered. The constant does not count: alone it
        // would be no wire.
        float strength = Strength(probability);
        for (int mask = 0; largest > strength && mask < parameters.Length; mask++)
        {
            parameters[mask] *= strength / largest;
        }
    }

    private static float Strength(double probability) => (float)Math.Log(probability / (1 - probability));
}
