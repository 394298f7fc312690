using LutGen.Evaluation;
using LutGen.Networks;

namespace LutGen.Tool.Models;

/// <summary>A model file that can be run.</summary>
internal sealed class RunnableModel(LutNetwork network)
{
    private readonly NetworkEvaluator _evaluator = new(network);

    /// <summary>The network.</summary>
    public LutNetwork Network { get; } = network;

    /// <summary>Features of a row.</summary>
    public int FeatureCount => Network.Encoder.FeatureCount;

    /// <summary>The classes of many rows.</summary>
    /// <param name="rows">Row-major features.</param>
    /// <param name="classes">Receives one class a row.</param>
    public void PredictBatch(ReadOnlySpan<float> rows, Span<int> classes)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = _evaluator.Predict(rows.Slice(i * FeatureCount, FeatureCount).ToArray());
        }
    }

    /// <summary>The scores of many rows.</summary>
    /// <param name="rows">Row-major features.</param>
    /// <param name="scores">Receives the scores, row-major.</param>
    public void ScoresBatch(ReadOnlySpan<float> rows, Span<float> scores)
    {
        int count = Network.Head.ScoreCount;
        for (int i = 0; i < scores.Length / count; i++)
        {
            _evaluator.Scores(rows.Slice(i * FeatureCount, FeatureCount).ToArray()).CopyTo(scores[(i * count)..]);
        }
    }
}
