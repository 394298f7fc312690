using LutGen.Evaluation;
using LutGen.Networks;
using LutGen.Training.Convolutional;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Convolutional;

public class QuantizationTests
{
    public static TheoryData<string> Networks => SmallCnns.Names;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Whole_numbers_are_those_of_the_written_network(string network)
    {
        using CnnWeights weights = SmallCnns.Draw(network);
        Dataset data = SmallCnns.Images(12);
        using WorkerTeam team = new(1);
        using Calibration calibration = new(weights, data, 12, team);
        SeededRandom random = new(9);
        for (int trial = 0; trial < 6; trial++)
        {
            QuantizedCnn quantised = PostTrainingQuantization.Quantize(calibration, trial == 0 ? Exact(weights.Graph) : Mixed(weights.Graph, random));
            NetworkEvaluator written = new(QuantizedCnnWriter.Write(quantised, "written"));
            Dictionary<string, PackedWeights> packed = quantised.Convolutions.ToDictionary(
                each => each.Key, each => new PackedWeights(each.Value, MapLayout.Of(quantised.Graph, each.Value.Node.Input)));
            using QuantizedForward forward = new(quantised, packed);
            for (int sample = 0; sample < data.Count; sample++)
            {
                float[] scores = new float[4], expected;
                forward.Run(data.Features(sample).Select(pixel => (byte)pixel).ToArray(), scores);
                expected = written.Scores(data.Features(sample));
                Assert.Equal(expected, scores);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Many_bits_lose_next_to_nothing(string network)
    {
        using CnnWeights weights = SmallCnns.Draw(network);
        Dataset data = SmallCnns.Images(24);
        using WorkerTeam team = new(1);
        using Calibration calibration = new(weights, data, 24, team);
        QuantizedCnn quantised = PostTrainingQuantization.Quantize(
            calibration, PrecisionPlan.Exact(weights.Graph, new QuantizationSettings { ActivationBits = 12, WeightBits = 12 }));
        NetworkEvaluator written = new(QuantizedCnnWriter.Write(quantised, "written"));
        double[][][] maps = ReferenceCnn.Run(weights, data, isTraining: false);
        double range = maps[^1].Max(map => map.Max()) - maps[^1].Min(map => map.Min());
        for (int sample = 0; sample < data.Count; sample++)
        {
            float[] scores;
            scores = written.Scores(data.Features(sample));
            for (int i = 0; i < scores.Length; i++)
            {
                Assert.Equal(maps[^1][sample][i], scores[i], 0.02 * range);
            }
        }
    }

    [Fact]
    public void Dropped_bits_are_made_up_for_by_their_mean()
    {
        using CnnWeights weights = SmallCnns.Draw("plain");
        Dataset data = SmallCnns.Images(24);
        using WorkerTeam team = new(1);
        using Calibration calibration = new(weights, data, 24, team);
        PrecisionPlan plan = Exact(weights.Graph).With("conv1", new LayerPrecision(9, 4));
        QuantizedConvolution exact = PostTrainingQuantization.Quantize(calibration, Exact(weights.Graph)).Convolutions["conv1"];
        QuantizedConvolution approximate = PostTrainingQuantization.Quantize(calibration, plan).Convolutions["conv1"];
        double[] means = calibration.MeansOf(0, MapFormat.Image, 15);
        for (int output = 0; output < exact.Biases.Length; output++)
        {
            double expected = Enumerable.Range(0, 27).Sum(k => exact.Weights[output * 27 + k] * means[k / 9]);
            Assert.Equal(expected, approximate.Biases[output] - exact.Biases[output], 1.0);
        }

        Assert.Equal(exact.Weights, approximate.Weights);
    }

    [Fact]
    public void Negative_values_behind_a_padding_are_refused()
    {
        using CnnWeights weights = new(
            new CnnGraph([new CnnConvolutionSettings(3) { Rectify = false }, new CnnConvolutionSettings(3), new CnnDenseSettings(4)], new MapShape(3, 9, 8)), 1);
        using WorkerTeam team = new(1);
        using Calibration calibration = new(weights, SmallCnns.Images(8), 8, team);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => PostTrainingQuantization.Quantize(calibration, Exact(weights.Graph)));
        Assert.Contains("conv2 pads a map that has negative values", refused.Message, StringComparison.Ordinal);
    }

    private static PrecisionPlan Exact(CnnGraph graph) => PrecisionPlan.Exact(graph, new QuantizationSettings());

    private static PrecisionPlan Mixed(CnnGraph graph, SeededRandom random) => new(
        new CodeGroups(graph).All.ToDictionary(group => group, _ => 3 + random.Next(8)),
        graph.Convolutions.ToDictionary(node => node.Name, _ => new LayerPrecision(2 + random.Next(10), 2 * random.Next(3))), 1 + random.Next(2));
}
