using LutGen.Cost;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tests;

public sealed class ParallelBatchTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(511, 4)]
    [InlineData(513, 4)]
    [InlineData(5_000, 1)]
    [InlineData(5_000, 3)]
    [InlineData(20_001, 0)]
    public void All_rows_get_the_classes_and_scores_of_one_thread(int count, int degreeOfParallelism)
    {
        float[] rows = RandomNetworks.Rows(Thermometers.Network, count, 3);
        byte[] bytes = rows.Select(r => float.IsFinite(r) ? (byte)r : (byte)0).ToArray();
        var expected = new int[count];
        var classes = new int[count];

        Thermometers.PredictBatch(rows, expected);
        ParallelBatch.Predict<Thermometers>(rows, classes, degreeOfParallelism);
        Assert.Equal(expected, classes);

        Thermometers.PredictBatch(bytes, expected);
        ParallelBatch.Predict<Thermometers>(bytes, classes, degreeOfParallelism);
        Assert.Equal(expected, classes);

        var expectedScores = new float[count * Thermometers.Info.ScoreCount];
        var scores = new float[expectedScores.Length];
        Thermometers.ScoresBatch(rows, expectedScores);
        ParallelBatch.Scores<Thermometers>(rows, scores, degreeOfParallelism);
        Assert.Equal(expectedScores, scores);
    }

    [Fact]
    public void Lengths_that_do_not_agree_are_refused_as_by_the_model()
    {
        int features = Thermometers.Info.FeatureCount;
        Assert.Throws<ArgumentException>(() => ParallelBatch.Predict<Thermometers>(new float[2_000 * features + 1], new int[2_000]));
        Assert.Throws<ArgumentException>(() => ParallelBatch.Scores<Thermometers>(new float[2_000 * features], new float[2_000 * Thermometers.Info.ScoreCount - 1]));
    }

    [Fact]
    public void A_negative_degree_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ParallelBatch.Predict<Thermometers>(Array.Empty<float>(), Array.Empty<int>(), -1));

    /// <summary>What the generator writes for a model that is interpreted.</summary>
    private sealed class Thermometers : ILutModel<Thermometers>
    {
        public static readonly LutNetwork Network = RandomNetworks.Create("thermometer", 8);

        private static readonly LutEngine s_engine = InterpretedEngine.Create(Network);

        public static LutModelInfo Info => s_engine.Info;

        public static HardwareCost Cost => HardwareCost.Of(Network);

        public static int Predict(ReadOnlySpan<float> features) => s_engine.Predict(features);

        public static int Predict(ReadOnlySpan<byte> features) => s_engine.Predict(features);

        public static void Scores(ReadOnlySpan<float> features, Span<float> scores) => s_engine.Scores(features, scores);

        public static void PredictBatch(ReadOnlySpan<float> rows, Span<int> classes) => s_engine.PredictBatch(rows, classes);

        public static void PredictBatch(ReadOnlySpan<byte> rows, Span<int> classes) => s_engine.PredictBatch(rows, classes);

        public static void ScoresBatch(ReadOnlySpan<float> rows, Span<float> scores) => s_engine.ScoresBatch(rows, scores);

        public static void EvaluateBits(ReadOnlySpan<ulong> inputPlanes, Span<ulong> outputPlanes) => s_engine.EvaluateBits(inputPlanes, outputPlanes);
    }
}
