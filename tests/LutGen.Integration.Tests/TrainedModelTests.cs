using Digits;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.Data;
using LutGen.Training.Presets;

namespace LutGen.Integration.Tests;

/// <summary>The trained models in <c>models/</c>: compiled kernel, run-time loader and evaluator agree on whole test sets.</summary>
public sealed class TrainedModelTests
{
    [Fact]
    public void The_digits_model_is_the_same_compiled_loaded_and_evaluated_on_ten_thousand_digits() =>
        Assert.InRange(AccuracyOfAllForms<DigitsModel>("digits.lutnet", new DigitsPreset().LoadTest(null)), 0.95, 1);

    [MnistFact]
    public void The_mnist_model_is_the_same_compiled_loaded_and_evaluated_on_all_test_images_and_reaches_96_percent() =>
        Assert.InRange(AccuracyOfAllForms<MnistModel>("mnist.lutnet", MnistFolder.ReadTest(RealData.Holding("mnist")!)), 0.96, 1);

    [Fact]
    public void The_mnist_model_has_at_most_12000_gates() => Assert.InRange(MnistModel.Info.Bounds.Gates, 1, 12_000);

    private static double AccuracyOfAllForms<TModel>(string file, Dataset samples)
        where TModel : ILutModel<TModel>
    {
        string path = Path.Combine(AppContext.BaseDirectory, file);
        float[][] rows = [.. Enumerable.Range(0, samples.Count).Select(samples.Features)];
        float[] floats = [.. rows.SelectMany(row => row)];
        byte[] bytes = [.. floats.Select(value => (byte)value)];
        int[] expected = Evaluate(LutnetReader.ReadFile(path), rows);

        var compiled = new int[samples.Count];
        TModel.PredictBatch(floats, compiled);
        Assert.Equal(expected, compiled);

        TModel.PredictBatch(bytes, compiled);
        Assert.Equal(expected, compiled);

        var loaded = new int[samples.Count];
        LutModelFile.Load(path).PredictBatch(bytes, loaded);
        Assert.Equal(expected, loaded);

        Assert.Equal(expected.Take(500), rows.Take(500).Select(row => TModel.Predict(row)));
        return expected.Zip(samples.Labels).Count(pair => pair.First == pair.Second) / (double)samples.Count;
    }

    private static int[] Evaluate(LutNetwork network, float[][] rows)
    {
        var classes = new int[rows.Length];
        Parallel.For(0, rows.Length, () => new NetworkEvaluator(network), (i, _, evaluator) =>
        {
            classes[i] = evaluator.Predict(rows[i]);
            return evaluator;
        }, _ => { });
        return classes;
    }
}

/// <summary>A test that needs MNIST's files; skipped with a word where they are not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MnistFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    public MnistFactAttribute()
    {
        if (RealData.Holding("mnist") is null)
        {
            Skip = "needs MNIST's files: set LUTGEN_DATA to the folder that holds mnist/";
        }
    }
}
