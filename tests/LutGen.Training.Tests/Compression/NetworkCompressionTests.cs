using LutGen.Cost;
using LutGen.Encoders;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.Compression;
using LutGen.Training.Data;

namespace LutGen.Training.Tests.Compression;

public class NetworkCompressionTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_training_sample_gets_other_scores_and_no_lookup_tables_are_added(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 1);
        Dataset training = CompressionCase.SamplesOf(network, 90, 1);

        CompressionResult result = NetworkCompression.Run(network, training, CompressionCase.SamplesOf(network, 40, 99), new CompressionSettings());

        Assert.Equal(CompressionCase.ScoresOf(network, training), CompressionCase.ScoresOf(result.Network, training));
        Assert.All(result.States, state => Assert.Equal(1, state.TrainingAccuracy));
        Assert.True(result.CostAfter!.Total.Luts <= result.CostBefore!.Total.Luts);
    }

    [Theory]
    [InlineData("gates")]
    [InlineData("thermometer")]
    public void Lookup_tables_are_those_of_the_mapper(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 3);
        CompressionResult result = NetworkCompression.Run(
            network, CompressionCase.SamplesOf(network, 60, 1), CompressionCase.SamplesOf(network, 60, 2), new CompressionSettings { Rarity = 1 });

        CostOptions area = new(Goal: MappingGoal.Area);
        Assert.Equal(MappedCost.Of(network, area)!.Total, result.CostBefore!.Total);
        Assert.Equal(MappedCost.Of(result.Network, area)!.Total, result.CostAfter!.Total);
        Assert.True(result.CostAfter.Total.Luts < result.CostBefore.Total.Luts);
    }

    [Theory]
    [InlineData("luts", 5)]
    [InlineData("gates", 0)]
    [InlineData("gates", 3)]
    [InlineData("thermometer", 10)]
    public void Validation_accuracy_stays_within_the_budget(string kind, double budget)
    {
        LutNetwork network = RandomNetworks.Create(kind, 8);
        Dataset validation = CompressionCase.SamplesOf(network, 200, 2);

        CompressionResult result = NetworkCompression.Run(network, CompressionCase.SamplesOf(network, 300, 1), validation, new CompressionSettings { Budget = budget });

        double measured = CompressionSamples.Computed(result.Network, new SampleCodes(result.Network, validation)).Accuracy(validation.Labels);
        Assert.Equal(measured, result.States[^1].ValidationAccuracy);
        Assert.True(measured >= 1 - budget / 100, $"{measured:P2}");
    }

    [Fact]
    public void A_larger_budget_saves_more()
    {
        LutNetwork network = RandomNetworks.Create("gates", 8);
        (Dataset training, Dataset validation) = (CompressionCase.SamplesOf(network, 300, 1), CompressionCase.SamplesOf(network, 200, 2));
        int[] luts = [.. new[] { 0.0, 40 }.Select(
            budget => NetworkCompression.Run(network, training, validation, new CompressionSettings { Budget = budget }).CostAfter!.Total.Luts)];
        Assert.True(luts[1] < luts[0], $"{luts[1]}, {luts[0]}");
    }

    [Fact]
    public void A_second_compression_finds_no_more_neurons_and_inputs()
    {
        LutNetwork network = RandomNetworks.Create("luts", 5);
        (Dataset training, Dataset validation) = (CompressionCase.SamplesOf(network, 200, 1), CompressionCase.SamplesOf(network, 50, 2));
        CompressionSettings settings = new() { Steps = [CompressionStep.Signals, CompressionStep.Inputs] };

        LutNetwork once = NetworkCompression.Run(network, training, validation, settings).Network;
        CompressionResult twice = NetworkCompression.Run(once, training, validation, settings);

        Assert.NotEqual(network, once);
        Assert.Equal(LutnetWriter.ToText(once), LutnetWriter.ToText(twice.Network));
    }

    [Fact]
    public void The_same_samples_give_the_same_file()
    {
        string[] files = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            LutNetwork network = RandomNetworks.Create("gates", 9);
            return LutnetWriter.ToText(NetworkCompression.Run(
                network, CompressionCase.SamplesOf(network, 100, 1), CompressionCase.SamplesOf(network, 50, 2), new CompressionSettings { Budget = 10 }).Network);
        })];
        Assert.Equal(files[0], files[1]);
    }

    [Fact]
    public void Signals_that_no_sample_tells_apart_are_one()
    {
        // x AND y, x OR y, of samples that have both or none: both are x.
        CompressionResult result = Run(Pair(), new CompressionSettings { Steps = [CompressionStep.Signals] });
        Assert.Equal((2, 0), (result.States[1].Neurons, result.States[^1].Neurons));
        Assert.Equal("signals", result.States[^1].Name);
    }

    [Fact]
    public void Dead_inputs_are_left_out()
    {
        CompressionResult result = Run(Pair(), new CompressionSettings { Steps = [CompressionStep.Inputs] });
        Assert.Equal((4, 0.5), (result.States[1].Inputs, result.States[1].DontCares));
        Assert.Equal((0, 0), (result.States[^1].Neurons, result.States[^1].Inputs));
    }

    [Fact]
    public void Work_that_is_cancelled_ends()
    {
        LutNetwork network = Pair();
        Assert.Throws<OperationCanceledException>(() => NetworkCompression.Run(
            network, Both(), Both(), new CompressionSettings(), progress: null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_what_was_expected()
    {
        Dataset other = new("other", new byte[3], [0], 3, 2);
        Assert.Contains("3 features; the network reads 2", Assert.Throws<ArgumentException>(() => NetworkCompression.Run(Pair(), other, Both(), new())).Message, StringComparison.Ordinal);
        foreach (CompressionSettings settings in (CompressionSettings[])[new() { Rarity = -1 }, new() { Budget = 101 }, new() { Budget = -0.1 }, new() { Steps = [] }])
        {
            Assert.Contains("expected", Assert.Throws<ArgumentException>(() => Run(Pair(), settings)).Message, StringComparison.Ordinal);
        }
    }

    private static CompressionResult Run(LutNetwork network, CompressionSettings settings) => NetworkCompression.Run(network, Both(), Both(), settings);

    // Two bits, both set or none.
    private static Dataset Both() => new("both", [0, 0, 1, 1], [0, 1], 2, 2);

    private static LutNetwork Pair()
    {
        NetworkBuilder builder = new("pair", new RawBitsEncoder(2));
        LutLayer.Builder layer = builder.Luts(1);
        int[] signals = [layer.Add([0, 1], TruthTable.Gate(1)), layer.Add([0, 1], TruthTable.Gate(7))];
        builder.Add(layer.Build());
        return builder.Build(new GroupSumHead(1, [new SumGroup(0.5f, new SignalList([])), new SumGroup(0, new SignalList(signals))]));
    }
}
