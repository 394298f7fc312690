using LutGen.Training.Layers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests.Structure;

/// <summary>Networks of every kind of layer, by name, for images of 6 x 5 pixels and three classes.</summary>
internal static class StructureCases
{
    private static readonly NodeSettings ThreeInputs = new() { Inputs = 3 };

    private static readonly Dictionary<string, (LayerSettings[] Layers, int Bits, int Channels)> All = new()
    {
        ["dense"] = ([new DenseSettings(12), new DenseSettings(9) { Node = ThreeInputs }], 2, 1),
        ["dense of six inputs, local"] = ([new DenseSettings(10) { Node = new NodeSettings { Inputs = 6 }, Wiring = new LocalWiring(2) }, new DenseSettings(9)], 1, 3),
        ["convolution with padding"] = ([new ConvolutionSettings(2) { Padding = 1, Depth = 2 }, new DenseSettings(9)], 1, 1),
        ["convolution of several bits and channels, stride"] =
            ([new ConvolutionSettings(3) { Stride = 2, Depth = 1, Node = ThreeInputs, ChannelsPerKernel = 3 }, new DenseSettings(9)], 2, 2),
        ["convolutions and pools"] =
        (
            [
                new ConvolutionSettings(3) { Padding = 1, Depth = 1 }, new PoolSettings { Padding = 1 },
                new ConvolutionSettings(2) { Field = 2, Depth = 2, ChannelsPerKernel = 2 }, new PoolSettings { Stride = 1 }, new DenseSettings(6),
            ], 1, 2),
        ["pool in front, overlapping"] = ([new PoolSettings(3) { Stride = 2, Padding = 1 }, new DenseSettings(9)], 2, 1),
        ["residual convolution"] =
        (
            [
                new ConvolutionSettings(2) { Depth = 1 }, new ResidualSettings([new ConvolutionSettings(2) { Padding = 1, Depth = 2 }]),
                new ResidualSettings([new ConvolutionSettings(3) { Padding = 1, Depth = 1 }, new ConvolutionSettings(2) { Padding = 1, Depth = 1 }]),
                new PoolSettings(), new DenseSettings(6),
            ], 1, 1),
        ["residual dense"] = ([new DenseSettings(9), new ResidualSettings([new DenseSettings(9)]), new DenseSettings(9)], 1, 1),
        ["learnable connections"] =
        (
            [
                new DenseSettings(12) { Wiring = new LocalWiring(2), Connections = new LearnableConnections(4) },
                new DenseSettings(9) { Node = ThreeInputs, Connections = new LearnableConnections(20) { Temperature = 1e-5f } },
            ], 2, 1),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static SmallNetwork Create(string name, int samples = 19) => new(All[name].Layers, All[name].Bits, All[name].Channels, samples);
}
