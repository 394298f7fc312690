using System.Globalization;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.Data;

namespace LutGen.Integration.Tests;

/// <summary>The trained networks of multiply-accumulate layers in <c>models/</c>: what they say of themselves, and the loader against the evaluator.</summary>
public sealed class TrainedLutnaTests
{
    private const int Evaluated = 150;

    [MnistFact]
    public void LeNet_reaches_what_its_file_says_on_all_test_images() => Measure("mnist-lenet-lutna.lutnet", 0.99);

    [MnistFact]
    public void LeNet_in_mixed_precision_reaches_what_its_file_says_on_all_test_images() => Measure("mnist-lenet-lutna-mixed.lutnet", 0.985);

    [Theory]
    [InlineData("cifar10-vgg-lutna.lutnet")]
    [InlineData("cifar10-vgg-lutna-mixed.lutnet")]
    public void The_narrow_vgg_gives_the_evaluators_classes_of_noise(string file)
    {
        string path = RepositoryFiles.Find($"models/{file}");
        LutNetwork network = LutnetReader.ReadFile(path);
        const int Images = 20;
        var pixels = new byte[Images * network.Encoder.FeatureCount];
        new Random(1).NextBytes(pixels);
        var classes = new int[Images];
        LutModelFile.Load(path).PredictBatch(pixels, classes);
        NetworkEvaluator evaluator = new(network);
        Assert.Equal(pixels.Chunk(network.Encoder.FeatureCount).Select(image => evaluator.Predict([.. image.Select(pixel => (float)pixel)])), classes);
    }

    private static void Measure(string file, double least)
    {
        string path = RepositoryFiles.Find($"models/{file}");
        LutNetwork network = LutnetReader.ReadFile(path);
        Dataset samples = MnistFolder.ReadTest(RealData.Holding("mnist")!);
        byte[] pixels = [.. Enumerable.Range(0, samples.Count).SelectMany(samples.Features).Select(pixel => (byte)pixel)];
        var classes = new int[samples.Count];
        LutModelFile.Load(path).PredictBatch(pixels, classes);

        double accuracy = classes.Zip(samples.Labels).Count(pair => pair.First == pair.Second) / (double)samples.Count;
        Assert.InRange(accuracy, least, 1);
        Assert.StartsWith((100 * accuracy).ToString("0.00", CultureInfo.InvariantCulture) + " %", network.Metadata["test-accuracy"]!, StringComparison.Ordinal);
        NetworkEvaluator evaluator = new(network);
        Assert.All(Enumerable.Range(0, Evaluated), i => Assert.Equal(evaluator.Predict(samples.Features(i)), classes[i]));
    }
}
