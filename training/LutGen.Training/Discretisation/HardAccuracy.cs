using LutGen.Training.Data;

namespace LutGen.Training.Discretisation;

/// <summary>Measures rounded networks.</summary>
public static class HardAccuracy
{
    /// <summary>The share of samples whose class the rounded network finds.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples; as many features and classes as the network has.</param>
    /// <returns>Accuracy, 0..1.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network.</exception>
    public static double Measure(DiscreteNetwork network, Dataset data)
    {
        if (data.ClassCount != network.Classes)
        {
            throw new ArgumentException($"Data of {data.ClassCount} classes; the network has {network.Classes}.", nameof(data));
        }

        return new HardForward(network).Accuracy(new BitPlanes(new EncodedDataset(data, network.Thresholds)), data.Labels);
    }
}
