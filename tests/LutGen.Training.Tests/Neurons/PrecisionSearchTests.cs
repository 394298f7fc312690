using LutGen.Cost;
using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Neurons;

namespace LutGen.Training.Tests.Neurons;

public sealed class PrecisionSearchTests : IDisposable
{
    private static readonly Dataset Digits = ProceduralDigits.Generate(900, seed: 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("lutgen-precision-").FullName;

    private string Checkpoint => Path.Combine(_folder, "a.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void The_bound_of_settings_is_that_of_the_network_that_they_train(int subNeurons, int bits)
    {
        LlutNetworkSettings settings = Settings(1, bits, subNeurons) with { Epochs = 1 };
        Assert.Equal(NetworkBounds.Of(NetworkTrainer.Train(settings, Digits).Network).Lut6Bound, settings.Lut6Bound);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(1, 6)]
    public void A_bit_after_the_other_goes_where_it_costs_the_least_for_what_it_saves_until_the_budget_is_met(int subNeurons, int inputBits)
    {
        LlutNetworkSettings settings = Settings(inputBits, 3, subNeurons);
        Train(settings);
        long budget = settings.Lut6Bound / 2;

        PrecisionResult result = PrecisionSearch.Run(Checkpoint, Digits, budget, threads: 2);

        Assert.Equal([inputBits, 3, 3, 3], result.Steps[0].Bits);
        Assert.Equal(settings.Lut6Bound, result.Steps[0].Luts);
        Assert.All(result.Steps.Skip(1).Zip(result.Steps), pair => Assert.Equal(1, pair.Second.Bits.Sum() - pair.First.Bits.Sum()));
        Assert.All(result.Steps.SkipLast(1), step => Assert.True(step.Luts > budget));
        Assert.True(result.Settings.Lut6Bound <= budget);
        Assert.Equal(result.Steps[^1].Bits, [result.Settings.InputBits, .. result.Settings.Layers.Select(layer => layer.Bits)]);
        PrecisionStep cheapest = result.Sensitivities.MinBy(step => Math.Max(step.Loss - result.Steps[0].Loss, 1e-4) / (result.Steps[0].Luts - step.Luts))!;
        Assert.Equal(cheapest, result.Steps[1]);
        Assert.Equal(["features", "layer 1", "layer 2", "layer 3"], result.Sensitivities.Select(step => step.Place));
    }

    [Fact]
    public void Whatever_the_threads_the_choice_is_the_same()
    {
        LlutNetworkSettings settings = Settings(2, 3, 1);
        Train(settings);
        PrecisionResult one = PrecisionSearch.Run(Checkpoint, Digits, settings.Lut6Bound / 3, threads: 1), three = PrecisionSearch.Run(Checkpoint, Digits, settings.Lut6Bound / 3, threads: 3);
        Assert.Equal(one.Steps.Select(Text), three.Steps.Select(Text));
        Assert.Equal(one.Settings.ToString(), three.Settings.ToString());

        static string Text(PrecisionStep step) => $"{step.Place} {string.Join(' ', step.Bits)} {step.Loss:R} {step.Accuracy:R}";
    }

    [Fact]
    public void What_is_chosen_can_be_trained_and_is_as_small_as_asked_for()
    {
        LlutNetworkSettings settings = Settings(1, 3, 1);
        Train(settings);
        PrecisionResult result = PrecisionSearch.Run(Checkpoint, Digits, settings.Lut6Bound / 2, threads: 1);
        LutNetwork network = NetworkTrainer.Train(result.Settings, Digits).Network;
        Assert.True(NetworkBounds.Of(network).Lut6Bound <= settings.Lut6Bound / 2);
    }

    [Fact]
    public void Features_on_an_even_grid_keep_the_five_bits_that_it_needs()
    {
        Train(Settings(6, 2, 1));
        long least = (Settings(5, 1, 1) with { Epochs = 1 }).Lut6Bound;
        Assert.Equal(5, PrecisionSearch.Run(Checkpoint, Digits, least, threads: 1).Settings.InputBits);
        Assert.Contains($"expected at least {least}", Assert.Throws<ArgumentException>(() => PrecisionSearch.Run(Checkpoint, Digits, least - 1, threads: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_is_small_enough_keeps_its_bits()
    {
        LlutNetworkSettings settings = Settings(2, 2, 1);
        Train(settings);
        PrecisionResult result = PrecisionSearch.Run(Checkpoint, Digits, settings.Lut6Bound, threads: 1);
        Assert.Single(result.Steps);
        Assert.Equal(settings.ToString(), result.Settings.ToString());
    }

    [Theory]
    [InlineData(2, 1, false, 3)]
    [InlineData(3, 2, false, 7 / 3f)]
    [InlineData(3, 2, true, 2)]
    [InlineData(4, 1, true, 8)]
    public void A_narrower_quantiser_covers_the_same_range(int bits, int fewer, bool isSigned, float ratio)
    {
        UniformQuantizer wide = new(bits, isSigned), narrow = new(fewer, isSigned);
        Assert.Equal(ratio, wide.StepRatio(narrow));
        int End(UniformQuantizer quantizer) => isSigned ? quantizer.Low : quantizer.High;
        Assert.Equal(End(wide), End(narrow) * ratio);
    }

    private static LlutNetworkSettings Settings(int inputBits, int bits, int subNeurons) => new()
    {
        InputBits = inputBits,
        Layers = [.. new[] { 40, 20, 10 }.Select(neurons => new LlutLayerSettings(neurons, 3, bits) { SubNeurons = subNeurons })],
        Epochs = 6,
        BatchSize = 64,
        ValidationSamples = 100,
        Seed = 6,
    };

    private void Train(LlutNetworkSettings settings) => NetworkTrainer.Train(settings, Digits, null, default, new CheckpointOptions(Checkpoint) { Keep = true });
}
