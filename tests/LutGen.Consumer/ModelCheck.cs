using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Consumer;

/// <summary>Compares compiled models with the evaluator; one line of output a model.</summary>
internal static class ModelCheck
{
    /// <summary>Number of models that differed.</summary>
    public static int Failures { get; private set; }

    /// <summary>The network that a kind's model file holds.</summary>
    public static LutNetwork NetworkOf(string kind) => RandomNetworks.Create(kind, 42);

    /// <summary>Checks a model against a network file beside the program.</summary>
    public static void RunFile<TModel>(string file, int rows)
        where TModel : ILutModel<TModel> => Run<TModel>(LutnetReader.ReadFile(Path.Combine(AppContext.BaseDirectory, file)), rows);

    /// <summary>Checks single rows and batches of a model, scores and classes.</summary>
    public static void Run<TModel>(LutNetwork network, int rowCount)
        where TModel : ILutModel<TModel>
    {
        int features = network.Encoder.FeatureCount;
        int scoreCount = network.Head.ScoreCount;
        float[] rows = RandomNetworks.Rows(network, rowCount, seed: 9);
        var evaluator = new NetworkEvaluator(network);
        var scores = new float[rowCount * scoreCount];
        var classes = new int[rowCount];
        bool hasClass = network.Head is not BitsHead { HasClass: false };
        TModel.ScoresBatch(rows, scores);
        if (hasClass)
        {
            TModel.PredictBatch(rows, classes);
        }

        var one = new float[scoreCount];
        int wrong = 0;
        for (int i = 0; i < rowCount; i++)
        {
            float[] row = rows[(i * features)..((i + 1) * features)];
            float[] expected = evaluator.Scores(row);
            TModel.Scores(row, one);
            bool same = expected.AsSpan().SequenceEqual(one) && expected.AsSpan().SequenceEqual(scores.AsSpan(i * scoreCount, scoreCount));
            if (hasClass)
            {
                int expectedClass = evaluator.Predict(row);
                same = same && expectedClass == classes[i] && expectedClass == TModel.Predict(row);
            }

            wrong += same ? 0 : 1;
        }

        Failures += wrong > 0 ? 1 : 0;
        Console.WriteLine($"{typeof(TModel).Name} {(wrong == 0 ? "equal" : "DIFFERENT")} rows={rowCount} wrong={wrong}");
    }
}
