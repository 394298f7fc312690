using LutGen.Formats;
using LutGen.Networks;
using LutGen.Training.Convolutional;
using LutGen.Training.Data;
using LutGen.Training.Optimizers;
using LutGen.Training.SettingsFiles;

namespace LutGen.Training.Tests.Convolutional;

public sealed class CnnTrainingTests : CheckpointCase
{
    private static readonly CnnSettings Small = new()
    {
        Layers = [new CnnConvolutionSettings(6) { Kernel = 5, Stride = 2 }, new CnnPoolSettings(CnnPoolKind.Max), new CnnDenseSettings(24) { Normalize = true }, new CnnDenseSettings(10)],
        Augmentation = new(MaxRotation: 5),
        Pruning = new() { Sparsity = 0.6, Rounds = 2, Epochs = 4 },
        Quantization = new() { CalibrationSamples = 64 },
        LearningRate = 0.01f,
        Epochs = 8,
        BatchSize = 16,
        ValidationSamples = 200,
        Seed = 6,
    };

    [Fact]
    public void A_pruned_network_of_whole_numbers_reads_digits()
    {
        TrainingResult result = NetworkTrainer.Train(Small, Digits);
        Assert.Equal(16, result.Epochs.Count);
        Assert.True(result.Best.HardAccuracy > 0.75, $"{result.Best.HardAccuracy}");
        Assert.True(Math.Abs(result.Best.Gap) < 0.03, $"{result.Best.Gap}");
        int weights = result.Network.Layers.Sum(layer => (layer as MacLayer ?? (layer as ConvolutionLayer)?.Kernel.Layers[0] as MacLayer)?.Neurons.Sum(neuron => neuron.Inputs.Count) ?? 0);
        int all = 25 * 6 + 6 * 5 * 5 * 24 + 240;
        Assert.InRange(weights, 1, (int)(0.4 * all) + 1);
        Assert.Equal(result.Network, LutnetReader.Read(LutnetWriter.ToText(result.Network)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(14)]
    public void A_training_killed_before_or_between_its_prunings_goes_on_to_the_same_file(int epoch)
    {
        TrainingResult whole = NetworkTrainer.Train(Small, Digits);
        Kill(Small, progress => progress.Finished is { } finished && finished.Epoch == epoch + 1);
        AssertSame(whole, Resume(Small with { Threads = 2 }));
    }

    [Fact]
    public void Gradient_descent_with_momentum_learns_too()
    {
        CnnSettings settings = Small with { Pruning = null, Optimizer = new OptimizerSettings { Method = OptimizerMethod.Sgd }, LearningRate = 0.03f };
        double accuracy = NetworkTrainer.Train(settings, Digits).Best.SoftAccuracy;
        Assert.True(accuracy > 0.8, $"{accuracy}");
    }

    [Fact]
    public void Settings_come_back_from_their_file()
    {
        CnnSettings settings = new()
        {
            Layers =
            [
                new CnnConvolutionSettings(8) { Kernel = 5, Stride = 2, Padding = 0, Groups = 2, Normalize = false, Rectify = false, Name = "first" },
                new CnnPoolSettings(CnnPoolKind.Average) { Size = 3, Stride = 1, Padding = 1 },
                new CnnPoolSettings(CnnPoolKind.Max) { Size = 0 },
                new CnnResidualSettings([new CnnConvolutionSettings(3)]) { Shortcut = [new CnnConvolutionSettings(3) { Kernel = 1 }] },
                new CnnBranchesSettings([[new CnnConvolutionSettings(3)], [new CnnConvolutionSettings(5)]]),
                new CnnDenseSettings(7) { Normalize = true, Rectify = false },
            ],
            Quantization = new() { ActivationBits = 6, WeightBits = 5, ChunkBits = 3, CalibrationSamples = 9 },
            Pruning = new() { Sparsity = 0.98, Rounds = 6, RewindEpoch = 2, Epochs = 5 },
            Augmentation = new(MaxShift: 4, Flip: true),
            LabelSmoothing = 0.1f,
            Momentum = 0.2f,
            Optimizer = new() { Method = OptimizerMethod.Sgd, WeightDecay = 0.01f },
            Seed = SettingsFile.DefaultSeed,
        };
        string text = SettingsFile.ToText(new TrainingRecipe(settings));
        Assert.Equal(text, SettingsFile.ToText(SettingsFile.Parse(text)));
        Assert.Equal(settings.ToString(), SettingsFile.Parse(text).Settings.ToString());
    }

    [Fact]
    public void Sums_that_could_leave_32_bits_are_refused_before_the_training()
    {
        CnnSettings wide = Small with
        {
            Layers = [new CnnConvolutionSettings(512), new CnnConvolutionSettings(4), new CnnDenseSettings(10)], Quantization = new() { ActivationBits = 12, WeightBits = 12 }, Pruning = null,
        };
        ArgumentException refused = Assert.Throws<ArgumentException>(() => NetworkTrainer.Train(wide, Digits));
        Assert.Contains("the largest sum of conv2, 4608 inputs of 12 bits by weights of 12 bits, is 38", refused.Message, StringComparison.Ordinal);
        Assert.Contains("expected at most 2147483647, by fewer bits or fewer inputs", refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, CnnLayerSettings[]> Misfits => new()
    {
        { "Layers[0].Groups is 2; expected a divisor of the 1 channels read and the 4 given.", [new CnnConvolutionSettings(4) { Groups = 2 }, new CnnDenseSettings(10)] },
        { "Layers[0] has a window of 40 x 40", [new CnnConvolutionSettings(4) { Kernel = 40, Padding = 0 }, new CnnDenseSettings(10)] },
        { "adds maps of 4 x 20 x 20 and 1 x 20 x 20; expected one size.", [new CnnResidualSettings([new CnnConvolutionSettings(4)]), new CnnDenseSettings(10)] },
        { "puts maps of 2 x 20 x 20 and 2 x 10 x 10", [new CnnBranchesSettings([[new CnnConvolutionSettings(2)], [new CnnConvolutionSettings(2) { Stride = 2 }]]), new CnnDenseSettings(10)] },
        { "Layers[0] is a map of 9 x 1 x 1; expected 10 x 1 x 1, a score for each class.", [new CnnDenseSettings(9)] },
        { "expected a convolution or a dense layer, which gives a score for each class", [new CnnConvolutionSettings(10), new CnnPoolSettings(CnnPoolKind.Max) { Size = 0 }] },
        { "two layers are named a; expected a name of its own for each.", [new CnnDenseSettings(10) { Name = "a" }, new CnnDenseSettings(10) { Name = "a" }] },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Layers_that_do_not_fit_are_refused_by_name(string expected, CnnLayerSettings[] layers)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => NetworkTrainer.Train(Small with { Layers = layers, Pruning = null }, Digits));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }
}
