using LutGen.Formats;
using LutGen.Training.Data;
using LutGen.Training.Export;

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
        return LutnetWriter.ToText(LogicNetworkTrainer.Train(settings, Digits.Select([.. Enumerable.Range(0, 1000)])).Network);
    }

    private static string Train(ulong seed, int threads)
    {
        LogicNetworkSettings settings = SmallData.DigitSettings with { Seed = seed, Threads = threads, Epochs = 3, MaxShift = 1, BatchSize = 100 };
        TrainingResult result = LogicNetworkTrainer.Train(settings, Digits);
        return LutnetWriter.ToText(
            result.Network.With("digits", TrainingMetadata.Describe(result, Digits.Name, null, 0, "the command")));
    }
}
