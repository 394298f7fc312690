using System.Security.Cryptography;
using LutGen.Formats;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Export;
using LutGen.Training.Layers;
using LutGen.Training.Optimizers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

public sealed class CheckpointTests : IDisposable
{
    private const int Epochs = 6;
    private static readonly Dataset Digits = ProceduralDigits.Generate(800, seed: 1);

    private static readonly LogicNetworkSettings Settings = SmallData.DigitSettings with
    {
        Layers = DenseSettings.Stack([200, 200], [new LocalWiring(2), new LocalWiring(4)]),
        Epochs = Epochs,
        MaxShift = 1,
        Flip = true,
        ValidationSamples = 200,
        BatchSize = 48,
        Optimizer = new OptimizerSettings { ClipNorm = 1, WeightDecay = 0.01f },
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("lutgen-checkpoints-").FullName;

    private string File => Path.Combine(_folder, "a.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(6, 1)]
    public void A_training_killed_after_any_epoch_goes_on_to_the_same_file(int epoch, int threads)
    {
        TrainingResult whole = LogicNetworkTrainer.Train(Settings, Digits);

        // The next epoch has begun when the process dies; what it did is lost.
        Kill(Settings with { Threads = threads }, progress => progress.Finished is { } finished && finished.Epoch == epoch + 1);
        TrainingResult rest = Resume(Settings with { Threads = 3 - threads });

        AssertSame(whole, rest);
    }

    [Theory]
    [InlineData(NodeMethod.Raw, NodeSampler.GumbelSoft)]
    [InlineData(NodeMethod.Light, NodeSampler.GumbelHard)]
    [InlineData(NodeMethod.Dwn, NodeSampler.Soft)]
    public void Every_kind_of_node_goes_on_to_the_same_file(NodeMethod method, NodeSampler sampler)
    {
        LogicNetworkSettings settings = Settings with
        {
            Sampler = sampler,
            Layers = DenseSettings.Stack([100, 50], null, new NodeSettings { Method = method, Rescale = WeightRescale.Clip }),
        };
        TrainingResult whole = LogicNetworkTrainer.Train(settings, Digits);
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
        TrainingResult whole = LogicNetworkTrainer.Train(settings, Digits);
        Kill(settings with { Threads = 2 }, progress => progress.Finished is { Epoch: 4 });
        AssertSame(whole, Resume(settings));
    }

    [Fact]
    public void A_training_stopped_inside_epochs_again_and_again_goes_on_to_the_same_file()
    {
        TrainingResult whole = LogicNetworkTrainer.Train(Settings with { Schedule = new StoppingSchedule(int.MaxValue, default!) }, Digits);
        TrainingResult part;
        int stops = 0;
        do
        {
            using CancellationTokenSource stop = new();
            LogicNetworkSettings settings = Settings with { Schedule = new StoppingSchedule(7 + 2 * stops, stop) };
            part = LogicNetworkTrainer.Train(settings, Digits, null, stop.Token, new CheckpointOptions(File) { Resume = stops > 0 });
            stops++;
        }
        while (part.End == TrainingEnd.Cancelled);

        Assert.True(stops > 3, $"{stops} stops");
        AssertSame(whole, part);
    }

    [Fact]
    public void A_training_that_was_done_but_not_yet_written_is_done_at_once()
    {
        TrainingResult whole = LogicNetworkTrainer.Train(Settings, Digits, null, default, new CheckpointOptions(File) { Every = TimeSpan.Zero });
        AssertSame(whole, Resume(Settings));
    }

    [Fact]
    public void Early_stopping_ends_where_it_would_have_ended_without_the_pause()
    {
        LogicNetworkSettings settings = Settings with { Epochs = 60, Patience = 2, LearningRate = 0.2f };
        TrainingResult whole = LogicNetworkTrainer.Train(settings, Digits);
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
        AssertSame(LogicNetworkTrainer.Train(Settings, Digits), LogicNetworkTrainer.Train(Settings, Digits, null, default, new CheckpointOptions(File)));
    }

    [Fact]
    public void A_training_that_cannot_be_saved_goes_on_and_says_so_at_the_end()
    {
        TrainingResult result = LogicNetworkTrainer.Train(
            Settings, Digits, null, default, new CheckpointOptions(Path.Combine(_folder, "absent", "a")) { Every = TimeSpan.Zero });
        Assert.IsAssignableFrom<IOException>(result.NotSaved);
        AssertSame(LogicNetworkTrainer.Train(Settings, Digits), result);
    }

    [Fact]
    public void Deleting_a_checkpoint_takes_what_killed_writers_left_and_nothing_else()
    {
        string[] others = ["a.checkpoint.tmp", "a.checkpoint2", "b.checkpoint." + new string('0', 32) + ".tmp", "a.checkpoint.mine.tmp"];
        foreach (string name in others.Append("a.checkpoint").Append("a.checkpoint." + new string('0', 32) + ".tmp"))
        {
            System.IO.File.WriteAllText(Path.Combine(_folder, name), "");
        }

        new CheckpointOptions(File).Delete();
        new CheckpointOptions(File).Delete();
        Assert.Equal(others.Order(StringComparer.Ordinal), Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_training_that_differs_is_refused_with_the_first_difference()
    {
        Kill(Settings, progress => progress.Finished is { Epoch: 3 });
        AssertRefused(Settings with { Seed = 2 }, Digits, "seed 1; expected 2");
        AssertRefused(Settings with { Epochs = 7 }, Digits, "epochs 6; expected 7");
        AssertRefused(Settings with { Optimizer = new OptimizerSettings { ClipNorm = 1 } }, Digits, "optimizer.weightDecay 0.01; expected 0");
        AssertRefused(Settings with { Layers = [.. Settings.Layers, new DenseSettings(10)] }, Digits, "layers of 2; expected of 3");
        AssertRefused(Settings with { Layers = DenseSettings.Stack([200, 210], [new LocalWiring(2), new LocalWiring(4)]) }, Digits, "layers[1].nodes 200; expected 210");
        AssertRefused(Settings with { Thresholds = new UniformThresholds(2) }, Digits, "thresholds.kind \"fixed\"; expected \"uniform\"");
        AssertRefused(Settings, ProceduralDigits.Generate(800, seed: 2), "other samples of the data");
        AssertRefused(Settings, Digits.WithName("other"), "data " + Digits.Name + "; expected other");
    }

    [Fact]
    public void No_checkpoint_and_one_of_something_else_are_refused_in_one_line()
    {
        AssertRefused(Settings, Digits, "no such file");
        System.IO.File.WriteAllText(File, "lutnet 1\n");
        AssertRefused(Settings, Digits, "is no checkpoint");
        System.IO.File.WriteAllText(File, "");
        AssertRefused(Settings, Digits, "is no checkpoint");
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused_in_one_line()
    {
        Kill(Settings, progress => progress.Finished is { Epoch: 3 });
        byte[] good = System.IO.File.ReadAllBytes(File);
        TrainingIdentity identity = TrainingIdentity.Of(Settings, Digits);
        Random random = new(1);
        for (int trial = 0; trial < 400; trial++)
        {
            byte[] bad = trial % 2 == 0 ? good[..random.Next(good.Length)] : Flipped(good, random.Next(good.Length), random);
            System.IO.File.WriteAllBytes(File, bad);
            string message = Assert.Throws<CheckpointException>(() => CheckpointFile.Read(File, identity, _ => { })).Message;
            Assert.Contains("expected", message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
        }

        System.IO.File.WriteAllBytes(File, [.. good, 0]);
        AssertRefused(Settings, Digits, "is damaged");
    }

    [Fact]
    public void A_checkpoint_whose_checksum_hides_its_damage_is_refused_or_trained_on()
    {
        LogicNetworkSettings settings = Settings with { Layers = DenseSettings.Stack([20, 10]), Epochs = 2 };
        Kill(settings, progress => progress.Finished is { Epoch: 2 });
        byte[] content = System.IO.File.ReadAllBytes(File)[..^SHA256.HashSizeInBytes];
        Random random = new(1);
        for (int trial = 0; trial < 60; trial++)
        {
            // Half of the damage where the words and lengths stand, in front.
            byte[] bad = Flipped(content, random.Next(trial % 2 == 0 ? content.Length : 4000), random);
            bad = trial % 5 == 0 ? bad[..random.Next(bad.Length)] : bad;
            System.IO.File.WriteAllBytes(File, [.. bad, .. SHA256.HashData(bad)]);
            try
            {
                Assert.NotNull(Resume(settings).Network);
            }
            catch (CheckpointException refused)
            {
                Assert.DoesNotContain('\n', refused.Message);
            }
        }
    }

    private static byte[] Flipped(byte[] bytes, int place, Random random)
    {
        byte[] flipped = [.. bytes];
        flipped[place] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private void Kill(LogicNetworkSettings settings, Func<TrainingProgress, bool> when)
    {
        Reports reports = new(progress =>
        {
            if (when(progress))
            {
                throw new KilledException();
            }
        });
        try
        {
            LogicNetworkTrainer.Train(settings, Digits, reports, default, new CheckpointOptions(File) { Every = TimeSpan.Zero });
        }
        catch (KilledException)
        {
        }
    }

    private TrainingResult Resume(LogicNetworkSettings settings, IProgress<TrainingProgress>? progress = null) =>
        LogicNetworkTrainer.Train(settings, Digits, progress, default, new CheckpointOptions(File) { Every = TimeSpan.Zero, Resume = true });

    private void AssertRefused(LogicNetworkSettings settings, Dataset data, string expected)
    {
        string message = Assert.Throws<CheckpointException>(
            () => LogicNetworkTrainer.Train(settings, data, null, default, new CheckpointOptions(File) { Resume = true })).Message;
        Assert.StartsWith(File + ": ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static void AssertSame(TrainingResult expected, TrainingResult actual)
    {
        static EpochResult Untimed(EpochResult epoch) => epoch with { Elapsed = TimeSpan.Zero };
        Assert.Equal(expected.Epochs.Select(Untimed), actual.Epochs.Select(Untimed));
        Assert.Equal(expected.End, actual.End);
        Assert.Equal(TextOf(expected), TextOf(actual));
    }

    private static string TextOf(TrainingResult result) => LutnetWriter.ToText(
        result.Network.With("digits", TrainingMetadata.Describe(result, Digits.Name, null, 0, "the command")));

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

    private sealed class KilledException : Exception;

    private sealed class Reports(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
