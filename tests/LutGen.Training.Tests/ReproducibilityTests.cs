using LutGen.Formats;
using LutGen.Training.Data;
using LutGen.Training.Export;
using LutGen.Training.Layers;
using LutGen.Training.Optimizers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

public class ReproducibilityTests
{
    private static readonly Dataset Digits = ProceduralDigits.Generate(3000, seed: 1);

    [Fact]
    public void The_same_seed_gives_the_same_file_on_one_two_or_three_threads()
    {
        string file = Train(seed: 5, threads: 1);
        Assert.Equal(file, Train(seed: 5, threads: 1));
        Assert.Equal(file, Train(seed: 5, threads: 2));
        Assert.Equal(file, Train(seed: 5, threads: 3));
    }

    [Theory]
    [InlineData(NodeMethod.Raw, 2, NodeSampler.GumbelSoft, 0)]
    [InlineData(NodeMethod.Raw, 2, NodeSampler.Soft, 0.01f)]
    [InlineData(NodeMethod.Light, 4, NodeSampler.GumbelHard, 0)]
    [InlineData(NodeMethod.WarpExpectation, 5, NodeSampler.GumbelSoft, 0)]
    [InlineData(NodeMethod.Dwn, 6, NodeSampler.Soft, 0)]
    [InlineData(NodeMethod.Warp, 3, NodeSampler.GumbelHard, 0.01f)]
    public void Every_kind_of_node_gives_the_same_file_on_one_two_or_three_threads(
        NodeMethod method, int inputs, NodeSampler sampler, float clipNorm)
    {
        LogicNetworkSettings settings = SmallData.DigitSettings with
        {
            Layers = DenseSettings.Stack([200, 200], [new LocalWiring(2), new LocalWiring(4)], new NodeSettings { Method = method, Inputs = inputs }),
            Sampler = sampler,
            Optimizer = new OptimizerSettings { ClipNorm = clipNorm },
            Seed = 5,
            Epochs = 2,
            BatchSize = 100,
        };
        string file = Train(settings);
        Assert.Equal(file, Train(settings with { Threads = 2 }));
        Assert.Equal(file, Train(settings with { Threads = 3 }));
    }

    [Fact]
    public void Another_seed_gives_another_file() => Assert.NotEqual(Train(seed: 5, threads: 1), Train(seed: 6, threads: 1));

    [Fact]
    public void Convolutions_learnt_connections_and_learnt_thresholds_do_not_depend_on_threads_either()
    {
        string file = TrainAll(threads: 1);
        Assert.Equal(file, TrainAll(threads: 2));
        Assert.Equal(file, TrainAll(threads: 3));
    }

    private static string TrainAll(int threads)
    {
        LogicNetworkSettings settings = SmallData.EveryKindSettings with { Threads = threads, Epochs = 2, Optimizer = new() { WeightDecay = 0.01f } };
        return LutnetWriter.ToText(NetworkTrainer.Train(settings, Digits.Select([.. Enumerable.Range(0, 1000)])).Network);
    }

    private static string Train(ulong seed, int threads) =>
        Train(SmallData.DigitSettings with { Seed = seed, Threads = threads, Epochs = 3, MaxShift = 1, BatchSize = 100 });

    private static string Train(LogicNetworkSettings settings)
    {
        TrainingResult result = NetworkTrainer.Train(settings, Digits);
        return LutnetWriter.ToText(
            result.Network.With("digits", TrainingMetadata.Describe(result, Digits.Name, null, 0, "the command")));
    }
}
