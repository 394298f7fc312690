using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Export;
using LutGen.Training.Numerics;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

public class ExportTests
{
    [Fact]
    public void The_rounded_network_and_the_written_file_agree_on_every_sample_and_class_sum()
    {
        TrainingResult result = NetworkTrainer.Train(SmallData.DigitSettings, ProceduralDigits.Generate(4000, seed: 1));
        AssertSameOutputs(result.Network, ProceduralDigits.Generate(700, seed: 2));
    }

    [Fact]
    public void Several_real_valued_thresholds_per_feature_survive_the_export()
    {
        Numerics.SeededRandom random = new(4);
        float[] values = [.. Enumerable.Range(0, 600 * 5).Select(_ => (float)random.NextDouble(-3, 3))];
        int[] labels = [.. values.Chunk(5).Select(row => row[0] + row[1] * row[2] > 0 ? 1 : 0)];
        Dataset data = new("curve", values, labels, 5, 2);
        TrainingResult result = NetworkTrainer.Train(
            SmallData.Settings with { Layers = DenseSettings.Stack([80, 80]), Thresholds = new DistributiveThresholds(7), GroupTemperature = 5 }, data);
        Assert.Equal(35, result.Network.Encoder.SignalCount);
        Assert.True(result.Best.HardAccuracy > 0.85, $"{result.Best.HardAccuracy:P1}");
        AssertSameOutputs(result.Network, data);
    }

    [Fact]
    public void The_head_of_a_file_has_the_temperature_and_the_constant_of_the_settings()
    {
        TrainingResult result = NetworkTrainer.Train(
            SmallData.Settings with { GroupBeta = 1.5f, Epochs = 2 }, SmallData.FromRule("xor", [2, 2], row => row[0] ^ row[1]));
        GroupSumHead head = (GroupSumHead)result.Network.Head;
        Assert.Equal(2, head.Tau);
        Assert.All(head.Groups, group => Assert.Equal((1.5f, 10), (group.Beta, group.Signals.Count)));
    }

    [Fact]
    public void Metadata_names_data_method_seed_accuracy_and_command_in_the_file()
    {
        TrainingResult result = NetworkTrainer.Train(
            SmallData.Settings, SmallData.FromRule("xor", [2, 2], row => row[0] ^ row[1]));
        NetworkMetadata metadata = TrainingMetadata.Describe(result, "xor", 0.5, 4, "the command");
        LutNetwork read = LutnetReader.Read(LutnetWriter.ToText(result.Network.With("xor", metadata)));
        Assert.Equal("xor", read.Metadata["dataset"]);
        Assert.Equal("warp gumbelsoft", read.Metadata["method"]);
        Assert.Equal(result.Use.ToString(), read.Metadata["tables"]);
        Assert.Equal("20", read.Metadata["nodes"]);
        Assert.Equal("1", read.Metadata["seed"]);
        Assert.Equal("50.00 %", read.Metadata["test-accuracy"]);
        Assert.Equal("the command", read.Metadata["command"]);
    }

    private static void AssertSameOutputs(LutNetwork network, Dataset data)
    {
        NetworkEvaluator evaluator = new(LutnetReader.Read(LutnetWriter.ToText(network)));
        int classes = network.Head.ScoreCount;
        float tau = ((GroupSumHead)network.Head).Tau;
        int[] sums = new HardForward(network).GroupSums(HardAccuracy.PlanesOf(network, data));
        for (int sample = 0; sample < data.Count; sample++)
        {
            ReadOnlySpan<int> own = sums.AsSpan(sample * classes, classes);
            float[] scores = evaluator.Scores(data.Features(sample));
            for (int c = 0; c < classes; c++)
            {
                Assert.Equal(own[c] / tau, scores[c]);
            }

            Assert.Equal(Largest.IndexIn(own), evaluator.Predict(data.Features(sample)));
        }
    }
}
