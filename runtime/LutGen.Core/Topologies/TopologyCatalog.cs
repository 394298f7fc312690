namespace LutGen.Topologies;

/// <summary>The networks of the LUT-NA paper (arXiv 2406.05282), for images of CIFAR-10: 32x32, three channels, ten classes.</summary>
public static class TopologyCatalog
{
    private const int ImageSize = 32, ImageChannels = 3, Classes = 10;

    // A pooling layer of the VGG lists, as their authors write it.
    private const int M = 0;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Topology> All { get; } =
    [
        Vgg("vgg11", "configuration A", [64, M, 128, M, 256, 256, M, 512, 512, M, 512, 512, M]),
        Vgg("vgg19", "configuration E", [64, 64, M, 128, 128, M, 256, 256, 256, 256, M, 512, 512, 512, 512, M, 512, 512, 512, 512, M]),
        ResNet("resnet18", [2, 2, 2, 2]),
        ResNet("resnet34", [3, 4, 6, 3]),
        GoogLeNet(),
    ];

    /// <summary>The topology of a name, or null.</summary>
    public static Topology? Find(string name) => All.FirstOrDefault(topology => topology.Name == name);

    // Simonyan and Zisserman, arXiv 1409.1556, table 1. After five pools a CIFAR image is one pixel, and one dense layer replaces the three of ImageNet.
    private static Topology Vgg(string name, string configuration, int[] channels)
    {
        TopologyBuilder network = new(ImageSize, ImageChannels);
        int convolution = 0;
        foreach (int outputs in channels)
        {
            if (outputs == M)
            {
                network.Pool(2);
            }
            else
            {
                network.Convolve(FormattableString.Invariant($"conv{++convolution}"), 3, outputs);
            }
        }

        network.Dense("fc", Classes);
        return new Topology(name, $"{configuration}, 3x3 convolutions, one dense layer behind them", network.Layers);
    }

    // He and others, arXiv 1512.03385, table 1: basic blocks. The first convolution is 3x3 without stride or pooling behind it, as CIFAR images are small.
    private static Topology ResNet(string name, int[] blocks)
    {
        TopologyBuilder network = new(ImageSize, ImageChannels);
        network.Convolve("conv1", 3, 64);
        for (int stage = 0; stage < blocks.Length; stage++)
        {
            for (int block = 0; block < blocks[stage]; block++)
            {
                string prefix = FormattableString.Invariant($"layer{stage + 1}.{block + 1}");
                int before = network.Channels, outputs = 64 << stage;
                network.Convolve($"{prefix}.conv1", 3, outputs, stage > 0 && block == 0 ? 2 : 1);
                MacShape first = network.Layers[network.Layers.Count - 1];
                network.Convolve($"{prefix}.conv2", 3, outputs);
                if (before != outputs)
                {
                    network.Shortcut($"{prefix}.shortcut", first);
                }
            }
        }

        network.Dense("fc", Classes);
        return new Topology(name, "basic blocks of 64 to 512 channels, 3x3 first convolution, 1x1 shortcuts where channels change", network.Layers);
    }

    // Szegedy and others, arXiv 1409.4842, table 1. For CIFAR the first layers are one 3x3 convolution, and 5x5 is two of 3x3 behind each other.
    private static Topology GoogLeNet()
    {
        TopologyBuilder network = new(ImageSize, ImageChannels);
        network.Convolve("conv1", 3, 192);
        Inception("3a", 64, 96, 128, 16, 32, 32);
        Inception("3b", 128, 128, 192, 32, 96, 64);
        network.Pool(2);
        Inception("4a", 192, 96, 208, 16, 48, 64);
        Inception("4b", 160, 112, 224, 24, 64, 64);
        Inception("4c", 128, 128, 256, 24, 64, 64);
        Inception("4d", 112, 144, 288, 32, 64, 64);
        Inception("4e", 256, 160, 320, 32, 128, 128);
        network.Pool(2);
        Inception("5a", 256, 160, 320, 32, 128, 128);
        Inception("5b", 384, 192, 384, 48, 128, 128);
        network.Dense("fc", Classes);
        return new Topology("googlenet", "nine inception modules, 3x3 first convolution, 5x5 as two 3x3, no auxiliary classifiers", network.Layers);

        // The fourth branch pools, without a stride, before its convolution.
        void Inception(string name, int ones, int beforeThrees, int threes, int beforeFives, int fives, int pooled) => network.Branch(
            name, [(1, ones)], [(1, beforeThrees), (3, threes)], [(1, beforeFives), (3, fives), (3, fives)], [(1, pooled)]);
    }
}
