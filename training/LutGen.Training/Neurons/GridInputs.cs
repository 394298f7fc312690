using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Encoders;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// Fixed quantisers for wide codes, an even grid over each feature's numbers: with 32 levels and more there is little to learn, and the file's encoder
/// says it in a step and a zero.
/// </summary>
internal sealed unsafe class GridInputs : InputStage
{
    // Beyond these a few far numbers would take the levels from all others.
    private const double MostDeviations = 4;

    private readonly Quantizer[] _quantizers;

    /// <summary>Lays out the grids.</summary>
    /// <param name="data">Training samples.</param>
    /// <param name="features">The features that are read, ascending.</param>
    /// <param name="bits">Width of the codes.</param>
    /// <exception cref="ArgumentException">A feature's numbers are too close together for where they lie.</exception>
    public GridInputs(Dataset data, int[] features, int bits)
        : base(features, new UniformQuantizer(bits, true))
    {
        _quantizers = [.. features.Select(feature => GridOf(FeatureRange.Of(data, feature), feature, bits))];
    }

    public override void Initialize(AlignedBuffer parameters)
    {
    }

    // Values of -1 to almost 1, about as large as standardised ones.
    public override float StepIn(AlignedBuffer parameters) => 1f / (Quantizer.High + 1);

    public override void ScaleStep(AlignedBuffer parameters, float factor)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Forward(int signal, float* row, float* values, int count, AlignedBuffer parameters)
    {
        // As Quantizer.Encode does it, so that the file's encoder gives the same codes.
        Vector512<float> scale = Vector512.Create(_quantizers[signal].Scale), zero = Vector512.Create((float)_quantizers[signal].Zero);
        Vector512<float> largest = Vector512.Create((float)(Quantizer.Count - 1)), low = Vector512.Create((float)Quantizer.Low), step = Vector512.Create(StepIn(parameters));
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> code = Vector512.Round(Vector512.Load(row + i) / scale) + zero;
            ((Vector512.Min(Vector512.Max(code, Vector512<float>.Zero), largest) + low) * step).Store(values + i);
        }
    }

    public override float Backward(int signal, AlignedBuffer parameters, AlignedBuffer gradients, float* gradient, float* row, int count) => 0;

    public override void WriteStepGradient(AlignedBuffer gradients, float[] parts)
    {
    }

    public override void Constrain(AlignedBuffer parameters)
    {
    }

    public override (NetworkBuilder Builder, int[] Signals) Begin(int featureCount, AlignedBuffer parameters)
    {
        // What is not read costs one bit.
        Quantizer[] all = [.. Enumerable.Repeat(new Quantizer(1, 1, 0), featureCount)];
        for (int i = 0; i < Features.Length; i++)
        {
            all[Features[i]] = _quantizers[i];
        }

        return (new NetworkBuilder(NetworkWriter.Name, new QuantizerEncoder(all)), Features);
    }

    private static Quantizer GridOf(FeatureRange range, int feature, int bits)
    {
        double reach = MostDeviations * Math.Sqrt(range.Variance);
        double lowest = Math.Max(range.Lowest, range.Mean - reach), highest = Math.Min(range.Highest, range.Mean + reach);
        float scale = highest > lowest ? (float)((highest - lowest) / ((1 << bits) - 1)) : 1;
        double zero = -Math.Round(lowest / scale);
        Setting.Require(
            float.IsNormal(scale) && Math.Abs(zero) <= NetworkLimits.ZeroPoint, $"feature {feature}", FormattableString.Invariant($"{range.Lowest}..{range.Highest}"),
            FormattableString.Invariant($"a range of which {bits} bits give steps of more than a {NetworkLimits.ZeroPoint:N0}th of its numbers"));
        return new Quantizer(bits, scale, (int)zero);
    }
}
