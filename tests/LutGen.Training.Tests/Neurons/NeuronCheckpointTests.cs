using LutGen.Training.Checkpoints;
using LutGen.Training.Neurons;

namespace LutGen.Training.Tests.Neurons;

public sealed class NeuronCheckpointTests : CheckpointCase
{
    private static readonly LlutNetworkSettings Neurons = new()
    {
        Layers = [new(60, 2, 2) { SubNeurons = 2 }, new(10, 4, 2) { Function = new PolynomialFunction(2) }],
        Search = new() { Epochs = 3 },
        Augmentation = new(MaxShift: 1, MaxRotation: 10),
        Epochs = 3,
        BatchSize = 64,
        ValidationSamples = 200,
        Seed = 4,
    };

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_training_killed_in_its_search_or_behind_it_goes_on_to_the_same_file(int epoch)
    {
        TrainingResult whole = NetworkTrainer.Train(Neurons, Digits);
        Kill(Neurons, progress => progress.Finished is { } finished && finished.Epoch == epoch + 1);
        AssertSame(whole, Resume(Neurons with { Threads = 2 }));
    }

    [Fact]
    public void A_training_whose_best_epoch_is_kept_goes_on_to_the_same_file()
    {
        LlutNetworkSettings settings = Neurons with { Search = null, KeepBest = true, Epochs = 5 };
        TrainingResult whole = NetworkTrainer.Train(settings, Digits);
        Kill(settings, progress => progress.Finished is { Epoch: 4 });
        AssertSame(whole, Resume(settings));
    }

    [Fact]
    public void A_training_stopped_while_it_searches_has_no_network_but_goes_on()
    {
        using CancellationTokenSource stop = new();
        Reports reports = new(progress =>
        {
            if (progress.Epochs.Count == 2)
            {
                stop.Cancel();
            }
        });
        TrainingStoppedException stopped = Assert.Throws<TrainingStoppedException>(
            () => NetworkTrainer.Train(Neurons, Digits, reports, stop.Token, new CheckpointOptions(File)));
        Assert.Contains("while it searched for connections", stopped.Message, StringComparison.Ordinal);
        AssertSame(NetworkTrainer.Train(Neurons, Digits), Resume(Neurons));
    }
}
