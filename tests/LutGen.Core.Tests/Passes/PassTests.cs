using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Passes;
using LutGen.Testing;

namespace LutGen.Core.Tests.Passes;

public sealed class PassTests
{
    private const int MostExhaustiveBits = 16;

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_pass_and_the_pipeline_keep_scores_and_class(string kind)
    {
        for (int seed = 0; seed < 6; seed++)
        {
            LutNetwork network = RandomNetworks.Create(kind, seed);
            foreach (INetworkPass pass in PassPipeline.Passes)
            {
                AssertSame(network, pass.Run(network), seed);
            }

            AssertSame(network, PassPipeline.Run(network).Network, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_pipeline_ends_where_no_pass_finds_anything(string kind)
    {
        LutNetwork simple = PassPipeline.Run(RandomNetworks.Create(kind, 1)).Network;
        Assert.All(PassPipeline.Passes, pass => Assert.Same(simple, pass.Run(simple)));
        Assert.Empty(PassPipeline.Run(simple).Reports);
    }

    [Fact]
    public void Equal_neurons_become_one_and_a_group_that_sums_both_counts_it_twice()
    {
        var builder = new NetworkBuilder("twice", new RawBitsEncoder(2));
        LutLayer.Builder layer = builder.Luts(1);
        layer.Add([0, 1], TruthTable.Gate(6));
        layer.Add([0, 1], TruthTable.Gate(6));
        layer.Add([1], TruthTable.FromWord(1, 0b10));
        builder.Add(layer.Build());
        LutNetwork network = builder.Build(new GroupSumHead(2, [new SumGroup(1.5f, new SignalList([2, 3, 4])), new SumGroup(0, new SignalList([4]))]));
        LutNetwork simple = PassPipeline.Run(network).Network;
        AssertSame(network, simple, 0);
        Assert.Equal(1, NetworkSize.Of(simple).Neurons);
        Assert.Equal([2, 2, 1], ((GroupSumHead)simple.Head).Groups[0].Signals);
        Assert.Equal(1.5f, ((GroupSumHead)simple.Head).Groups[0].Beta);
    }

    [Fact]
    public void Entries_at_codes_that_cannot_be_are_chosen_so_that_an_input_is_not_read()
    {
        // The first signal is 0 or 3 only; where it is, the second table follows its other input.
        var builder = new NetworkBuilder("impossible", new RawBitsEncoder(2));
        LutLayer.Builder codes = builder.Luts(2);
        codes.Add([0], TruthTable.FromFunction(1, 2, k => 3 * k));
        builder.Add(codes.Build());
        LutLayer.Builder readers = builder.Luts(1);
        readers.Add([2, 1], TruthTable.FromFunction(3, 1, k => (k >> 1) is 0 or 3 ? k & 1 : 1 - (k & 1)));
        builder.Add(readers.Build());
        LutNetwork network = builder.Build(new BitsHead([3]));
        LutNetwork simple = PassPipeline.Run(network).Network;
        AssertSame(network, simple, 0);
        Assert.Empty(simple.Layers);
        Assert.Equal([1], simple.Head.Signals);
    }

    [Fact]
    public void Repeated_and_ignored_inputs_go()
    {
        var builder = new NetworkBuilder("inputs", new RawBitsEncoder(3));
        LutLayer.Builder layer = builder.Luts(1);
        layer.Add([0, 1, 0, 2], TruthTable.FromFunction(4, 1, k => ((k >> 3) ^ (k >> 2) ^ (k >> 1)) & 1));
        layer.Add([0, 1, 2], TruthTable.FromFunction(3, 1, k => (k >> 2) & k & 1));
        builder.Add(layer.Build());
        LutNetwork network = builder.Build(new BitsHead([3, 4]));
        LutNetwork simple = PassPipeline.Run(network).Network;
        AssertSame(network, simple, 0);
        Assert.Equal([1, 3], simple.Head.Signals);
        Assert.Equal([0, 2], ((LutLayer)simple.Layers.Single()).InputsOf(0));
    }

    [Fact]
    public void What_the_head_does_not_read_goes_and_reports_say_so()
    {
        LutNetwork network = RandomNetworks.GateLayers(3, features: 30, layers: 4, width: 100, classes: 5);
        (LutNetwork simple, IReadOnlyList<PassReport> reports) = PassPipeline.Run(network);
        AssertSame(network, simple, 3);
        Assert.Contains(reports, report => report.Pass == new DeadNeurons().Name && report.After.Neurons < report.Before.Neurons);
        Assert.Equal(NetworkSize.Of(simple), reports[reports.Count - 1].After);
        Assert.True(NetworkSize.Of(simple).TableBits < NetworkSize.Of(network).TableBits);
    }

    private static void AssertSame(LutNetwork expected, LutNetwork actual, int seed)
    {
        int features = expected.Encoder.FeatureCount;
        float[][] rows = expected.Encoder is RawBitsEncoder && features <= MostExhaustiveBits
            ? Enumerable.Range(0, 1 << features).Select(k => Enumerable.Range(0, features).Select(i => (float)((k >> i) & 1)).ToArray()).ToArray()
            : RandomNetworks.Rows(expected, 100, seed).Chunk(features).ToArray();
        var before = new NetworkEvaluator(expected);
        var after = new NetworkEvaluator(actual);
        foreach (float[] row in rows)
        {
            int[] codes = before.Evaluate(row);
            int[] simpleCodes = after.Evaluate(row);
            Assert.Equal(expected.Head.Signals.Select(signal => codes[signal]), actual.Head.Signals.Select(signal => simpleCodes[signal]));
            Assert.Equal(before.ScoresOf(codes), after.ScoresOf(simpleCodes));
        }
    }
}
