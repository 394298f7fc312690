using LutGen.Circuits;
using LutGen.Cost;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tests;

/// <summary>Engines made from circuits as data, as generated code of large networks makes them.</summary>
public sealed class CircuitDataTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Scores_are_those_of_the_network(string kind)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            LutNetwork network = RandomNetworks.Create(kind, seed);
            float[] rows = RandomNetworks.Rows(network, 600, seed);
            float[] expected = Oracle.Scores(network, rows);
            foreach (CodeKernel? codes in new[] { null, new NetworkCodeKernel(network) })
            {
                LutEngine engine = Create(network, Data(network), codes);
                var scores = new float[expected.Length];
                engine.ScoresBatch(rows, scores);
                Assert.Equal(expected, scores);

                // Row by row, on the kernel for single samples.
                int features = network.Encoder.FeatureCount;
                for (int row = 0; row < 70; row++)
                {
                    engine.Scores(rows.AsSpan(row * features, features), scores.AsSpan(0, network.Head.ScoreCount));
                    Assert.Equal(expected.AsSpan(row * network.Head.ScoreCount, network.Head.ScoreCount), scores.AsSpan(0, network.Head.ScoreCount));
                }
            }
        }
    }

    [Fact]
    public void Damaged_data_are_refused()
    {
        LutNetwork network = RandomNetworks.Create("gates", 1);
        string data = Data(network);
        Assert.Throws<InvalidDataException>(() => LutEngine.DecodeCircuit(data[..^8]));
        Assert.Throws<InvalidDataException>(() => LutEngine.DecodeCircuit(string.Empty));
        Assert.Throws<InvalidDataException>(() => LutEngine.DecodeCircuit("B" + data[1..]));
        Assert.Throws<FormatException>(() => LutEngine.DecodeCircuit(data[..^1]));
        Assert.Throws<FormatException>(() => LutEngine.DecodeCircuit("?" + data[1..]));
    }

    [Fact]
    public void The_circuit_of_another_network_is_refused() => Assert.Throws<ArgumentException>(
        () => Create(RandomNetworks.Create("gates", 1), Data(RandomNetworks.Create("wide-gates", 1)), null).PredictBatch(new float[640], new int[64]));

    [Fact]
    public void A_head_that_reads_nothing_has_no_planes()
    {
        var head = new GroupSumHead(1, [new SumGroup(0, new SignalList([])), new SumGroup(1, new SignalList([]))]);
        LutNetwork network = new NetworkBuilder("empty", new RawBitsEncoder(2)).Build(head);
        LutEngine engine = Engines.Codes(network);
        engine.EvaluateBits(new ulong[4], []);
        Assert.Equal(1, engine.Predict([0f, 1f]));
    }

    private static string Data(LutNetwork network) => Convert.ToBase64String(CircuitCodec.Encode(LoweredNetworks.CircuitOf(network)));

    private static LutEngine Create(LutNetwork network, string circuit, CodeKernel? codes)
    {
        int[] widths = network.Head.Signals.Select(network.WidthOf).ToArray();
        var info = new LutModelInfo(
            network.Name, network.Encoder.FeatureCount, network.Encoder.Widths.Sum(), widths.Sum(), network.Head.ScoreCount, new NetworkBounds(0, 0, 0, 0, 0), []);
        return new LutEngine(info, network.Encoder, network.Head, widths, new LutKernels { Circuit = () => LutEngine.DecodeCircuit(circuit), Codes = codes });
    }
}
