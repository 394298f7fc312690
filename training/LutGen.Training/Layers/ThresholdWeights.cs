using LutGen.Training.Numerics;
using LutGen.Training.Stages;

namespace LutGen.Training.Layers;

/// <summary>
/// The parameters d of learnable thresholds, feature by feature: t_0 = d_0 and t_k = t_(k-1) + T_sp softplus(d_k / T_sp), in units of the
/// feature's range, so that thresholds never change places. The thresholds t are the coefficients that the forward pass runs on.
/// </summary>
/// <param name="Start">The thresholds at the start and how they learn.</param>
/// <param name="FirstParameter">Index of the first parameter, a multiple of 16.</param>
/// <param name="FirstCoefficient">Index of the first coefficient, a multiple of 16.</param>
internal sealed record ThresholdWeights(ThresholdStart Start, int FirstParameter, int FirstCoefficient)
    : ParameterGroup(FirstParameter, FirstCoefficient)
{
    // Equal thresholds would need a parameter of minus infinity, and far ones overflow the exponential.
    private const double LeastGap = 1e-3;
    private const double LargestExponent = 30;

    /// <inheritdoc/>
    public override int Units { get; } = Start.Thresholds.Sum(feature => feature.Length);

    /// <inheritdoc/>
    public override int ParametersPerUnit => 1;

    /// <inheritdoc/>
    public override int CoefficientsPerUnit => 1;

    /// <inheritdoc/>
    public override bool ParametersAreCoefficients => false;

    /// <inheritdoc/>
    public override float LearningRateFactor => Start.Settings.LearningRateFactor;

    /// <inheritdoc/>
    public override bool Decays => false;

    /// <inheritdoc/>
    public override float ClipNorm => Start.Settings.ClipNorm;

    private double Spacing => Start.Settings.SpacingTemperature;

    /// <summary>The parameters of the thresholds at the start.</summary>
    public override void Initialize(Span<float> parameters, double probability, SeededRandom random)
    {
        int i = 0;
        for (int feature = 0; feature < Start.Thresholds.Length; feature++)
        {
            float[] row = Start.Thresholds[feature];
            for (int k = 0; k < row.Length; k++, i++)
            {
                double gap = Math.Max(Start.ToUnits(feature, row[k]) - (k == 0 ? 0 : Start.ToUnits(feature, row[k - 1])), k == 0 ? double.MinValue : LeastGap * Spacing);
                parameters[i] = (float)(k == 0 || gap > LargestExponent * Spacing ? gap : Spacing * Math.Log(Math.Exp(gap / Spacing) - 1));
            }
        }
    }

    /// <summary>The running sums.</summary>
    public override unsafe void ToCoefficients(in NodeBlock block, SamplerState sampler, ref LaneNoise noise)
    {
        float* d = block.Parameters, t = block.Coefficients;
        foreach (float[] row in Start.Thresholds)
        {
            double sum = 0;
            for (int k = 0; k < row.Length; k++)
            {
                sum += k == 0 ? *d : Softplus(*d);
                *t++ = (float)sum;
                d++;
            }
        }
    }

    /// <summary>dd_j = softplus'(d_j / T_sp) times the sum of dt_k over k >= j.</summary>
    public override unsafe void ToParameterGradients(in NodeBlock block, SamplerState sampler)
    {
        int first = 0;
        for (int feature = 0; feature < Start.Thresholds.Length; feature++)
        {
            double sum = 0;
            for (int i = first + Start.Thresholds[feature].Length - 1; i >= first; i--)
            {
                sum += block.CoefficientGradients[i];
                double slope = i == first ? 1 : 1 / (1 + Math.Exp(-block.Parameters[i] / Spacing));
                block.ParameterGradients[i] = Start.IsFixed[feature] ? 0 : (float)(sum * slope);
            }

            first += Start.Thresholds[feature].Length;
        }
    }

    private double Softplus(double d) => d > LargestExponent * Spacing ? d : Spacing * Math.Log(1 + Math.Exp(d / Spacing));
}
