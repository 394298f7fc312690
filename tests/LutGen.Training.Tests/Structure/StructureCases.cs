using LutGen.Training.Layers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests.Structure;

/// <summary>Networks of every kind of layer, by name, for images of 6 x 5 pixels and three classes.</summary>
internal static class StructureCases
{
    private static readonly NodeSettings ThreeInputs = new() { Inputs = 3 };

    private static readonly NodeSettings Raw = new() { Method = NodeMethod.Raw };

    private static readonly NodeSettings Light = new() { Method = NodeMethod.Light, Inputs = 4 };

    private static readonly NodeSettings Dwn = new() { Method = NodeMethod.Dwn, Inputs = 3 };

    private static readonly Dictionary<string, (LayerSettings[] Layers, int Bits, int Channels)> OtherNodes = new()
    {
        ["raw trees and nodes"] = ([new ConvolutionSettings(2) { Padding = 1, Depth = 2, Node = Raw }, new PoolSettings(), new DenseSettings(9) { Node = Raw }], 2, 1),
        ["light trees and nodes"] = ([new ConvolutionSettings(2) { Depth = 2, Node = Light }, new DenseSettings(9) { Node = Light }], 1, 1),
        ["DWN trees and nodes"] =
            ([new ConvolutionSettings(2) { Depth = 2, Node = Dwn }, new DenseSettings(9) { Node = Dwn, Connections = new LearnableConnections(3) }, new DenseSettings(6) { Node = Dwn }], 1, 1),
    };

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

    /// <summary>Networks of WARP nodes, whose relaxation the tests have written down again.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>These and networks of other nodes.</summary>
    public static TheoryData<string> AllNames => [.. All.Keys, .. OtherNodes.Keys];

    public static SmallNetwork Create(string name, int samples = 19)
    {
        (LayerSettings[] layers, int bits, int channels) = All.TryGetValue(name, out var found) ? found : OtherNodes[name];
        return new SmallNetwork(layers, bits, channels, samples);
    }
}
