using LutGen.Heads;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Macs;
using LutGen.Networks;
using LutGen.Packing;
using LutGen.Testing;

namespace LutGen.Tests.Macs;

public sealed unsafe class MacPathTests
{
    private const int Seeds = 12;

    public static TheoryData<string> Kinds => new(MacNetworks.Kinds);

    public static TheoryData<string> SomeKinds => ["dense", "pruned", "looked-up", "pools", "residual"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Vectors_of_every_width_give_the_scores_that_the_evaluator_defines(string kind)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            LutNetwork network = MacNetworks.Create(kind, seed);
            MacProgram program = ProgramOf(network, $"{kind} {seed}");
            float[] rows = RandomNetworks.Rows(network, SignalLines.Samples, seed);
            float[] expected = Oracle.Scores(network, rows);
            for (int lanes = 4; lanes <= MacPath.MostLanes; lanes *= 2)
            {
                Assert.True(expected.AsSpan().SequenceEqual(Scores(network, program, rows, lanes)), $"seed {seed}, {lanes} lanes");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_engine_gives_the_classes_and_scores_of_the_evaluator_for_every_number_of_rows(string kind)
    {
        LutNetwork network = MacNetworks.Create(kind, 3);
        int features = network.Encoder.FeatureCount;
        float[] rows = RandomNetworks.Rows(network, 50, 4);
        int[] classes = Oracle.Classes(network, rows);
        float[] scores = Oracle.Scores(network, rows);
        LutEngine engine = InterpretedEngine.Create(network);
        foreach (int count in (int[])[0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 50])
        {
            var actualClasses = new int[count];
            engine.PredictBatch(rows.AsSpan(0, count * features), actualClasses);
            Assert.Equal(classes[..count], actualClasses);
            var actualScores = new float[count * network.Head.ScoreCount];
            engine.ScoresBatch(rows.AsSpan(0, count * features), actualScores);
            Assert.Equal(scores[..actualScores.Length], actualScores);
        }

        Assert.Equal(classes[1], engine.Predict(rows.AsSpan(features, features)));
    }

    [Theory]
    [MemberData(nameof(SomeKinds))]
    public void Rows_of_bytes_get_the_classes_of_the_same_values_as_floats(string kind)
    {
        LutNetwork network = MacNetworks.Create(kind, 5);
        var bytes = new byte[40 * network.Encoder.FeatureCount];
        new Random(6).NextBytes(bytes);
        var classes = new int[40];

        InterpretedEngine.Create(network).PredictBatch(bytes, classes);

        Assert.Equal(Oracle.Classes(network, [.. bytes.Select(value => (float)value)]), classes);
    }

    [Theory]
    [MemberData(nameof(SomeKinds))]
    public void Nothing_is_allocated_after_the_first_call(string kind)
    {
        LutNetwork network = MacNetworks.Create(kind, 1);
        LutEngine engine = InterpretedEngine.Create(network);
        float[] rows = RandomNetworks.Rows(network, 40, 1);
        var classes = new int[40];
        engine.PredictBatch(rows, classes);

        Assert.Equal(0, Allocations.LeastOf(() => engine.PredictBatch(rows, classes)));
        Assert.Equal(0, Allocations.LeastOf(() => engine.Predict(rows.AsSpan(0, network.Encoder.FeatureCount))));
    }

    [Fact]
    public void Both_forms_are_chosen_among_the_networks_of_these_tests()
    {
        MacStage[] stages = [.. MacNetworks.Kinds.SelectMany(kind => ProgramOf(MacNetworks.Create(kind, 3), kind).Stages).OfType<MacStage>()];

        Assert.Contains(stages, MacTimes.IsDense);
        Assert.Contains(stages, stage => !MacTimes.IsDense(stage));
    }

    internal static MacProgram ProgramOf(LutNetwork network, string what) =>
        MacProgram.Of(network) is { } program ? program : throw new InvalidOperationException($"{what} has no program");

    private static float[] Scores(LutNetwork network, MacProgram program, float[] rows, int lanes)
    {
        HeadReadout head = HeadReadout.Create(network.Head, [.. network.Head.Signals.Select(network.WidthOf)]);
        var path = new MacPath(program, null, RowReaders.ForFloats(network.Encoder).Encoder, RowReaders.ForBytes(network.Encoder).Encoder, head.Counts, lanes);
        int count = rows.Length / network.Encoder.FeatureCount;
        var scores = new float[count * network.Head.ScoreCount];
        fixed (float* first = rows)
        {
            int* numbers = path.Evaluate(first, count);
            for (int i = 0; i < count; i++)
            {
                head.Scores(numbers + i * path.Stride, scores.AsSpan(i * network.Head.ScoreCount, network.Head.ScoreCount));
            }
        }

        return scores;
    }
}
