using LutGen.Topologies;
using LutGen.Training.Convolutional;

namespace LutGen.Training.Tests.Convolutional;

/// <summary>The networks of the LUT-NA paper as settings: what can be written down is enough for them.</summary>
public class CnnTopologyTests
{
    private const int Pool = 0;

    public static TheoryData<string> Names => [.. TopologyCatalog.All.Select(topology => topology.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Layers_weights_and_operations_are_those_of_the_catalogue(string name)
    {
        Topology expected = TopologyCatalog.Find(name)!;
        CnnGraph graph = new(SettingsOf(name), new MapShape(3, 32, 32));
        Assert.Equal(
            expected.Layers.Select(layer => (layer.InputChannels, layer.OutputChannels, layer.OutputSize, layer.Weights)).Order(),
            graph.Convolutions.Select(node => (node.Source.Channels, node.Shape.Channels, node.Shape.Height, node.Weights)).Order());
        Assert.Equal(expected.Macs, graph.Convolutions.Sum(node => node.Weights * node.Shape.Places));
    }

    private static IReadOnlyList<CnnLayerSettings> SettingsOf(string name) => name switch
    {
        "vgg11" => Vgg(64, Pool, 128, Pool, 256, 256, Pool, 512, 512, Pool, 512, 512, Pool),
        "vgg19" => Vgg(64, 64, Pool, 128, 128, Pool, 256, 256, 256, 256, Pool, 512, 512, 512, 512, Pool, 512, 512, 512, 512, Pool),
        "resnet18" => ResNet(2, 2, 2, 2),
        "resnet34" => ResNet(3, 4, 6, 3),
        "googlenet" => GoogLeNet(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no settings"),
    };

    private static IReadOnlyList<CnnLayerSettings> Vgg(params int[] channels) =>
    [
        .. channels.Select(each => each == Pool ? new CnnPoolSettings(CnnPoolKind.Max) : (CnnLayerSettings)new CnnConvolutionSettings(each)),
        new CnnDenseSettings(10),
    ];

    private static IReadOnlyList<CnnLayerSettings> ResNet(params int[] blocks) =>
    [
        new CnnConvolutionSettings(64),
        .. blocks.SelectMany((count, stage) => Enumerable.Range(0, count).Select(block => Block(64 << stage, shrinks: stage > 0 && block == 0))),
        new CnnPoolSettings(CnnPoolKind.Average) { Size = 0 },
        new CnnDenseSettings(10),
    ];

    private static CnnResidualSettings Block(int channels, bool shrinks) => new(
        [new CnnConvolutionSettings(channels) { Stride = shrinks ? 2 : 1 }, new CnnConvolutionSettings(channels) { Rectify = false }])
    {
        Shortcut = shrinks ? [new CnnConvolutionSettings(channels) { Kernel = 1, Stride = 2, Rectify = false }] : [],
    };

    private static IReadOnlyList<CnnLayerSettings> GoogLeNet() =>
    [
        new CnnConvolutionSettings(192),
        Inception(64, 96, 128, 16, 32, 32), Inception(128, 128, 192, 32, 96, 64), new CnnPoolSettings(CnnPoolKind.Max),
        Inception(192, 96, 208, 16, 48, 64), Inception(160, 112, 224, 24, 64, 64), Inception(128, 128, 256, 24, 64, 64), Inception(112, 144, 288, 32, 64, 64), Inception(256, 160, 320, 32, 128, 128),
        new CnnPoolSettings(CnnPoolKind.Max),
        Inception(256, 160, 320, 32, 128, 128), Inception(384, 192, 384, 48, 128, 128),
        new CnnPoolSettings(CnnPoolKind.Average) { Size = 0 },
        new CnnDenseSettings(10),
    ];

    private static CnnBranchesSettings Inception(int ones, int beforeThrees, int threes, int beforeFives, int fives, int pooled)
    {
        static CnnConvolutionSettings Kernel(int size, int channels) => new(channels) { Kernel = size };
        return new CnnBranchesSettings(
        [
            [Kernel(1, ones)],
            [Kernel(1, beforeThrees), Kernel(3, threes)],
            [Kernel(1, beforeFives), Kernel(3, fives), Kernel(3, fives)],
            [new CnnPoolSettings(CnnPoolKind.Max) { Size = 3, Stride = 1, Padding = 1 }, Kernel(1, pooled)],
        ]);
    }
}
