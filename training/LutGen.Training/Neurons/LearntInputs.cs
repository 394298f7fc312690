using LutGen.Encoders;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// Quantisers that learn: features are standardised by the training samples' mean and variance, then a factor and an offset for each and a step for all
/// follow. In the file they are thresholds, and a table for each feature that makes a code of them.
/// </summary>
internal sealed unsafe class LearntInputs : InputStage
{
    private const float StartOffset = -0.25f;

    // Of the range squared: a feature that hardly varies would be blown up.
    private const double LeastVariance = 1e-3;

    private readonly QuantizerParameters _output;
    private readonly BatchStatistics[] _statistics;
    private readonly bool _readsBytes;

    /// <summary>Makes the stage.</summary>
    /// <param name="data">Training samples.</param>
    /// <param name="features">The features that are read, ascending.</param>
    /// <param name="bits">Width of the codes.</param>
    /// <param name="layout">Hands out the parameters.</param>
    public LearntInputs(Dataset data, int[] features, int bits, ParameterLayout layout)
        : base(features, new UniformQuantizer(bits, true))
    {
        _statistics = [.. features.Select(feature => StatisticsOf(FeatureRange.Of(data, feature)))];
        _readsBytes = data.HoldsBytes;
        _output = new QuantizerParameters(Quantizer, features.Length, layout);
    }

    public override void Initialize(AlignedBuffer parameters) => _output.Initialize(parameters, StartOffset, 1f / Math.Max(Quantizer.High + 1, 1));

    public override float StepIn(AlignedBuffer parameters) => _output.StepIn(parameters);

    public override void ScaleStep(AlignedBuffer parameters, float factor) => _output.ScaleStep(parameters, factor);

    public override void Forward(int signal, float* row, float* values, int count, AlignedBuffer parameters) =>
        _output.Of(signal, _statistics[signal], parameters).Forward(row, values, count);

    public override float Backward(int signal, AlignedBuffer parameters, AlignedBuffer gradients, float* gradient, float* row, int count) =>
        _output.ParameterGradients(signal, _statistics[signal], parameters, gradients, gradient, row, count);

    public override void WriteStepGradient(AlignedBuffer gradients, float[] parts) => _output.WriteStepGradient(gradients, parts);

    public override void Constrain(AlignedBuffer parameters) => _output.Constrain(parameters);

    public override (NetworkBuilder Builder, int[] Signals) Begin(int featureCount, AlignedBuffer parameters)
    {
        InputThresholds[] inputs = [.. Features.Select((_, signal) => ThresholdsOf(signal, parameters))];

        // What is not read has to have some threshold.
        float[][] thresholds = [.. Enumerable.Range(0, featureCount).Select(_ => new float[] { 0 })];
        for (int i = 0; i < inputs.Length; i++)
        {
            thresholds[Features[i]] = inputs[i].Thresholds;
        }

        int[] firstBit = new int[featureCount];
        for (int feature = 1; feature < featureCount; feature++)
        {
            firstBit[feature] = firstBit[feature - 1] + thresholds[feature - 1].Length;
        }

        NetworkBuilder builder = new(NetworkWriter.Name, new ThermometerEncoder(thresholds));
        LutLayer.Builder luts = builder.Luts(Quantizer.Bits);
        int[] signals = [.. inputs.Select((each, i) => luts.Add(
            [.. Enumerable.Range(firstBit[Features[i]], each.Thresholds.Length)], each.Table(Quantizer.Bits)))];
        builder.Add(luts.Build());
        return (builder, signals);
    }

    private InputThresholds ThresholdsOf(int signal, AlignedBuffer parameters)
    {
        InputThresholds thresholds = InputThresholds.Of(_output.Of(signal, _statistics[signal], parameters));
        return _readsBytes ? thresholds.ForBytes() : thresholds;
    }

    private static BatchStatistics StatisticsOf(FeatureRange range) =>
        new((float)range.Mean, (float)(range.Variance + LeastVariance * (range.Highest - range.Lowest) * (range.Highest - range.Lowest)));
}
