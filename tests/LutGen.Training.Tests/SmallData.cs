using LutGen.Training.Data;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

/// <summary>Data and settings that train in a moment.</summary>
internal static class SmallData
{
    /// <summary>For complete truth tables: judged on the training samples.</summary>
    public static LogicNetworkSettings Settings { get; } = new()
    {
        Layers = DenseSettings.Stack([20]),
        Thresholds = new FixedThresholds(0.5f),
        GroupTemperature = 2,
        BatchSize = 32,
        LearningRate = 0.1f,
        Epochs = 500,
        Seed = 1,
    };

    /// <summary>For a few thousand procedural digits.</summary>
    public static LogicNetworkSettings DigitSettings { get; } = new()
    {
        Layers = DenseSettings.Stack([600, 600], [new LocalWiring(2), new LocalWiring(4)]),
        Thresholds = new FixedThresholds(100),
        GroupTemperature = 3,
        BatchSize = 32,
        LearningRate = 0.05f,
        Epochs = 12,
        ValidationSamples = 500,
        Seed = 1,
    };

    /// <summary>For procedural digits: every kind of layer, and everything that learns.</summary>
    public static LogicNetworkSettings EveryKindSettings { get; } = DigitSettings with
    {
        Layers =
        [
            new ConvolutionSettings(4) { Stride = 2, Depth = 2 }, new PoolSettings(), new ResidualSettings([new ConvolutionSettings(4) { Padding = 1, Depth = 1 }]),
            new DenseSettings(60) { Connections = new LearnableConnections { NoiseScale = 0.1f } }, new DenseSettings(50),
        ],
        ThresholdLearning = new LearnableThresholds { Temperature = 0.05f },
        MaxShift = 1,
    };

    /// <summary>All combinations of attributes, each attribute counting from 0, with the class that a rule gives them.</summary>
    public static Dataset FromRule(string name, int[] sizes, Func<int[], int> rule)
    {
        int count = sizes.Aggregate(1, (product, size) => product * size);
        byte[] features = new byte[count * sizes.Length];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            int[] row = new int[sizes.Length];
            int rest = i;
            for (int f = 0; f < sizes.Length; f++)
            {
                (rest, row[f]) = Math.DivRem(rest, sizes[f]);
                features[i * sizes.Length + f] = (byte)row[f];
            }

            labels[i] = rule(row);
        }

        return new Dataset(name, features, labels, sizes.Length, 2);
    }
}
