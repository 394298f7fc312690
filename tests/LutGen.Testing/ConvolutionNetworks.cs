using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Testing;

/// <summary>Random networks with convolutions large enough that kernels loop over positions, the same for the same seed.</summary>
public static class ConvolutionNetworks
{
    /// <summary>Kinds of network, each with something of its own about its windows or what is around them.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["pooled", "padded", "strided", "channel-groups", "twice", "several-bits", "largest", "overlapping-pool", "padded-pool", "passed-by", "into-head"];

    /// <summary>A network of a kind.</summary>
    public static LutNetwork Create(string kind, int seed)
    {
        var network = new Parts(kind, new Random(seed * 7919 + kind.Length), channels: 2, size: 16, bits: kind is "several-bits" or "largest" ? 2 : 1);
        SignalGrid image = network.Image;
        switch (kind)
        {
            case "pooled":
                return network.Classify(network.Pool(network.Convolve(image, new(5, 5, 1, 0), channels: 10, depth: 3), new(2, 2, 2, 0)));
            case "padded":
                return network.Classify(network.Pool(network.Convolve(image, new(3, 5, 1, 2), channels: 30, depth: 3), new(2, 3, 3, 0)));
            case "strided":
                return network.Classify(network.Convolve(image, new(4, 3, 2, 1), channels: 24, depth: 3));
            case "channel-groups":
                SignalGrid grouped = network.Convolve(image, new(3, 3, 1, 1), channels: 12, depth: 2);
                return network.Classify(network.Pool(network.Convolve(grouped, new(3, 3, 1, 1), channels: 8, depth: 3, inputGroups: 4), new(2, 2, 2, 0)));
            case "twice":
                SignalGrid half = network.Pool(network.Convolve(image, new(3, 3, 1, 1), channels: 16, depth: 3), new(2, 2, 2, 0));
                return network.Classify(network.Convolve(half, new(5, 5, 1, 2), channels: 24, depth: 3), dense: 3);
            case "several-bits":
                return network.Classify(network.Pool(network.Convolve(image, new(3, 3, 1, 1), channels: 4, depth: 2), new(2, 2, 2, 0)));
            case "largest":
                return network.Classify(network.Pool(network.Convolve(image, new(3, 3, 1, 0), channels: 4, depth: 2), new(2, 2, 2, 0), PoolKind.Max));
            case "overlapping-pool":
                return network.Classify(network.Pool(network.Convolve(image, new(3, 3, 1, 0), channels: 16, depth: 2), new(3, 3, 2, 0)));
            case "padded-pool":
                return network.Classify(network.Pool(network.Convolve(image, new(3, 3, 1, 0), channels: 16, depth: 2), new(2, 2, 2, 1)));
            case "passed-by":
                // The neurons behind read the image and the unpooled convolution too.
                network.Pool(network.Convolve(image, new(3, 3, 1, 0), channels: 10, depth: 3), new(2, 2, 2, 0));
                return network.Classify(new SignalGrid(0, 1, 1, network.Signals));
            case "into-head":
                return network.Sum(network.Convolve(image, new(5, 5, 1, 0), channels: 10, depth: 3));
            default:
                throw new ArgumentException($"no kind '{kind}'", nameof(kind));
        }
    }

    /// <summary>Two convolutions of trees of gates with pools behind, gates, and a group sum: 120,000 gates on 32 x 32 bits.</summary>
    /// <param name="seed">Seed of the random choices.</param>
    /// <param name="size">Rows and columns of the image of single bits.</param>
    public static LutNetwork Large(int seed, int size = 32)
    {
        var network = new Parts("large", new Random(seed), channels: 1, size, bits: 1);
        SignalGrid first = network.Pool(network.Convolve(network.Image, new(5, 5, 1, 0), channels: 16, depth: 3), new(2, 2, 2, 0));
        SignalGrid second = network.Pool(network.Convolve(first, new(5, 5, 1, 0), channels: 32, depth: 3), new(2, 2, 2, 0));
        return network.Classify(second, neurons: 2_000);
    }

    private sealed class Parts
    {
        private const int Classes = 10;

        private static readonly int[] s_gates = [1, 2, 4, 6, 7, 8, 9, 11, 13, 14];

        private readonly NetworkBuilder _builder;
        private readonly Random _random;
        private readonly int _bits;

        public Parts(string name, Random random, int channels, int size, int bits)
        {
            (_random, _bits) = (random, bits);
            Image = new SignalGrid(0, channels, size, size);
            InputEncoder encoder = bits == 1 ? new ThresholdEncoder(Image.Count, 127) : new QuantizerEncoder(Image.Count, new Quantizer(bits, 80, 0));
            _builder = new NetworkBuilder(name, encoder);
        }

        public SignalGrid Image { get; }

        public int Signals => _builder.Scope.Count;

        /// <summary>One tree of neurons of two inputs a channel; with input groups, each tree reads the channels of one group.</summary>
        public SignalGrid Convolve(SignalGrid grid, SlidingWindow window, int channels, int depth, int inputGroups = 1)
        {
            int place = window.Height * window.Width;
            var scope = new SignalScope(Enumerable.Repeat(_bits, grid.Channels * place));
            var layers = new List<Layer>();
            int groupInputs = grid.Channels / inputGroups * place;
            for (int level = depth - 1; level >= 0; level--)
            {
                var layer = new LutLayer.Builder(scope, _bits);
                for (int neuron = 0; neuron < channels << level; neuron++)
                {
                    int group = (neuron >> level) % inputGroups * groupInputs;
                    int[] inputs = layers.Count == 0
                        ? [group + _random.Next(groupInputs), group + _random.Next(groupInputs)]
                        : [layers[^1].FirstSignal + 2 * neuron, layers[^1].FirstSignal + 2 * neuron + 1];
                    layer.Add(inputs, Table(layer.AddressBitsFor(inputs), _bits));
                }

                layers.Add(layer.Build());
            }

            int inputCount = grid.Channels * place;
            var kernel = new Subnetwork(scope, inputCount, layers, Enumerable.Range(layers[^1].FirstSignal, channels));
            var convolution = new ConvolutionLayer(_builder.Scope, grid, window, kernel);
            _builder.Add(convolution);
            return convolution.Output;
        }

        public SignalGrid Pool(SignalGrid grid, SlidingWindow window, PoolKind kind = PoolKind.Or)
        {
            var pool = new PoolLayer(_builder.Scope, grid, window, kind);
            _builder.Add(pool);
            return pool.Output;
        }

        /// <summary>Neurons of two inputs that read all of an image, each place once where they are half as many.</summary>
        public LutNetwork Classify(SignalGrid grid, int neurons = 0, int dense = 1)
        {
            (int first, int count) = (grid.First, grid.Count);
            for (int i = 0; i < dense; i++)
            {
                LutLayer.Builder layer = _builder.Luts(1);
                for (int neuron = 0; neuron < Math.Max(neurons, (count + 2 * Classes - 1) / (2 * Classes) * Classes); neuron++)
                {
                    int[] inputs = [first + 2 * neuron % count, first + (2 * neuron + 1 + neuron / count) % count];
                    layer.Add(inputs, layer.AddressBitsFor(inputs) == 2 ? Table(2, 1) : TruthTable.FromFunction(layer.AddressBitsFor(inputs), 1, _ => _random.Next(2)));
                }

                LutLayer built = layer.Build();
                _builder.Add(built);
                (first, count) = (built.FirstSignal, built.Count);
            }

            return _builder.Build(GroupSumHead.Contiguous(first, count, Classes, 1));
        }

        public LutNetwork Sum(SignalGrid grid) => _builder.Build(GroupSumHead.Contiguous(grid.First, grid.Count, Classes, 1));

        // Gates depend on both inputs, so that trees do not collapse.
        private TruthTable Table(int addressBits, int bits) => bits == 1
            ? TruthTable.Gate(s_gates[_random.Next(s_gates.Length)])
            : TruthTable.FromFunction(addressBits, bits, _ => _random.Next(1 << bits));
    }
}
