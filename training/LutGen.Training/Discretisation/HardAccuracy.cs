using LutGen.Encoders;
using LutGen.Networks;
using LutGen.Training.Data;

namespace LutGen.Training.Discretisation;

/// <summary>Measures networks of one-bit tables of up to six inputs, 512 samples at a time.</summary>
public static class HardAccuracy
{
    /// <summary>The share of samples whose class a network finds.</summary>
    /// <param name="network">A network as the trainer makes it: comparisons, tables, convolutions, OR-pools and a group sum.</param>
    /// <param name="data">The samples; as many features and classes as the network has.</param>
    /// <returns>Accuracy, 0..1.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network.</exception>
    /// <exception cref="NotSupportedException">The network has other parts.</exception>
    public static double Measure(LutNetwork network, Dataset data)
    {
        if (data.ClassCount != network.Head.ScoreCount)
        {
            throw new ArgumentException($"Data of {data.ClassCount} classes; the network has {network.Head.ScoreCount}.", nameof(data));
        }

        return new HardForward(network).Accuracy(PlanesOf(network, data), data.Labels);
    }

    /// <summary>The encoder's bits of all samples.</summary>
    internal static BitPlanes PlanesOf(LutNetwork network, Dataset data) => network.Encoder is ComparisonEncoder encoder
        ? new BitPlanes(new EncodedDataset(data, EncoderThresholds.Of(encoder)))
        : throw new NotSupportedException($"no bit planes of a {network.Encoder.GetType().Name}");
}
