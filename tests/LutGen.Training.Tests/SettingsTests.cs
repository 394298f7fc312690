using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Optimizers;
using LutGen.Training.Structure;

namespace LutGen.Training.Tests;

public class SettingsTests
{
    private static readonly Dataset Data = SmallData.FromRule("xor", [2, 2], row => row[0] ^ row[1]);

    [Fact]
    public void A_setting_out_of_range_is_named_with_its_value_and_what_was_expected()
    {
        AssertRefused(SmallData.Settings with { Layers = DenseSettings.Stack([7]) }, "Layers[0] is 7 random; expected a dense layer of a multiple of 2 nodes");
        AssertRefused(SmallData.Settings with { GroupTemperature = 0 }, "GroupTemperature is 0; expected more than 0");
        AssertRefused(SmallData.Settings with { MaxShift = 1 }, "MaxShift is 1; expected 0, since the data are not images");
        AssertRefused(SmallData.Settings with { ValidationSamples = 4 }, "ValidationSamples is 4; expected less than 4");
        AssertRefused(SmallData.Settings with { Threads = 0 }, "Threads is 0; expected at least 1");
        AssertRefused(SmallData.Settings with { LearningRate = float.NaN }, "LearningRate is NaN; expected more than 0");
    }

    [Fact]
    public void A_layer_out_of_range_is_named_with_its_number_its_value_and_what_was_expected()
    {
        AssertRefused([], "Layers is empty; expected at least one layer");
        AssertRefused([new DenseSettings(0)], "Layers[0].Nodes is 0; expected at least 1");
        AssertRefused([new DenseSettings(8) { Node = new NodeSettings { Inputs = 7 } }], "Layers[0].Inputs is 7; expected 1..6");
        AssertRefused([new DenseSettings(8), new DenseSettings(8) { Node = new NodeSettings { Method = NodeMethod.Dwn } }], "Layers[1].Method is Dwn; expected another method");
        AssertRefused([new DenseSettings(8) { Connections = new LearnableConnections(1) }], "Layers[0].Connections.Candidates is 1; expected 2..255");
        AssertRefused([new ConvolutionSettings(2), new DenseSettings(8)], "Layers[0]: 2 signals that make no image; expected images");
        AssertRefused([new ResidualSettings([new DenseSettings(8)]), new DenseSettings(8)], "Layers[0].Inner is 8 signals from 2; expected as many signals as are read");
        AssertRefused([new ResidualSettings([]), new DenseSettings(8)], "Layers[0].Inner is empty; expected at least one layer");
        AssertRefusedImages(new ConvolutionSettings(2) { Field = 9 }, "Layers[0]: the window's size is 9; expected at most 5, since the image in front has 5 x 6 places");
        AssertRefusedImages(new ConvolutionSettings(2) { Padding = 3 }, "Layers[0].Padding is 3; expected 0 or more and less than 3, the window's size");
        AssertRefusedImages(new ConvolutionSettings(2) { Field = 1 }, "Layers[0].Field is 1; expected a receptive field of at least 2 signals");
        AssertRefusedImages(new PoolSettings { Stride = 0 }, "Layers[0].Stride is 0; expected at least 1");
        AssertRefusedImages(new ConvolutionSettings(2) { Depth = 0 }, "Layers[0].Depth is 0; expected 1..8");
    }

    [Fact]
    public void Layers_say_in_one_line_what_they_are()
    {
        LogicNetworkSettings settings = SmallData.Settings with
        {
            Layers =
            [
                new ConvolutionSettings(16) { Padding = 1 }, new PoolSettings(), new ResidualSettings([new ConvolutionSettings(16) { Padding = 1, Depth = 2 }]),
                new DenseSettings(20) { Node = new NodeSettings { Inputs = 4 }, Connections = new LearnableConnections() },
            ],
        };
        Assert.StartsWith(
            "layers conv 16 field 3 stride 1 padding 1 depth 3 channels 2 + pool 2 stride 2 padding 0 + residual (conv 16 field 3 stride 1 padding 1 depth 2 channels 2) "
            + "+ 20 Warp 4 Residual random of 8 tau 0.001; thresholds 0.5; group tau 2; residual",
            settings.ToString());
        Assert.Equal(16 * 7 + 16 * 3 + 20, settings.Nodes);
    }

    [Fact]
    public void Nodes_that_cannot_be_are_refused()
    {
        AssertRefused([new DenseSettings(8) { Node = new() { Method = NodeMethod.Raw, Inputs = 3 } }], "Inputs is 3; expected 2 for raw nodes");
        AssertRefused(
            [new DenseSettings(8), new DenseSettings(8) { Node = new() { Method = NodeMethod.Dwn } }],
            "Method is Dwn; expected another method, since DWN nodes look bits up and what they would read is soft while training");
        AssertRefused(SmallData.Settings with { Optimizer = new OptimizerSettings { Beta1 = 1 } }, "Beta1 is 1");
    }

    [Fact]
    public void Settings_name_their_nodes_only_where_they_are_not_the_usual_ones()
    {
        Assert.StartsWith("layers 20 random; ", SmallData.Settings.ToString());
        Assert.Contains(
            "20 Light 4 Residual gradient x2 random; ",
            (SmallData.Settings with { Layers = [new DenseSettings(20) { Node = new() { Method = NodeMethod.Light, Inputs = 4, GradientFactor = 2 } }] }).ToString());
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

    private static void AssertRefused(IReadOnlyList<LayerSettings> layers, string expected) => AssertRefused(SmallData.Settings with { Layers = layers }, expected);

    private static void AssertRefusedImages(LayerSettings first, string expected)
    {
        Dataset images = new("images", new byte[60], [0, 1], 30, 2, 5, 6);
        LogicNetworkSettings settings = SmallData.Settings with { Layers = [first, new DenseSettings(8)] };
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => NetworkTrainer.Train(settings, images)).Message);
    }

    private static void AssertRefused(LogicNetworkSettings settings, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => NetworkTrainer.Train(settings, Data)).Message);
}
