using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tests;

public sealed class EngineTests
{
    private const int Seeds = 4;

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kernel_predicts_the_classes_and_scores_that_the_evaluator_defines(string kind)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            LutNetwork network = RandomNetworks.Create(kind, seed);
            float[] rows = RandomNetworks.Rows(network, 700 + 37 * seed, seed);
            int[] classes = Oracle.Classes(network, rows);
            float[] scores = Oracle.Scores(network, rows);
            foreach ((string name, LutEngine engine) in Engines.All(network))
            {
                var actualClasses = new int[classes.Length];
                engine.PredictBatch(rows, actualClasses);
                AssertEqual(classes, actualClasses, name);

                var actualScores = new float[scores.Length];
                engine.ScoresBatch(rows, actualScores);
                AssertEqual(scores, actualScores, name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Single_rows_get_the_classes_and_scores_of_batches(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 1);
        int features = network.Encoder.FeatureCount;
        float[] rows = RandomNetworks.Rows(network, 40, 2);
        int[] classes = Oracle.Classes(network, rows);
        float[] scores = Oracle.Scores(network, rows);
        var row = new float[network.Head.ScoreCount];
        foreach ((string name, LutEngine engine) in Engines.All(network))
        {
            for (int i = 0; i < classes.Length; i++)
            {
                ReadOnlySpan<float> one = rows.AsSpan(i * features, features);
                Assert.True(classes[i] == engine.Predict(one), $"{name}: row {i}");
                engine.Scores(one, row);
                AssertEqual(scores.AsSpan(i * row.Length, row.Length), row, name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rows_of_bytes_get_the_classes_of_the_same_values_as_floats(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 2);
        int features = network.Encoder.FeatureCount;
        var bytes = new byte[600 * features];
        new Random(5).NextBytes(bytes);
        for (int i = 0; i < bytes.Length; i += 3)
        {
            bytes[i] &= 1;
        }

        int[] classes = Oracle.Classes(network, bytes.Select(b => (float)b).ToArray());
        foreach ((string name, LutEngine engine) in Engines.All(network))
        {
            var actual = new int[classes.Length];
            engine.PredictBatch(bytes, actual);
            AssertEqual(classes, actual, name);
            for (int i = 0; i < 20; i++)
            {
                Assert.True(classes[i] == engine.Predict(bytes.AsSpan(i * features, features)), $"{name}: row {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bit_planes_of_any_number_of_words_give_the_planes_of_the_heads_signals(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 3);
        int inputBits = network.Encoder.Widths.Sum();
        foreach (int words in new[] { 0, 1, 2, 3, 8, 11 })
        {
            var random = new Random(words);
            ulong[] inputs = Enumerable.Range(0, inputBits * words).Select(_ => (ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64()).ToArray();
            ulong[] expected = Oracle.OutputPlanes(network, inputs, words);
            foreach ((string name, LutEngine engine) in Engines.All(network))
            {
                var actual = new ulong[expected.Length];
                actual.AsSpan().Fill(0xDEAD);
                engine.EvaluateBits(inputs, actual);
                AssertEqual(expected, actual, $"{name}, {words} words");
            }
        }
    }

    [Theory]
    [InlineData("thermometer")]
    [InlineData("luts")]
    [InlineData("bits")]
    public void Batches_of_every_size_get_the_classes_of_their_rows_and_leave_what_is_behind_alone(string kind)
    {
        const int Largest = 1_100;
        LutNetwork network = RandomNetworks.Create(kind, 6);
        int features = network.Encoder.FeatureCount;
        float[] rows = RandomNetworks.Rows(network, Largest, 3);
        int[] expected = Oracle.Classes(network, rows);
        foreach (int words in new[] { 8, 1 })
        {
            LutEngine engine = Engines.Wide(network, words);
            var classes = new int[Largest + 1];
            for (int count = 0; count <= Largest; count++)
            {
                classes.AsSpan().Fill(-7);
                engine.PredictBatch(rows.AsSpan(0, count * features), classes.AsSpan(0, count));
                AssertEqual(expected.AsSpan(0, count), classes.AsSpan(0, count), $"{words} words, {count} rows");
                Assert.Equal(-7, classes[count]);
            }
        }
    }

    private static void AssertEqual<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        where T : IEquatable<T>
    {
        int same = expected.CommonPrefixLength(actual);
        Assert.True(same == expected.Length && same == actual.Length, $"{what}: differs at {same} of {expected.Length}");
    }

    private static void AssertEqual<T>(T[] expected, T[] actual, string what)
        where T : IEquatable<T> => AssertEqual<T>(expected.AsSpan(), actual.AsSpan(), what);
}
