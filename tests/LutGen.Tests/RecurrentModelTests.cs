using LutGen.Cost;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tests;

public sealed class RecurrentModelTests
{
    private static readonly LutModelFile s_counter = LutModelFile.FromNetwork(Counter("2"));

    [Fact]
    public void A_step_hands_the_last_scores_to_the_last_features()
    {
        RecurrentModel counter = RecurrentModel.Of(s_counter);
        Assert.Equal((1, 1, 2, 1), (counter.InputCount, counter.OutputCount, counter.StateCount, counter.Sequences));
        Assert.Equal([1, 2, 2, 5, 8, 8], Steps(counter, 1, 1, 0, 3, 3, 0));
        Assert.Equal([8, 0], counter.State.ToArray());
        Assert.Equal([9, 9], Steps(counter, 1, 0));
        counter.Reset();
        Assert.Equal([0, 0], counter.State.ToArray());
        Assert.Equal([2], Steps(counter, 2));
    }

    [Fact]
    public void Sequences_side_by_side_do_not_see_each_other()
    {
        const int Sequences = 70;
        RecurrentModel many = RecurrentModel.Of(s_counter, Sequences);
        RecurrentModel[] alone = [.. Enumerable.Range(0, Sequences).Select(_ => RecurrentModel.Of(s_counter))];
        Random random = new(1);
        float[] outputs = new float[Sequences];
        for (int step = 0; step < 20; step++)
        {
            if (step == 10)
            {
                many.Reset(3);
                alone[3].Reset();
                many.Reset(4, [5, 1]);
                alone[4].Reset(0, [5, 1]);
            }

            float[] inputs = [.. Enumerable.Range(0, Sequences).Select(_ => (float)random.Next(4))];
            many.Step(inputs, outputs);
            Assert.Equal(inputs.Zip(alone, (input, one) => Steps(one, input)[0]), outputs);
            Assert.Equal(alone.SelectMany(one => one.State.ToArray()), many.State.ToArray());
        }
    }

    [Fact]
    public void A_class_that_implements_a_model_is_stepped_too() => Assert.Equal([1, 3], Steps(RecurrentModel.Of<CounterModel>(), 1, 2));

    [Fact]
    public void A_step_allocates_nothing()
    {
        RecurrentModel model = RecurrentModel.Of(s_counter, 20);
        float[] inputs = new float[20], outputs = new float[20];
        Assert.Equal(0, Allocations.LeastOf(() => model.Step(inputs, outputs)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("-1")]
    [InlineData("two")]
    public void A_model_without_a_state_that_it_has_room_for_is_refused(string? state)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => RecurrentModel.Of(LutModelFile.FromNetwork(Counter(state))));
        Assert.Contains($"'counter' has the metadata state '{state}'; expected the number of values of its state, 1 to 3", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_lengths_are_refused_and_leave_the_state_as_it_was()
    {
        RecurrentModel model = RecurrentModel.Of(s_counter, 2);
        model.Step([1, 3], new float[2]);
        Assert.Contains("1 values; expected 1 for each of 2 sequences", Assert.Throws<ArgumentException>(() => model.Step([1], new float[2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.Step([1, 1], new float[3]));
        Assert.Throws<ArgumentException>(() => model.Reset(0, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Reset(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => RecurrentModel.Of(s_counter, 0));
        Assert.Equal([1, 0, 3, 0], model.State.ToArray());
    }

    private static float[] Steps(RecurrentModel model, params float[] inputs)
    {
        float[] output = new float[1];
        return [.. inputs.Select(input =>
        {
            model.Step([input], output);
            return output[0];
        })];
    }

    /// <summary>Adds a feature of two bits to a count of four, modulo 16; the other value of its state stays 0 or 1.</summary>
    private static LutNetwork Counter(string? state)
    {
        NetworkBuilder builder = new("counter", new QuantizerEncoder([new Quantizer(2, 1, 0), new Quantizer(4, 1, 0), new Quantizer(1, 1, 0)]));
        LutLayer.Builder sums = builder.Luts(4, Addressing.Sum);
        int sum = sums.Add([0, 1], TruthTable.FromFunction(sums.AddressBitsFor([0, 1]), 4, address => address % 16));
        builder.Add(sums.Build());
        return builder.Build(
            new DequantizeHead([new DequantizedScore(sum, 1, 0), new DequantizedScore(sum, 1, 0), new DequantizedScore(2, 1, 0)]),
            state is null ? null : new NetworkMetadata([new("state", state)]));
    }

    private sealed class CounterModel : ILutModel<CounterModel>
    {
        public static LutModelInfo Info => s_counter.Info;

        public static HardwareCost Cost => HardwareCost.Of(s_counter.Network);

        public static int Predict(ReadOnlySpan<float> features) => s_counter.Predict(features);

        public static int Predict(ReadOnlySpan<byte> features) => s_counter.Predict(features);

        public static void Scores(ReadOnlySpan<float> features, Span<float> scores) => s_counter.Scores(features, scores);

        public static void PredictBatch(ReadOnlySpan<float> rows, Span<int> classes) => s_counter.PredictBatch(rows, classes);

        public static void PredictBatch(ReadOnlySpan<byte> rows, Span<int> classes) => s_counter.PredictBatch(rows, classes);

        public static void ScoresBatch(ReadOnlySpan<float> rows, Span<float> scores) => s_counter.ScoresBatch(rows, scores);

        public static void EvaluateBits(ReadOnlySpan<ulong> inputPlanes, Span<ulong> outputPlanes) => s_counter.EvaluateBits(inputPlanes, outputPlanes);
    }
}
