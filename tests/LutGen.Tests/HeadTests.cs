using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tests;

/// <summary>Heads on the encoder's own signals, so that nothing but the head is at work.</summary>
public sealed class HeadTests
{
    private const int Rows = 300;

    public static TheoryData<string, OutputHead> HeadsOfBits
    {
        get
        {
            var heads = new TheoryData<string, OutputHead>();
            foreach (int size in new[] { 1, 2, 3, 4, 7, 8, 15, 16, 17, 31, 33, 100 })
            {
                heads.Add($"groups of {size}", Groups(size, 4, _ => 0));
            }

            heads.Add("one group", Groups(9, 1, _ => 0.5f));
            heads.Add("an empty group", new GroupSumHead(3, [new SumGroup(0, new SignalList([])), new SumGroup(0, new SignalList([1, 1, 2]))]));
            heads.Add("empty groups only", new GroupSumHead(3, [new SumGroup(0, new SignalList([])), new SumGroup(1, new SignalList([]))]));
            heads.Add("betas that differ", Groups(20, 5, c => c * 0.75f - 1));
            heads.Add("betas of infinite weight", Groups(20, 3, c => c == 2 ? 3e38f : 1e30f));
            heads.Add("equal betas too large to tell sums apart", Groups(20, 3, _ => 1e30f));
            heads.Add("many groups", Groups(3, 150, _ => 0));
            heads.Add("31 bits", new BitsHead(Enumerable.Range(0, 31)));
            heads.Add("one bit", new BitsHead([5]));
            heads.Add("argmax of bits", new ArgmaxHead(Enumerable.Range(0, 40)));
            heads.Add("argmax of one", new ArgmaxHead([3]));
            return heads;
        }
    }

    public static TheoryData<string, OutputHead> HeadsOfCodes => new()
    {
        { "argmax", new ArgmaxHead(Enumerable.Range(0, 12)) },
        { "argmax of one", new ArgmaxHead([7]) },
        { "sums of codes", Groups(6, 2, _ => 0) },
        { "sums of codes with betas", Groups(4, 3, c => -10f * c) },
        { "dequantised alike", Dequantized(12, _ => (0.3f, 5)) },
        { "dequantised each its own way", Dequantized(12, i => (0.1f + i * 0.07f, i)) },
        { "steps so small that scores are equal", Dequantized(12, _ => (float.Epsilon / 1.5f + float.Epsilon, 2)) },
        { "steps so large that scores are infinite", Dequantized(12, _ => (1e38f, 9)) },
        { "dequantised one", Dequantized(1, _ => (2f, 4)) },
        { "numbers of 27 bits", new BitsHead([0, 4, 11, 11]) },
    };

    [Theory]
    [MemberData(nameof(HeadsOfBits))]
    public void A_head_of_bits_is_read_off_planes_as_it_defines_itself(string name, OutputHead head) => Check(name, new RawBitsEncoder(100), head);

    [Theory]
    [MemberData(nameof(HeadsOfCodes))]
    public void A_head_of_codes_is_read_off_planes_as_it_defines_itself(string name, OutputHead head) =>
        Check(name, new QuantizerEncoder(Enumerable.Range(0, 12).Select(i => new Quantizer(1 + i % 9, 1, 0)).ToArray()), head);

    [Fact]
    public void Outputs_of_more_than_31_bits_make_no_class_but_scores()
    {
        LutNetwork network = new NetworkBuilder("bits", new RawBitsEncoder(40)).Build(new BitsHead(Enumerable.Range(0, 32)));
        LutEngine engine = Engines.Wide(network, 8);
        float[] rows = RandomNetworks.Rows(network, 3, 1);
        var scores = new float[3 * 32];

        engine.ScoresBatch(rows, scores);

        Assert.Equal(Oracle.Scores(network, rows), scores);
        Assert.Throws<NotSupportedException>(() => engine.PredictBatch(rows, new int[3]));
        Assert.Throws<NotSupportedException>(() => engine.Predict(rows.AsSpan(0, 40)));
    }

    private static GroupSumHead Groups(int size, int count, Func<int, float> beta) => new(
        7, Enumerable.Range(0, count).Select(c => new SumGroup(beta(c), new SignalList(Enumerable.Range(0, size).Select(i => (c * 7 + i) % (size < 10 && count < 5 ? 12 : 100)))))
            .ToArray());

    private static DequantizeHead Dequantized(int count, Func<int, (float Scale, int Zero)> step) =>
        new(Enumerable.Range(0, count).Select(i => new DequantizedScore(i, step(i).Scale, step(i).Zero)).ToArray());

    private static void Check(string name, InputEncoder encoder, OutputHead head)
    {
        LutNetwork network = new NetworkBuilder("head", encoder).Build(head);
        float[] rows = RandomNetworks.Rows(network, Rows, 4);
        int[] classes = Oracle.Classes(network, rows);
        float[] scores = Oracle.Scores(network, rows);
        foreach ((string engineName, LutEngine engine) in Engines.All(network))
        {
            var actualClasses = new int[Rows];
            engine.PredictBatch(rows, actualClasses);
            Assert.True(classes.SequenceEqual(actualClasses), $"classes of {name}, {engineName}");

            var actualScores = new float[scores.Length];
            engine.ScoresBatch(rows, actualScores);
            Assert.True(scores.SequenceEqual(actualScores), $"scores of {name}, {engineName}");

            Assert.Equal(classes[0], engine.Predict(rows.AsSpan(0, encoder.FeatureCount)));
        }
    }
}
