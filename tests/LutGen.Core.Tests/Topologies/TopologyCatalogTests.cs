using LutGen.Topologies;

namespace LutGen.Core.Tests.Topologies;

public sealed class TopologyCatalogTests
{
    // What the usual implementations for CIFAR-10 have: all parameters, of which two a channel are normalisation's.
    [Theory]
    [InlineData("vgg11", 9_231_114, true)]
    [InlineData("vgg19", 20_040_522, true)]
    [InlineData("resnet18", 11_173_962, false)]
    [InlineData("resnet34", 21_282_122, false)]
    [InlineData("googlenet", 6_166_250, true)]
    public void Parameters_are_as_many_as_the_known_networks_have(string name, long parameters, bool convolutionsHaveBiases)
    {
        Topology topology = TopologyCatalog.Find(name)!;
        MacShape[] convolutions = [.. topology.Layers.Where(layer => layer.Name != "fc")];
        int channels = convolutions.Sum(layer => layer.OutputChannels);

        Assert.Equal(parameters, topology.Weights + 10 + (convolutionsHaveBiases ? 3 : 2) * channels);
    }

    [Theory]
    [InlineData("vgg11", 152_769_536, 9)]
    [InlineData("vgg19", 398_136_320, 17)]
    [InlineData("resnet18", 555_422_720, 21)]
    [InlineData("resnet34", 1_159_402_496, 37)]
    public void Operations_are_as_many_as_layers_and_positions_make(string name, long macs, int layers)
    {
        Topology topology = TopologyCatalog.Find(name)!;
        Assert.Equal((macs, layers), (topology.Macs, topology.Layers.Count));
    }

    [Fact]
    public void Layers_have_names_of_their_own_and_chain_from_the_image_to_ten_classes()
    {
        Assert.All(TopologyCatalog.All, topology =>
        {
            Assert.Equal(topology.Layers.Count, topology.Layers.Select(layer => layer.Name).Distinct().Count());
            Assert.Equal((3, 32), (topology.Layers[0].InputChannels, topology.Layers[0].InputSize));
            Assert.Equal((1, 10), (topology.Layers[^1].InputSize, topology.Layers[^1].OutputChannels));
            Assert.All(topology.Layers, layer => Assert.InRange(layer.OutputSize, 1, 32));
        });
        Assert.Null(TopologyCatalog.Find("alexnet"));
    }

    [Fact]
    public void A_strided_block_halves_the_map_and_its_shortcut_reads_what_it_read()
    {
        Topology topology = TopologyCatalog.Find("resnet18")!;
        MacShape first = topology.Layers.Single(layer => layer.Name == "layer3.1.conv1"), shortcut = topology.Layers.Single(layer => layer.Name == "layer3.1.shortcut");

        Assert.Equal(new MacShape("layer3.1.conv1", 3, 2, 1, 128, 256, 16), first);
        Assert.Equal(new MacShape("layer3.1.shortcut", 1, 2, 0, 128, 256, 16), shortcut);
        Assert.Equal((8, 8), (first.OutputSize, shortcut.OutputSize));
        Assert.Equal((1152, 294_912L, 294_912L * 64), (first.FanIn, first.Weights, first.Macs));
    }

    [Fact]
    public void Branches_of_an_inception_module_read_the_same_map_and_join()
    {
        MacShape[] layers = [.. TopologyCatalog.Find("googlenet")!.Layers];
        Assert.Equal(new MacShape("3a.b3.conv3", 3, 1, 1, 32, 32, 32), layers.Single(layer => layer.Name == "3a.b3.conv3"));
        Assert.All(layers.Where(layer => layer.Name.StartsWith("3b.", StringComparison.Ordinal) && layer.Name.EndsWith("conv1", StringComparison.Ordinal)), layer => Assert.Equal(256, layer.InputChannels));
        Assert.Equal((1024, 8), (layers[^1].InputChannels, layers[^2].InputSize));
    }
}
