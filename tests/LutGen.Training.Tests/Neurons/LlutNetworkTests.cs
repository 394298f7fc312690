using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Data.Digits;
using LutGen.Training.Neurons;

namespace LutGen.Training.Tests.Neurons;

public class LlutNetworkTests
{
    public static TheoryData<NeuronFunction, int> Kinds => new()
    {
        { new LinearFunction(), 1 },
        { new PolynomialFunction(2), 1 },
        { new PerceptronFunction(4, 4, 2), 1 },
        { new LinearFunction(), 2 },
        { new PolynomialFunction(2), 3 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_network_of_tables_is_the_quantised_model(NeuronFunction function, int subNeurons)
    {
        TrainingResult result = NetworkTrainer.Train(Settings(function, subNeurons) with { Epochs = 2, ValidationSamples = 500 }, Digits);
        AssertIsTheModel(result);
    }

    [Fact]
    public void Both_forms_of_adders_are_the_quantised_model()
    {
        LlutNetworkSettings settings = Settings(new LinearFunction(), 3) with { Epochs = 1, ValidationSamples = 300 };
        TrainingResult sums = NetworkTrainer.Train(settings, Digits), tables = NetworkTrainer.Train(settings with { Adders = AdderForm.Table }, Digits);
        AssertIsTheModel(sums);
        AssertIsTheModel(tables);
        Assert.Equal(settings.Layers.Count, sums.Network.Layers.OfType<LutLayer>().Count(layer => layer.Addressing == Addressing.Sum));
        Assert.DoesNotContain(tables.Network.Layers.OfType<LutLayer>(), layer => layer.Addressing == Addressing.Sum);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    public void Codes_of_any_width_are_those_of_the_written_encoder(int bits)
    {
        TrainingResult result = NetworkTrainer.Train(
            new LlutNetworkSettings { InputBits = bits, Layers = [new(40, 2, 3), new(10, 4, 3)], Epochs = 3, BatchSize = 64, ValidationSamples = 400, Seed = 2 }, Digits);
        AssertIsTheModel(result);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_neuron_learns_procedural_digits(NeuronFunction function, int subNeurons)
    {
        TrainingResult result = NetworkTrainer.Train(Settings(function, subNeurons) with { Epochs = 30 }, Digits);
        Assert.True(result.Epochs[^1].HardAccuracy > 0.55, $"{result.Epochs[^1].HardAccuracy:P1}");
    }

    [Fact]
    public void The_network_does_not_depend_on_the_number_of_threads()
    {
        string[] files = [.. new[] { 1, 2, 3 }.Select(threads => LutnetWriter.ToText(
            NetworkTrainer.Train(Settings(new PolynomialFunction(2), 2) with { Epochs = 2, Threads = threads }, Digits).Network))];
        Assert.Equal(files[0], files[1]);
        Assert.Equal(files[0], files[2]);
    }

    [Fact]
    public void One_neuron_is_enough_for_two_classes()
    {
        // The majority of five bits; the other three say nothing.
        Dataset data = SmallData.FromRule("majority", [2, 2, 2, 2, 2, 2, 2, 2], x => x.Take(5).Sum() > 2 ? 1 : 0);
        TrainingResult result = NetworkTrainer.Train(
            new LlutNetworkSettings { InputBits = 1, Layers = [new(16, 4, 2), new(1, 8, 2)], BatchSize = 64, Epochs = 400, Seed = 1 }, data);
        Assert.Equal(1, result.Epochs[^1].HardAccuracy);
        NetworkEvaluator evaluator = new(result.Network);
        Assert.All(Enumerable.Range(0, data.Count), sample => Assert.Equal(data.Labels[sample], evaluator.Predict(data.Features(sample))));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused_before_training()
    {
        LlutNetworkSettings fine = Settings(new LinearFunction(), 1);
        Refuses(fine with { Layers = [] }, "Layers is empty");
        Refuses(fine with { InputBits = 9 }, "InputBits is 9; expected 1..8");
        Refuses(fine with { BatchSize = 100 }, "BatchSize is 100; expected a multiple of 16");
        Refuses(fine with { Layers = [fine.Layers[0], new(10, 129, 1)] }, "Layers[1].FanIn is 129; expected at most 128");
        Refuses(fine with { Layers = [fine.Layers[0], new(10, 40, 1) { SubNeurons = 4 }] }, "Layers[1].FanIn is 40; expected at most 32");
        Refuses(fine with { Layers = [fine.Layers[0], new(10, 12, 2) { Assembles = true }] }, "Layers[1].Assembles is True; expected that only behind 10 x 1 x 12 neurons; there are 128");
        Refuses(fine with { Layers = [new(196, 4, 2) { Assembles = true }] }, "Layers[0].Assembles is True; expected a layer in front of it");
        Refuses(fine with { Adders = AdderForm.Table, Layers = [fine.Layers[0], new(10, 4, 4) { SubNeurons = 5 }] }, "Layers[1].SubNeurons is 5; expected at most 4: an adder's table of 5 x 5 address bits");
        Refuses(fine with { Patience = 3 }, "Patience is 3; expected 0 unless KeepBest is set");
        Refuses(fine with { Layers = [fine.Layers[0], new(10, 11, 2)] }, "Layers[1].FanIn is 11; expected at most 10: a table of 11 x 2 address bits");
        Refuses(fine with { Layers = [.. fine.Layers.Take(2), new(7, 4, 2)] }, "Layers[2].Neurons is 7; expected 10, one for each class");
        Refuses(fine with { Layers = [new(128, 4, 2) { Function = new PolynomialFunction(9) }, .. fine.Layers.Skip(1)] }, "Layers[0].Function.Degree is 9; expected 1..8");
        Refuses(fine with { Layers = [new(128, 4, 2) { Function = new PerceptronFunction(8, 4, 3) }, .. fine.Layers.Skip(1)] }, "SkipEvery is 3; expected 0 or a divisor of 4");

        static void Refuses(LlutNetworkSettings settings, string message) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => NetworkTrainer.Train(settings, Digits)).Message, StringComparison.Ordinal);
    }

    private static void AssertIsTheModel(TrainingResult result)
    {
        (_, Dataset judging) = ValidationSplit.Of(result.Settings, Digits);
        NetworkEvaluator evaluator = new(result.Network);
        int correct = Enumerable.Range(0, judging.Count).Count(sample => evaluator.Predict(judging.Features(sample)) == judging.Labels[sample]);
        Assert.Equal(result.Epochs[^1].HardAccuracy, (double)correct / judging.Count, 1e-12);
    }

    private static Dataset Digits { get; } = ProceduralDigits.Generate(3000, seed: 1);

    private static LlutNetworkSettings Settings(NeuronFunction function, int subNeurons) => new()
    {
        Layers =
        [
            new LlutLayerSettings(128, 4, 2) { Function = function, SubNeurons = subNeurons },
            new LlutLayerSettings(64, 4, 2) { Function = function, SubNeurons = subNeurons },
            new LlutLayerSettings(10, 5, 3) { Function = function, SubNeurons = subNeurons },
        ],
        BatchSize = 64,
        Seed = 3,
    };
}
