using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Optimizers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

/// <summary>Checkpoints of other trainings, damaged ones, and what is no checkpoint.</summary>
public sealed class CheckpointDamageTests : CheckpointCase
{
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

    [Theory]
    [InlineData("epochs", "\"many\"", "\"many\"")]
    [InlineData("patienceOfLater", "1", "patienceOfLater")]
    public void Settings_of_another_version_are_refused_in_one_line_where_a_finished_training_is_read(string name, string value, string expected)
    {
        TrainingIdentity own = TrainingIdentity.Of(Settings, Digits);
        JsonObject settings = (JsonObject)own.Settings.DeepClone();
        settings[name] = JsonNode.Parse(value);
        CheckpointFile.Write(File, own with { Settings = settings }, _ => { });
        string message = Assert.Throws<CheckpointException>(
            () => SavedTraining<LogicNetworkSettings>.Read(File, Digits, threads: 1, "logic networks")).Message;
        Assert.StartsWith(File + ": has settings that this version does not read: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private static byte[] Flipped(byte[] bytes, int place, Random random)
    {
        byte[] flipped = [.. bytes];
        flipped[place] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private void AssertRefused(LogicNetworkSettings settings, Dataset data, string expected)
    {
        string message = Assert.Throws<CheckpointException>(
            () => NetworkTrainer.Train(settings, data, null, default, new CheckpointOptions(File) { Resume = true })).Message;
        Assert.StartsWith(File + ": ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
