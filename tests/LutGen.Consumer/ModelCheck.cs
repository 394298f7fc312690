using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.Data;

namespace LutGen.Consumer;

/// <summary>Compares compiled models with the evaluator; one line of output a model.</summary>
internal static class ModelCheck
{
    /// <summary>Number of models that differed.</summary>
    public static int Failures { get; private set; }

    /// <summary>The kinds that have a model: all small ones, one whose convolutions are loops, two with tables that are looked up, and two that are multiplied.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. RandomNetworks.Kinds, "channel-groups", "between-gates", "all-looked-up", "pruned", "masked"];

    /// <summary>The network that a kind's model file holds.</summary>
    public static LutNetwork NetworkOf(string kind) => RandomNetworks.Kinds.Contains(kind) ? RandomNetworks.Create(kind, 42)
        : MacNetworks.Kinds.Contains(kind) ? MacNetworks.Create(kind, 42)
        : LookupNetworks.Kinds.Contains(kind) ? LookupNetworks.Create(kind, 42)
        : ConvolutionNetworks.Create(kind, 42);

    /// <summary>Checks the model of a kind: single rows and batches of every size from 0 to <paramref name="count"/>, 1,100 if blocks may have 512 samples.</summary>
    public static void RunKind<TModel>(string kind, int count = 1_100)
        where TModel : ILutModel<TModel>
    {
        LutNetwork network = NetworkOf(kind);
        float[] rows = RandomNetworks.Rows(network, count, seed: 9);
        Report<TModel>(count, WrongRows<TModel>(network, rows) + WrongBatches<TModel>(network, rows));
    }

    /// <summary>Checks the model of a file beside the program on a whole test set.</summary>
    public static void RunTestSet<TModel>(string file, Dataset samples)
        where TModel : ILutModel<TModel>
    {
        LutNetwork network = LutnetReader.ReadFile(Path.Combine(AppContext.BaseDirectory, file));
        float[] rows = [.. Enumerable.Range(0, samples.Count).SelectMany(samples.Features)];
        Report<TModel>(samples.Count, WrongRows<TModel>(network, rows));
    }

    /// <summary>Stands in for a test set that is not at hand: kernels need not know what they look at.</summary>
    public static Dataset RandomPixels(int features, int classes)
    {
        const int Samples = 1_000;
        var pixels = new byte[Samples * features];
        new Random(5).NextBytes(pixels);
        return new Dataset("random-pixels", pixels, new int[Samples], features, classes);
    }

    private static void Report<TModel>(int rows, int wrong)
    {
        Failures += wrong > 0 ? 1 : 0;
        Console.WriteLine($"{typeof(TModel).Name} {(wrong == 0 ? "equal" : "DIFFERENT")} rows={rows} wrong={wrong}");
    }

    private static bool HasClass(LutNetwork network) => network.Head is not BitsHead { HasClass: false };

    private static int WrongBatches<TModel>(LutNetwork network, float[] rows)
        where TModel : ILutModel<TModel>
    {
        int features = network.Encoder.FeatureCount;
        int scoreCount = network.Head.ScoreCount;
        var all = new float[rows.Length / features * scoreCount];
        TModel.ScoresBatch(rows, all);
        var scores = new float[all.Length];
        int wrong = 0;
        for (int count = 0; count * features <= rows.Length; count++)
        {
            TModel.ScoresBatch(rows.AsSpan(0, count * features), scores.AsSpan(0, count * scoreCount));
            wrong += all.AsSpan(0, count * scoreCount).SequenceEqual(scores.AsSpan(0, count * scoreCount)) ? 0 : 1;
        }

        return wrong;
    }

    private static int WrongRows<TModel>(LutNetwork network, float[] rows)
        where TModel : ILutModel<TModel>
    {
        int features = network.Encoder.FeatureCount;
        int scoreCount = network.Head.ScoreCount;
        int rowCount = rows.Length / features;
        var evaluator = new NetworkEvaluator(network);
        var scores = new float[rowCount * scoreCount];
        var classes = new int[rowCount];
        TModel.ScoresBatch(rows, scores);
        if (HasClass(network))
        {
            TModel.PredictBatch(rows, classes);
        }

        var one = new float[scoreCount];
        int wrong = 0;
        for (int i = 0; i < rowCount; i++)
        {
            float[] row = rows[(i * features)..((i + 1) * features)];
            int[] codes = evaluator.Evaluate(row);
            float[] expected = evaluator.ScoresOf(codes);
            TModel.Scores(row, one);
            bool same = expected.AsSpan().SequenceEqual(one) && expected.AsSpan().SequenceEqual(scores.AsSpan(i * scoreCount, scoreCount));
            if (HasClass(network))
            {
                int expectedClass = network.Head.Predict(codes);
                same = same && expectedClass == classes[i] && expectedClass == TModel.Predict(row);
            }

            wrong += same ? 0 : 1;
        }

        return wrong;
    }
}
