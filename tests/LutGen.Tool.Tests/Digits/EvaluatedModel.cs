using LutGen.Cost;
using LutGen.Evaluation;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tool.Tests.Digits;

/// <summary>A model of 5 x 5 pixels and three classes, not compiled but evaluated: the sample takes any.</summary>
internal sealed class EvaluatedModel : ILutModel<EvaluatedModel>
{
    private static readonly LutNetwork Network = RandomNetworks.GateLayers(4, 25, 1, 30, 3);

    public static LutModelInfo Info { get; } = new("evaluated", 25, 25, 30, 3, new NetworkBounds(30, 30, 120, 1, 30), [new("seed", "4"), new("command", "by hand")]);

    public static HardwareCost Cost { get; } = HardwareCost.Of(Network);

    public static int Predict(ReadOnlySpan<float> features) => new NetworkEvaluator(Network).Predict(features.ToArray());

    public static int Predict(ReadOnlySpan<byte> features) => Predict(Array.ConvertAll(features.ToArray(), b => (float)b));

    public static void Scores(ReadOnlySpan<float> features, Span<float> scores) => new NetworkEvaluator(Network).Scores(features.ToArray()).CopyTo(scores);

    public static void PredictBatch(ReadOnlySpan<float> rows, Span<int> classes)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = Predict(rows.Slice(25 * i, 25));
        }
    }

    public static void PredictBatch(ReadOnlySpan<byte> rows, Span<int> classes) => PredictBatch(Array.ConvertAll(rows.ToArray(), b => (float)b), classes);

    public static void ScoresBatch(ReadOnlySpan<float> rows, Span<float> scores)
    {
        for (int i = 0; i < scores.Length / 3; i++)
        {
            Scores(rows.Slice(25 * i, 25), scores.Slice(3 * i, 3));
        }
    }

    public static void EvaluateBits(ReadOnlySpan<ulong> inputPlanes, Span<ulong> outputPlanes) => throw new NotSupportedException("the sample does not use it");
}
