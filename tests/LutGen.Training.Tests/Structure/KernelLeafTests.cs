using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;
using LutGen.Training.Structure;

namespace LutGen.Training.Tests.Structure;

public class KernelLeafTests
{
    [Theory]
    [InlineData(5, 2, 3)]
    [InlineData(1, 1, 3)]
    [InlineData(2, 2, 2)]
    [InlineData(6, 4, 2)]
    public void Leaves_are_spread_evenly_over_neighbouring_channels_and_no_place_is_read_twice(int channels, int group, int depth)
    {
        ConvolutionSettings settings = new(7) { Depth = depth };
        settings = settings with { ChannelsPerKernel = group };
        KernelLeaf[][] kernels = [.. KernelLeaf.Draw(settings, channels, new SeededRandom(2)).Chunk(settings.Leaves)];
        Assert.Equal(7, kernels.Length);
        for (int kernel = 0; kernel < kernels.Length; kernel++)
        {
            int start = kernel % (channels - group + 1);
            Assert.Equal(settings.Leaves, kernels[kernel].Distinct().Count());
            Assert.All(kernels[kernel], leaf => Assert.True(leaf is { Y: >= 0 and < 3, X: >= 0 and < 3 }));
            Assert.Equal(Enumerable.Range(start, group), kernels[kernel].Select(leaf => leaf.Channel).Distinct().Order());
            int[] counts = [.. kernels[kernel].GroupBy(leaf => leaf.Channel).Select(leaves => leaves.Count())];
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }

        Assert.True(kernels.Select(kernel => string.Join(' ', kernel)).Distinct().Count() > 1);
    }

    [Fact]
    public void A_tree_of_more_leaves_than_places_reads_places_again()
    {
        ConvolutionSettings settings = new(1) { Field = 1, Depth = 2, ChannelsPerKernel = 4, Node = new NodeSettings { Inputs = 3 } };
        KernelLeaf[] leaves = KernelLeaf.Draw(settings, 4, new SeededRandom(2));
        Assert.Equal((9, 4), (leaves.Length, leaves.Select(leaf => leaf.Channel).Distinct().Count()));
    }
}
