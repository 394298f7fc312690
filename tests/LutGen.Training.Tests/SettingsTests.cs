using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Optimizers;

namespace LutGen.Training.Tests;

public class SettingsTests
{
    private static readonly Dataset Data = SmallData.FromRule("xor", [2, 2], row => row[0] ^ row[1]);

    [Fact]
    public void A_setting_out_of_range_is_named_with_its_value_and_what_was_expected()
    {
        AssertRefused(SmallData.Settings with { LayerWidths = [7] }, "LayerWidths is 7; expected a last layer that is a multiple of 2");
        AssertRefused(SmallData.Settings with { GroupTemperature = 0 }, "GroupTemperature is 0; expected more than 0");
        AssertRefused(SmallData.Settings with { MaxShift = 1 }, "MaxShift is 1; expected 0, since the data are not images");
        AssertRefused(SmallData.Settings with { ValidationSamples = 4 }, "ValidationSamples is 4; expected less than 4");
        AssertRefused(SmallData.Settings with { Threads = 0 }, "Threads is 0; expected at least 1");
        AssertRefused(SmallData.Settings with { LearningRate = float.NaN }, "LearningRate is NaN; expected more than 0");
    }

    [Fact]
    public void Nodes_that_cannot_be_are_refused()
    {
        AssertRefused(SmallData.Settings with { LayerNodes = [] }, "LayerNodes is none; expected at least one kind of node");
        AssertRefused(SmallData.Settings with { LayerNodes = [new() { Inputs = 7 }] }, "Inputs is 7; expected 1..6");
        AssertRefused(
            SmallData.Settings with { LayerNodes = [new() { Method = NodeMethod.Raw, Inputs = 3 }] }, "Inputs is 3; expected 2 for raw nodes");
        AssertRefused(
            SmallData.Settings with { LayerWidths = [8, 8], LayerNodes = [new(), new() { Method = NodeMethod.Dwn }] },
            "Method is Dwn; expected another method, since DWN nodes look bits up and the layer in front is soft");
        AssertRefused(SmallData.Settings with { Optimizer = new OptimizerSettings { Beta1 = 1 } }, "Beta1 is 1");
    }

    [Fact]
    public void Settings_name_their_nodes_only_where_they_are_not_the_usual_ones()
    {
        Assert.DoesNotContain("nodes", SmallData.Settings.ToString());
        Assert.Contains(
            "nodes Light 4 Residual gradient x2; ",
            (SmallData.Settings with { LayerNodes = [new() { Method = NodeMethod.Light, Inputs = 4, GradientFactor = 2 }] }).ToString());
        Assert.Contains(
            "; AdamW 0.002 lr 0.1 cosine warmup 0.1; ",
            (SmallData.Settings with { Optimizer = new() { WeightDecay = 0.002f }, Schedule = new CosineSchedule(0.1) }).ToString());
    }

    [Fact]
    public void Training_and_validation_samples_are_drawn_at_random_and_share_none()
    {
        Dataset numbered = new("numbers", [.. Enumerable.Range(0, 200).Select(i => (byte)i)], new int[200], 1, 2);
        (Dataset train, Dataset validation) = numbered.Split(50, seed: 1);
        float[] drawn = [.. Enumerable.Range(0, 50).Select(i => validation[i, 0])];
        float[] rest = [.. Enumerable.Range(0, 150).Select(i => train[i, 0])];
        Assert.Equal(200, drawn.Concat(rest).Distinct().Count());
        Assert.NotEqual(drawn.Order(), drawn);
        Assert.InRange(drawn.Average(), 70, 130);
    }

    [Fact]
    public void A_data_set_refuses_sizes_and_labels_that_do_not_fit()
    {
        Assert.Throws<ArgumentException>(() => new Dataset("bad", new byte[5], [0, 1], 3, 2));
        Assert.Throws<ArgumentException>(() => new Dataset("bad", new byte[2], [0, 2], 1, 2));
        Assert.Throws<ArgumentException>(() => new Dataset("bad", new byte[6], [0], 6, 2, 4, 2));
    }

    private static void AssertRefused(LogicNetworkSettings settings, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => LogicNetworkTrainer.Train(settings, Data)).Message);
}
