using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Optimizers;
using LutGen.Training.Structure;

namespace LutGen.Training.Tests;

public sealed class CheckpointTests : CheckpointCase
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(6, 1)]
    public void A_training_killed_after_any_epoch_goes_on_to_the_same_file(int epoch, int threads)
    {
        TrainingResult whole = NetworkTrainer.Train(Settings, Digits);

        // The next epoch has begun when the process dies; what it did is lost.
        Kill(Settings with { Threads = threads }, progress => progress.Finished is { } finished && finished.Epoch == epoch + 1);
        TrainingResult rest = Resume(Settings with { Threads = 3 - threads });

        AssertSame(whole, rest);
    }

    [Theory]
    [InlineData(NodeMethod.Raw, NodeSampler.GumbelSoft)]
    [InlineData(NodeMethod.Light, NodeSampler.GumbelHard)]
    [InlineData(NodeMethod.WarpExpectation, NodeSampler.GumbelSoft)]
    [InlineData(NodeMethod.Dwn, NodeSampler.Soft)]
    public void Every_kind_of_node_goes_on_to_the_same_file(NodeMethod method, NodeSampler sampler)
    {
        LogicNetworkSettings settings = Settings with
        {
            Sampler = sampler,
            Layers = DenseSettings.Stack([100, 50], null, new NodeSettings { Method = method, Rescale = WeightRescale.Clip }),
        };
        TrainingResult whole = NetworkTrainer.Train(settings, Digits);
        Kill(settings, progress => progress.Finished is { Epoch: 3 });
        AssertSame(whole, Resume(settings));
    }

    [Fact]
    public void Everything_that_learns_goes_on_to_the_same_file()
    {
        LogicNetworkSettings settings = Settings with
        {
            Layers =
            [
                new ConvolutionSettings(4) { Stride = 2, Depth = 2, Node = new NodeSettings { Method = NodeMethod.Warp } },
                new PoolSettings(2),
                new DenseSettings(40),
                new ResidualSettings([new DenseSettings(40)]),
                new DenseSettings(20) { Connections = new LearnableConnections(4) { NoiseScale = 1 } },
            ],
            Thresholds = new UniformThresholds(2),
            ThresholdLearning = new LearnableThresholds(),
        };
        TrainingResult whole = NetworkTrainer.Train(settings, Digits);
        Kill(settings with { Threads = 2 }, progress => progress.Finished is { Epoch: 4 });
        AssertSame(whole, Resume(settings));
    }

    [Fact]
    public void A_training_stopped_inside_epochs_again_and_again_goes_on_to_the_same_file()
    {
        TrainingResult whole = NetworkTrainer.Train(Settings with { Schedule = new StoppingSchedule(int.MaxValue, default!) }, Digits);
        TrainingResult part;
        int stops = 0;
        do
        {
            using CancellationTokenSource stop = new();
            LogicNetworkSettings settings = Settings with { Schedule = new StoppingSchedule(7 + 2 * stops, stop) };
            part = NetworkTrainer.Train(settings, Digits, null, stop.Token, new CheckpointOptions(File) { Resume = stops > 0 });
            stops++;
        }
        while (part.End == TrainingEnd.Cancelled);

        Assert.True(stops > 3, $"{stops} stops");
        AssertSame(whole, part);
    }

    [Fact]
    public void A_training_that_was_done_but_not_yet_written_is_done_at_once()
    {
        TrainingResult whole = NetworkTrainer.Train(Settings, Digits, null, default, new CheckpointOptions(File) { Every = TimeSpan.Zero });
        AssertSame(whole, Resume(Settings));
    }

    [Fact]
    public void Early_stopping_ends_where_it_would_have_ended_without_the_pause()
    {
        LogicNetworkSettings settings = Settings with { Epochs = 60, Patience = 2, LearningRate = 0.2f };
        TrainingResult whole = NetworkTrainer.Train(settings, Digits);
        Assert.Equal(TrainingEnd.EarlyStopping, whole.End);
        Kill(settings, progress => progress.Finished is { } finished && finished.Epoch == whole.Epochs.Count);
        AssertSame(whole, Resume(settings));
    }

    [Fact]
    public void A_continued_training_reports_the_epochs_before()
    {
        Kill(Settings, progress => progress.Finished is { Epoch: 4 });
        List<TrainingProgress> reports = [];
        Resume(Settings, new Reports(reports.Add));
        Assert.Equal([1, 2, 3], reports[0].Epochs.Select(epoch => epoch.Epoch));
        Assert.Null(reports[0].Finished);
        Assert.True(reports[0].Share is > 0.4 and < 0.6, $"{reports[0].Share}");
        Assert.Equal(Epochs, reports[^1].Epochs.Count);
    }

    [Fact]
    public void Without_a_wish_to_continue_a_training_begins_anew()
    {
        Kill(Settings with { Seed = 9 }, progress => progress.Finished is { Epoch: 3 });
        AssertSame(NetworkTrainer.Train(Settings, Digits), NetworkTrainer.Train(Settings, Digits, null, default, new CheckpointOptions(File)));
    }

    [Fact]
    public void A_training_that_cannot_be_saved_goes_on_and_says_so_at_the_end()
    {
        TrainingResult result = NetworkTrainer.Train(
            Settings, Digits, null, default, new CheckpointOptions(Path.Combine(Folder, "absent", "a")) { Every = TimeSpan.Zero });
        Assert.IsAssignableFrom<IOException>(result.NotSaved);
        AssertSame(NetworkTrainer.Train(Settings, Digits), result);
    }

    [Fact]
    public void Deleting_a_checkpoint_takes_what_killed_writers_left_and_nothing_else()
    {
        string[] others = ["a.checkpoint.tmp", "a.checkpoint2", "b.checkpoint." + new string('0', 32) + ".tmp", "a.checkpoint.mine.tmp"];
        foreach (string name in others.Append("a.checkpoint").Append("a.checkpoint." + new string('0', 32) + ".tmp"))
        {
            System.IO.File.WriteAllText(Path.Combine(Folder, name), "");
        }

        new CheckpointOptions(File).Delete();
        new CheckpointOptions(File).Delete();
        Assert.Equal(others.Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>The usual schedule, which is asked before every step and asks for an end at one of them.</summary>
    private sealed class StoppingSchedule(int steps, CancellationTokenSource stop) : ILearningRateSchedule
    {
        private readonly CosineSchedule _usual = new();
        private int _asked;

        public double FactorAt(double progress)
        {
            if (++_asked == steps)
            {
                stop.Cancel();
            }

            return _usual.FactorAt(progress);
        }

        public override string ToString() => "cosine";
    }
}
