using LutGen.Benchmarks.Macs;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Benchmarks.Tests;

public sealed class IntegerSourceTests : IDisposable
{
    private const int Images = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ExternalToolFact("gcc")]
    public void C_of_every_loop_order_gives_the_classes_of_the_definition()
    {
        var cache = new BuildCache(_folder.Root, fresh: false, _ => { });
        var all = new HashSet<int>();
        for (int seed = 1; seed <= 3; seed++)
        {
            LutNetwork network = Residual(seed);
            var images = new byte[Images * network.Encoder.FeatureCount];
            new Random(seed).NextBytes(images);
            var evaluator = new NetworkEvaluator(network);
            int[] expected = [.. images.Chunk(network.Encoder.FeatureCount).Select(image => network.Head.Predict(evaluator.Evaluate([.. image.Select(pixel => (float)pixel)])))];
            all.UnionWith(expected);
            foreach (LoopOrder order in Enum.GetValues<LoopOrder>())
            {
                var classes = new int[Images];
                new IntegerLibrary(Gcc.Find("gcc")!.Compile(cache, $"{order}", IntegerSource.Emit(network, order), Gcc.TableOptions)).Classify(images, classes);

                Assert.Equal(expected, classes);
            }
        }

        Assert.NotEqual(1, all.Count);
    }

    [Fact]
    public void Weights_beyond_8_bits_are_refused()
    {
        var builder = new NetworkBuilder("wide", new QuantizerEncoder(2, new Quantizer(8, 1, 0)));
        builder.Add(new MacLayer(builder.Scope, 8, 0, [ProductTable.Exact(128, 2)], [new MacNeuron([new MacInput(0, 0)], 0, 1, 8, 0)]));

        BenchmarkException refusal = Assert.Throws<BenchmarkException>(() => IntegerSource.Emit(builder.Build(new ArgmaxHead([2])), LoopOrder.ChannelsLast));

        Assert.Equal("expected weights of 8 bits", refusal.Message);
    }

    // A convolution with stride and padding, a residual addition, both pools and a dense layer.
    private static LutNetwork Residual(int seed)
    {
        var random = new Random(seed);
        var builder = new NetworkBuilder("residual", new QuantizerEncoder(3 * 8 * 8, new Quantizer(8, 1, 0)));
        SignalGrid first = Convolve(new SignalGrid(0, 3, 8, 8), stride: 1);
        SignalGrid second = Convolve(first, stride: 1);
        var sum = new AddLayer(builder.Scope, 8, [new(first, 1), new(second, 3)], 10, 2, 1);
        builder.Add(sum);
        var largest = new PoolLayer(builder.Scope, Convolve(sum.Output, stride: 2), new SlidingWindow(2, 2, 1, 0), PoolKind.Max);
        builder.Add(largest);
        var mean = new PoolLayer(builder.Scope, largest.Output, new SlidingWindow(2, 1, 1, 0), PoolKind.Average);
        builder.Add(mean);
        MacLayer scores = Neurons(builder.Scope, Enumerable.Range(mean.FirstSignal, mean.Count), 5, bits: 16);
        builder.Add(scores);
        return builder.Build(new DequantizeHead([.. Enumerable.Range(scores.FirstSignal, 5).Select(signal => new DequantizedScore(signal, 0.5f, 3))]));

        SignalGrid Convolve(SignalGrid from, int stride)
        {
            int inputs = from.Channels * 9;
            var scope = new SignalScope(Enumerable.Repeat(8, inputs));
            MacLayer kernel = Neurons(scope, Enumerable.Range(0, inputs), 4);
            var layer = new ConvolutionLayer(builder.Scope, from, new SlidingWindow(3, 3, stride, 1), new Subnetwork(scope, inputs, [kernel], Enumerable.Range(kernel.FirstSignal, 4)));
            builder.Add(layer);
            return layer.Output;
        }

        MacLayer Neurons(SignalScope scope, IEnumerable<int> inputs, int count, int bits = 8) => new(
            scope, bits, 0, [.. Enumerable.Range(-127, 255).Select(weight => ProductTable.Exact(weight, 2))],
            [.. Enumerable.Range(0, count).Select(_ => new MacNeuron([.. inputs.Where(_ => random.Next(3) > 0).Select(input => new MacInput(input, random.Next(255)))], random.Next(5000), 1, 10, 40))]);
    }
}
