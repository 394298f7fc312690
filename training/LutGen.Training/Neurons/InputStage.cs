using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// Features to codes: standardised by the training samples' mean and variance, then a factor, an offset and a step that learn, and signed codes. Only
/// features that the first layer reads are there.
/// </summary>
internal sealed unsafe class InputStage
{
    private const float StartOffset = -0.25f;

    // Of the largest value squared: a feature that hardly varies would be blown up.
    private const double LeastVariance = 1e-3;

    /// <summary>Makes the stage.</summary>
    /// <param name="data">Training samples.</param>
    /// <param name="features">The features that are read, ascending.</param>
    /// <param name="bits">Width of the codes.</param>
    /// <param name="layout">Hands out the parameters.</param>
    public InputStage(Dataset data, int[] features, int bits, ParameterLayout layout)
    {
        Features = features;
        Statistics = [.. features.Select(feature => StatisticsOf(data, feature))];
        Output = new QuantizerParameters(new UniformQuantizer(bits, true), features.Length, layout);
    }

    /// <summary>The features that are read.</summary>
    public int[] Features { get; }

    /// <summary>Quantiser of each feature.</summary>
    public QuantizerParameters Output { get; }

    /// <summary>Mean and variance of each feature.</summary>
    public BatchStatistics[] Statistics { get; }

    /// <summary>Writes what the stage starts with.</summary>
    public void Initialize(AlignedBuffer parameters) => Output.Initialize(parameters, StartOffset, 1f / Math.Max(Output.Quantizer.High + 1, 1));

    /// <summary>Normalisation and quantiser of a feature.</summary>
    public NormalizedQuantizer OutputOf(int signal, AlignedBuffer parameters) => Output.Of(signal, Statistics[signal], parameters);

    /// <summary>Copies samples into rows, one a feature.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="samples">Which.</param>
    /// <param name="rows">Receives [features x batch] numbers.</param>
    /// <param name="batch">Samples of a row.</param>
    /// <param name="first">The first lane to fill.</param>
    /// <param name="end">Behind the last one.</param>
    public void Fill(Dataset data, ReadOnlySpan<int> samples, float* rows, int batch, int first, int end)
    {
        for (int lane = first; lane < end; lane++)
        {
            // Lanes behind the last sample repeat it.
            int sample = samples[Math.Min(lane, samples.Length - 1)];
            for (int i = 0; i < Features.Length; i++)
            {
                rows[(nint)i * batch + lane] = data[sample, Features[i]];
            }
        }
    }

    private static BatchStatistics StatisticsOf(Dataset data, int feature)
    {
        (double sum, double squares, double largest) = (0, 0, 0);
        for (int sample = 0; sample < data.Count; sample++)
        {
            double value = data[sample, feature];
            sum += value;
            squares += value * value;
            largest = Math.Max(largest, Math.Abs(value));
        }

        double mean = sum / data.Count;
        double variance = Math.Max(squares / data.Count - mean * mean, 0) + LeastVariance * largest * largest;
        return new BatchStatistics((float)mean, (float)variance);
    }
}
