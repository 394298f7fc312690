using LutGen.Training.Convolutional;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Convolutional;

/// <summary>Small networks of every kind of layer, and images for them.</summary>
internal static class SmallCnns
{
    /// <summary>Names of the networks, for theories.</summary>
    public static TheoryData<string> Names => [.. Networks.Keys];

    /// <summary>The networks, for images of 3 x 9 x 8 pixels and four classes.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<CnnLayerSettings>> Networks { get; } = new Dictionary<string, IReadOnlyList<CnnLayerSettings>>
    {
        ["plain"] = [new CnnConvolutionSettings(5) { Normalize = false }, new CnnPoolSettings(CnnPoolKind.Max), new CnnDenseSettings(7), new CnnDenseSettings(4)],
        ["normalised"] = [new CnnConvolutionSettings(18), new CnnConvolutionSettings(6) { Kernel = 1 }, new CnnDenseSettings(20) { Normalize = true }, new CnnDenseSettings(4)],
        ["strided"] =
        [
            new CnnConvolutionSettings(6) { Kernel = 5, Stride = 2, Padding = 1 }, new CnnConvolutionSettings(8) { Groups = 2, Kernel = 3, Stride = 2 },
            new CnnPoolSettings(CnnPoolKind.Average) { Size = 0 }, new CnnDenseSettings(4),
        ],
        ["overlapping pools"] =
        [
            new CnnConvolutionSettings(6), new CnnPoolSettings(CnnPoolKind.Max) { Size = 3, Stride = 2, Padding = 1 },
            new CnnPoolSettings(CnnPoolKind.Average) { Size = 3, Stride = 1, Padding = 1 }, new CnnDenseSettings(4),
        ],
        ["residual"] =
        [
            new CnnConvolutionSettings(6),
            new CnnResidualSettings([new CnnConvolutionSettings(6), new CnnConvolutionSettings(6) { Rectify = false }]),
            new CnnResidualSettings([new CnnConvolutionSettings(9) { Stride = 2 }, new CnnConvolutionSettings(9) { Rectify = false }])
            {
                Shortcut = [new CnnConvolutionSettings(9) { Kernel = 1, Stride = 2, Padding = 0, Rectify = false }],
            },
            new CnnPoolSettings(CnnPoolKind.Average) { Size = 0 }, new CnnDenseSettings(4),
        ],
        ["branches"] =
        [
            new CnnConvolutionSettings(6),
            new CnnBranchesSettings(
            [
                [new CnnConvolutionSettings(3) { Kernel = 1 }],
                [new CnnConvolutionSettings(2) { Kernel = 1 }, new CnnBranchesSettings([[new CnnConvolutionSettings(5)], [new CnnConvolutionSettings(2) { Kernel = 1 }]])],
                [new CnnPoolSettings(CnnPoolKind.Max) { Size = 3, Stride = 1, Padding = 1 }, new CnnConvolutionSettings(4) { Kernel = 1 }],
            ]),
            new CnnPoolSettings(CnnPoolKind.Max) { Size = 2 }, new CnnDenseSettings(4),
        ],
    };

    /// <summary>Images of noise with a pattern for each class.</summary>
    public static Dataset Images(int count, ulong seed = 3)
    {
        const int Channels = 3, Height = 9, Width = 8, Classes = 4;
        SeededRandom random = new(seed);
        int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Next(Classes))];
        byte[] pixels = [.. labels.SelectMany(label => Enumerable.Range(0, Channels * Height * Width)
            .Select(pixel => (byte)(random.Next(140) + ((pixel / (label + 1)) % 2 == 0 ? 100 : 0))))];
        return new Dataset(new DatasetSchema("noise", Channels * Height * Width, Classes) { Image = new ImageShape(Channels, Height, Width) }, pixels, labels);
    }

    /// <summary>A network with everything learnt drawn at random, running statistics too.</summary>
    public static CnnWeights Draw(string network, ulong seed = 7)
    {
        CnnWeights weights = new(new CnnGraph(Networks[network], new MapShape(3, 9, 8)), seed);
        SeededRandom random = new(seed);
        foreach (ConvolutionNode node in weights.Graph.Convolutions)
        {
            ConvolutionParameters own = weights.Of(node);
            for (int i = 0; i < node.Shape.Channels; i++)
            {
                own.Shifts.In(weights.Parameters)[i] = (float)random.NextDouble(-0.3, 0.5);
                if (node.Normalizes)
                {
                    own.Factors.In(weights.Parameters)[i] = (float)random.NextDouble(0.5, 1.5);
                    (weights.StatisticsOf(node).Means[i], weights.StatisticsOf(node).Variances[i]) = ((float)random.NextDouble(-0.5, 0.5), (float)random.NextDouble(0.3, 2));
                }
            }
        }

        return weights;
    }
}
