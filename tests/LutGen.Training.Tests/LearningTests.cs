using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

public class LearningTests
{
    [Fact]
    public void Learns_exclusive_or_with_one_layer()
    {
        Dataset xor = SmallData.FromRule("xor", [2, 2], row => row[0] ^ row[1]);
        TrainingResult result = NetworkTrainer.Train(SmallData.Settings with { Layers = DenseSettings.Stack([8]) }, xor);
        Assert.Equal(1, result.Best.HardAccuracy);
    }

    [Fact]
    public void Learns_a_function_of_four_bits_that_needs_two_layers()
    {
        Dataset mixed = SmallData.FromRule("mixed", [2, 2, 2, 2], row => row[0] ^ row[1] | row[2] & row[3]);
        TrainingResult result = NetworkTrainer.Train(SmallData.Settings with { Layers = DenseSettings.Stack([60, 60]) }, mixed);
        Assert.Equal(1, result.Best.HardAccuracy);
    }

    [Fact]
    public void Learns_the_rule_of_the_first_MONKs_problem_from_a_third_of_its_cases()
    {
        // MONK-1 (Thrun 1991): six attributes; the class is 1 if the first two are equal or the fifth is 1.
        Dataset monk = SmallData.FromRule("monk-1", [3, 3, 2, 3, 4, 2], row => row[0] == row[1] || row[4] == 0 ? 1 : 0);
        (Dataset rest, Dataset train) = monk.Split(144, seed: 3);
        TrainingResult result = NetworkTrainer.Train(
            SmallData.Settings with
            {
                Layers = DenseSettings.Stack([120, 120, 120]),
                Thresholds = new FixedThresholds(0.5f, 1.5f, 2.5f),
                GroupTemperature = 6,
            },
            train);
        Assert.True(HardAccuracy.Measure(result.Network, rest) > 0.97, $"{HardAccuracy.Measure(result.Network, rest):P1}");
    }

    [Fact]
    public void Learns_procedural_digits_and_rounding_costs_little()
    {
        TrainingResult result = NetworkTrainer.Train(SmallData.DigitSettings, ProceduralDigits.Generate(4000, seed: 1));
        double test = HardAccuracy.Measure(result.Network, ProceduralDigits.Generate(1000, seed: 2));
        Assert.True(test > 0.75, $"test {test:P1}");
        Assert.True(result.Best.Gap < 0.04, $"gap {result.Best.Gap:P1}");
    }

    [Theory]
    [InlineData(NodeMethod.Raw, 2, NodeSampler.Soft)]
    [InlineData(NodeMethod.Raw, 2, NodeSampler.GumbelSoft)]
    [InlineData(NodeMethod.Light, 2, NodeSampler.Soft)]
    [InlineData(NodeMethod.WarpExpectation, 2, NodeSampler.Soft)]
    [InlineData(NodeMethod.Dwn, 4, NodeSampler.Soft)]
    [InlineData(NodeMethod.Warp, 4, NodeSampler.GumbelSoft)]
    public void Every_kind_of_node_learns_procedural_digits(NodeMethod method, int inputs, NodeSampler sampler)
    {
        TrainingResult result = NetworkTrainer.Train(
            SmallData.DigitSettings with
            {
                Layers = DenseSettings.Stack([600, 600], [new LocalWiring(2), new LocalWiring(4)], new NodeSettings { Method = method, Inputs = inputs }),
                Sampler = sampler,
            },
            ProceduralDigits.Generate(4000, seed: 1));
        Assert.True(result.Best.HardAccuracy > 0.65, $"{result.Best.HardAccuracy:P1}");
    }

    [Fact]
    public void Learns_procedural_digits_with_convolutions_and_pools()
    {
        LogicNetworkSettings settings = SmallData.DigitSettings with
        {
            Layers = [new ConvolutionSettings(16) { Field = 5, Depth = 2 }, new PoolSettings(), new ConvolutionSettings(32) { Depth = 2 }, new PoolSettings(), new DenseSettings(300)],
            Epochs = 25,
        };
        TrainingResult result = NetworkTrainer.Train(settings, ProceduralDigits.Generate(3000, seed: 1));
        Assert.True(result.Best.HardAccuracy > 0.75, $"{result.Best.HardAccuracy:P1}, soft {result.Best.SoftAccuracy:P1}");
    }

    [Fact]
    public void Rewiring_leaves_fewer_nodes_that_ignore_an_input()
    {
        Dataset digits = ProceduralDigits.Generate(4000, seed: 1);
        int Wires(double rewireUntil) => NetworkTrainer
            .Train(SmallData.DigitSettings with { RewireUntil = rewireUntil }, digits)
            .Network.Layers.Cast<LutLayer>().Sum(layer => Enumerable.Range(0, layer.Count).Count(node =>
                layer.TableOf(node).PlaneWord(0, 0) is 0b1100 or 0b1010 or 0b0011 or 0b0101 or 0 or 0b1111));
        Assert.True(Wires(0.7) < 0.9 * Wires(0), $"{Wires(0.7)} against {Wires(0)}");
    }

    [Fact]
    public void Cancelling_at_once_still_gives_a_network()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        TrainingResult result = NetworkTrainer.Train(
            SmallData.DigitSettings, ProceduralDigits.Generate(4000, seed: 1), null, cancelled.Token);
        Assert.Equal(TrainingEnd.Cancelled, result.End);
        Assert.Single(result.Epochs);
        Assert.Equal(1200, result.Network.Layers.Sum(layer => layer.Count));
    }

    [Fact]
    public void Cancelling_later_keeps_the_best_epoch()
    {
        using CancellationTokenSource stop = new();
        Reports reports = new(progress =>
        {
            if (progress.Finished is { Epoch: 3 })
            {
                stop.Cancel();
            }
        });
        TrainingResult result = NetworkTrainer.Train(
            SmallData.DigitSettings, ProceduralDigits.Generate(4000, seed: 1), reports, stop.Token);
        Assert.Equal(TrainingEnd.Cancelled, result.End);
        Assert.Equal([1, 2, 3], result.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(result.Epochs.Max(epoch => epoch.HardAccuracy), result.Best.HardAccuracy);
    }

    [Fact]
    public void A_time_limit_ends_the_training()
    {
        TrainingResult result = NetworkTrainer.Train(
            SmallData.DigitSettings with { TimeLimit = TimeSpan.Zero }, ProceduralDigits.Generate(4000, seed: 1));
        Assert.Equal(TrainingEnd.TimeLimit, result.End);
    }

    private sealed class Reports(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
