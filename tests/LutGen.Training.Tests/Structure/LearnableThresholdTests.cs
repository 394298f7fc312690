using LutGen.Encoders;
using LutGen.Formats;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;
using LutGen.Training.Structure;

namespace LutGen.Training.Tests.Structure;

public class LearnableThresholdTests
{
    private static readonly LearnableThresholds Soft = new() { Temperature = 0.2f, SpacingTemperature = 0.1f };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public unsafe void The_gradient_of_thresholds_and_of_their_parameters_agrees_with_finite_differences(bool hard)
    {
        using SmallNetwork given = new([new DenseSettings(30), new DenseSettings(9)], bits: 3, samples: 5, learnThresholds: Soft with { Hard = hard });
        float[] gradient = given.Run(NodeSampler.Soft).Gradient;
        ThresholdWeights weights = given.Stack.Groups.OfType<ThresholdWeights>().Single();
        SoftNetwork reference = new(given.Rounded(), SmallNetwork.Temperature);
        double[] nodes = [.. given.Stack.Layers.SelectMany(layer => given.Stack.Parameters.Span.Slice(layer.FirstParameter, 4 * layer.Nodes).ToArray().Select(each => (double)each))];
        double[] d = [.. given.Stack.Parameters.Span.Slice(weights.FirstParameter, weights.Units).ToArray().Select(each => (double)each)];
        double[] start = [.. d];

        // Hard bits stay where they are, and only what smooth ones would change by goes back.
        double[] Signals(int sample)
        {
            double[] smooth = SoftBits(given, weights.Start, d, sample), before = SoftBits(given, weights.Start, start, sample);
            return hard ? [.. smooth.Zip(before, (now, then) => (then > 0 ? 1 : -1) + now - then)] : smooth;
        }

        double Loss() => reference.Loss(nodes, [.. Enumerable.Range(0, given.Data.Count).Select(Signals)], given.Data.Labels, SmallNetwork.GroupTemperature);

        using AlignedBuffer byParameter = new(weights.Units + 16);
        fixed (float* source = gradient)
        {
            ParameterRange range = given.Stack.Coefficients.Ranges.Single(range => range.Group == weights);
            given.Stack.Coefficients.ToParameterGradients(range, default, source + weights.FirstCoefficient, byParameter.Start);
        }

        for (int i = 0; i < d.Length; i++)
        {
            const double step = 1e-6;
            double before = d[i];
            d[i] = before + step;
            double above = Loss();
            d[i] = before - step;
            double below = Loss();
            d[i] = before;
            Assert.Equal((above - below) / (2 * step), byParameter.Span[i], 1e-5);
        }
    }

    [Fact]
    public void Thresholds_start_where_they_were_placed_and_stay_in_order_whatever_their_parameters()
    {
        using SmallNetwork given = new([new DenseSettings(9)], bits: 4, learnThresholds: Soft);
        ThresholdStage stage = (ThresholdStage)given.Stack.Stages[0];
        float[][] start = stage.Thresholds(given.Stack);
        for (int feature = 0; feature < start.Length; feature++)
        {
            Assert.All(start[feature].Zip(given.Thresholds[feature]), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        }

        SeededRandom random = new(3);
        ThresholdWeights weights = given.Stack.Groups.OfType<ThresholdWeights>().Single();
        foreach (ref float d in given.Stack.Parameters.Span.Slice(weights.FirstParameter, weights.Units))
        {
            d = (float)random.NextDouble(-3, 3);
        }

        Assert.All(stage.Thresholds(given.Stack), row => Assert.Equal(row.Order(), row));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Learnt_thresholds_stand_in_the_file_and_separate_better_than_those_placed(bool hard)
    {
        // The class changes at 0.35, and the only threshold is placed at the median.
        SeededRandom random = new(4);
        float[] values = [.. Enumerable.Range(0, 1600).Select(_ => (float)random.NextDouble())];
        Dataset data = new("edge", values, [.. values.Chunk(2).Select(row => row[0] > 0.35f ? 1 : 0)], 2, 2);
        LogicNetworkSettings settings = SmallData.Settings with
        {
            Layers = DenseSettings.Stack([4]), Thresholds = new DistributiveThresholds(1), GroupTemperature = 0.5f, Epochs = 60, LearningRate = 0.02f, Sampler = NodeSampler.Soft, RewireUntil = 0,
        };
        double placed = NetworkTrainer.Train(settings, data).Best.HardAccuracy;
        TrainingResult result = NetworkTrainer.Train(settings with { ThresholdLearning = new LearnableThresholds { Temperature = 0.1f, LearningRateFactor = 0.5f, Hard = hard } }, data);
        float learnt = ((ComparisonEncoder)LutnetReader.Read(LutnetWriter.ToText(result.Network)).Encoder).ThresholdOf(0);
        Assert.InRange(learnt, 0.3f, 0.4f);
        Assert.True(result.Best.HardAccuracy > placed + 0.05, $"{result.Best.HardAccuracy} against {placed}");
        Assert.Equal(result.Best.HardAccuracy, HardAccuracy.Measure(result.Network, data));
    }

    [Fact]
    public void Smooth_bits_open_a_gap_that_hard_ones_do_not()
    {
        // The class depends on more than 7 bits can say; smooth bits say it.
        SeededRandom random = new(4);
        float[] values = [.. Enumerable.Range(0, 2000).Select(_ => (float)random.NextDouble())];
        Dataset data = new("sum", values, [.. values.Chunk(2).Select(row => row[0] + row[1] > 1 ? 1 : 0)], 2, 2);
        EpochResult Train(bool hard) => NetworkTrainer.Train(
            SmallData.Settings with
            {
                Thresholds = new UniformThresholds(2), Epochs = 40, ThresholdLearning = new LearnableThresholds { Temperature = 0.2f, Hard = hard, LearningRateFactor = 0.1f },
            },
            data).Epochs[^1];

        Assert.True(Train(hard: false).Gap > 0.05, "smooth bits say no more than hard ones");
        Assert.InRange(Train(hard: true).Gap, -0.02, 0.02);
    }

    [Fact]
    public void Tables_that_look_bits_up_read_learnt_thresholds_only_if_these_are_hard()
    {
        Dataset data = SmallData.FromRule("less", [5, 5], row => row[0] < row[1] ? 1 : 0);
        LogicNetworkSettings settings = SmallData.Settings with
        {
            Layers = [new DenseSettings(20) { Node = new NodeSettings { Method = NodeMethod.Dwn } }], Thresholds = new UniformThresholds(4), Epochs = 2,
        };

        Assert.Throws<ArgumentException>(() => NetworkTrainer.Train(settings with { ThresholdLearning = Soft }, data));
        Assert.Equal(2, NetworkTrainer.Train(settings with { ThresholdLearning = Soft with { Hard = true } }, data).Epochs.Count);
    }

    [Fact]
    public void Features_of_nothing_but_zeros_and_ones_keep_their_threshold()
    {
        Dataset bits = SmallData.FromRule("xor", [2, 2], row => row[0] ^ row[1]);
        TrainingResult result = NetworkTrainer.Train(SmallData.Settings with { ThresholdLearning = new LearnableThresholds(), Epochs = 5 }, bits);
        Assert.Equal([0.5f, 0.5f], Enumerable.Range(0, 2).Select(((ComparisonEncoder)result.Network.Encoder).ThresholdOf));
    }

    private static double[] SoftBits(SmallNetwork given, ThresholdStart start, double[] d, int sample)
    {
        List<double> bits = [];
        for (int feature = 0; feature < given.Thresholds.Length; feature++)
        {
            double threshold = 0;
            for (int k = 0; k < given.Thresholds[feature].Length; k++)
            {
                double each = d[bits.Count], spacing = Soft.SpacingTemperature;
                threshold += k == 0 ? each : spacing * Math.Log(1 + Math.Exp(each / spacing));
                bits.Add(1 - 2 / (1 + Math.Exp((threshold - start.ToUnits(feature, given.Data[sample, feature])) / Soft.Temperature)));
            }
        }

        return [.. bits];
    }
}
