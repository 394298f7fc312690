using LutGen.Circuits;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Packing;
using LutGen.SingleSample;
using LutGen.Testing;

namespace LutGen.Tests.SingleSample;

/// <summary>Every way for one sample that this machine has, against the evaluator.</summary>
public sealed unsafe class SamplePathTests
{
    private const int Rows = 60;

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Networks_of_every_kind_get_the_scores_that_the_evaluator_defines(string kind)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            LutNetwork network = RandomNetworks.Create(kind, seed);
            Check(network, RandomNetworks.Rows(network, Rows, seed));
        }
    }

    [Theory]
    [InlineData(1, 2, 3, 1)]
    [InlineData(5, 4, 130, 5)]
    [InlineData(63, 3, 100, 10)]
    [InlineData(200, 5, 700, 7)]
    [InlineData(784, 2, 9_002, 7)]
    public void Layers_of_gates_of_any_width_are_summed_class_by_class(int features, int layers, int width, int classes)
    {
        LutNetwork network = RandomNetworks.GateLayers(seed: 3, features, layers, width, classes);
        Check(network, RandomNetworks.Rows(network, Rows, seed: 1));
    }

    [Theory]
    [InlineData(16, 2, 2, 3)]
    [InlineData(16, 2, 1, 4)]
    [InlineData(70, 1, 1, 10)]
    [InlineData(9, 3, 3, 2)]
    [InlineData(30, 4, 4, 1)]
    [InlineData(12, 1, 5, 1)]
    [InlineData(100, 2, 8, 1)]
    [InlineData(20, 7, 7, 1)]
    [InlineData(20, 5, 2, 2)]
    public void Truth_tables_of_any_shape_are_looked_up(int features, int inputBits, int bits, int fanIn)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            LutNetwork network = Tables(new Random(seed), features, inputBits, bits, fanIn, widths: [70 - seed, 3, 128, 64, 17]);
            Check(network, RandomNetworks.Rows(network, Rows, seed));
        }
    }

    [Fact]
    public void Bytes_are_quantised_as_floats_of_the_same_value_are()
    {
        var quantizers = Enumerable.Range(0, 150).Select(i => new Quantizer(1 + i % 3, 0.3f + i % 11 * 9, i % 5 - 2)).ToArray();
        var builder = new NetworkBuilder("quantised", new QuantizerEncoder(quantizers));
        AddLayer(builder, new Random(1), 40, 2, 0, 100, fanIn: 2);
        Check(builder.Build(new GroupSumHead(1, [Group(0, 3), Group(150, 20), Group(20, 130), Group(0, 0)])), new float[150]);
    }

    [Fact]
    public void A_network_without_layers_is_its_encoder() =>
        Check(new NetworkBuilder("none", new RawBitsEncoder(90)).Build(GroupSumHead.Contiguous(0, 90, 9, 1)), [.. Enumerable.Range(0, 90 * Rows).Select(i => (float)(i % 7 % 2))]);

    [Fact]
    public void The_machines_instructions_decide_where_they_pay()
    {
        LutNetwork gates = RandomNetworks.GateLayers(seed: 1, 100, 3, 2_000, 10);
        Assert.Equal(GatherKernel.IsSupported, Best(gates) is GatherPath);

        LutNetwork tables = Tables(new Random(1), 16, 2, 2, 3, [64, 32, 32, 32, 5]);
        Assert.Equal(LaneKernel.IsSupported, Best(tables) is LanePath);

        Assert.IsNotType<GatherPath>(Best(RandomNetworks.Create("mac", 1)));
    }

    private static SumGroup Group(int first, int count) => new(0.5f, new SignalList(Enumerable.Range(first, count)));

    private static LutNetwork Tables(Random random, int features, int inputBits, int bits, int fanIn, int[] widths)
    {
        var builder = new NetworkBuilder("tables", new QuantizerEncoder(features, new Quantizer(inputBits, 1, 0)));
        (int first, int count) = (0, features);
        foreach (int width in widths)
        {
            int outputBits = width == widths[^1] ? Math.Min(8, bits + 1) : bits;
            Layer layer = AddLayer(builder, random, width, outputBits, first, count, fanIn);
            (first, count) = (layer.FirstSignal, layer.Count);
        }

        return builder.Build(new ArgmaxHead(Enumerable.Range(first, count)));
    }

    // Now and then a neuron has fewer inputs, or none, or one twice.
    private static LutLayer AddLayer(NetworkBuilder builder, Random random, int width, int bits, int first, int count, int fanIn)
    {
        var layer = new LutLayer.Builder(builder.Scope, bits);
        for (int neuron = 0; neuron < width; neuron++)
        {
            int[] inputs = Enumerable.Range(0, random.Next(5) == 0 ? random.Next(fanIn + 1) : fanIn).Select(_ => first + random.Next(count)).ToArray();
            layer.Add(inputs, TruthTable.FromFunction(layer.AddressBitsFor(inputs), bits, _ => random.Next(1 << bits)));
        }

        LutLayer built = layer.Build();
        builder.Add(built);
        return built;
    }

    private static SamplePath Best(LutNetwork network) => Parts.Of(network).Best();

    private static void Check(LutNetwork network, float[] rows)
    {
        Parts parts = Parts.Of(network);
        byte[] bytes = new byte[rows.Length];
        new Random(rows.Length).NextBytes(bytes);
        for (int i = 0; i < bytes.Length; i += 2)
        {
            bytes[i] &= 7;
        }

        float[] scores = Oracle.Scores(network, rows);
        float[] byteScores = Oracle.Scores(network, [.. bytes.Select(b => (float)b)]);
        foreach (SamplePath path in parts.All())
        {
            fixed (float* first = rows)
            {
                fixed (byte* firstByte = bytes)
                {
                    for (int row = 0; row < rows.Length / parts.Features; row++)
                    {
                        string where = $"{path.GetType().Name}, row {row}";
                        parts.AssertScores(scores, row, path.Evaluate(first + row * parts.Features), where);
                        parts.AssertScores(byteScores, row, path.Evaluate(firstByte + row * parts.Features), where + " of bytes");
                    }
                }
            }
        }
    }

    /// <summary>What paths are made of.</summary>
    [Fact]
    public void Neurons_of_different_fan_in_and_widths_stand_in_one_layer()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var builder = new NetworkBuilder("mixed", new QuantizerEncoder(Enumerable.Range(0, 6).Select(_ => new Quantizer(random.Next(1, 5), 1, 0)).ToArray()));
            LutLayer.Builder layer = builder.Luts(outputBits: 2);
            for (int neuron = 0; neuron < 9; neuron++)
            {
                int[] inputs = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(6)).ToArray();
                layer.Add(inputs, TruthTable.FromFunction(layer.AddressBitsFor(inputs), 2, _ => random.Next(4)));
            }

            builder.Add(layer.Build());
            LutNetwork network = builder.Build(new BitsHead(Enumerable.Range(6, 9)));
            Check(network, RandomNetworks.Rows(network, Rows, seed));
        }
    }

    private sealed record Parts(LutNetwork Network, Circuit Circuit, RowReader<float> Floats, RowReader<byte> Bytes, HeadReadout Head, int[] Widths)
    {
        public int Features => Network.Encoder.FeatureCount;

        public static Parts Of(LutNetwork network)
        {
            int[] widths = network.Head.Signals.Select(network.WidthOf).ToArray();
            return new Parts(
                network,
                LoweredNetworks.CircuitOf(network),
                RowReaders.ForFloats(network.Encoder),
                RowReaders.ForBytes(network.Encoder),
                HeadReadout.Create(network.Head, widths),
                widths);
        }

        public SamplePath Best()
        {
            var codes = new HeadCodes([.. Network.Head.Signals], Widths, [.. Head.Counts]);
            var word = new BitPath(new CircuitInterpreter(CircuitProgram.Create(Circuit), 1), Head, codes);
            return new SampleChoice(() => Circuit, () => Network, Network.Encoder, Floats, Bytes, Head, Widths)
                .Best(() => word, new CodePath(new NetworkCodeKernel(Network), Network.Encoder, Floats.Encoder, Bytes.Encoder, codes, Widths));
        }

        public IEnumerable<SamplePath> All()
        {
            yield return Best();
            if (GatherKernel.IsSupported)
            {
                yield return new GatherPath(Circuit, Network.Encoder, Floats, Bytes, Head, Widths);
            }

            if (LanePath.Create(Network, Floats, Bytes, Head) is { } lanes)
            {
                yield return lanes;
            }
        }

        public void AssertScores(float[] expected, int row, int* numbers, string where)
        {
            var actual = new float[Network.Head.ScoreCount];
            Head.Scores(numbers, actual);
            Assert.True(expected.AsSpan(row * actual.Length, actual.Length).SequenceEqual(actual), where);
        }
    }
}
