using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Core.Tests.Heads;

public sealed class HeadTests
{
    [Fact]
    public void A_group_sum_is_the_sum_of_codes_plus_beta_over_tau()
    {
        var head = new GroupSumHead(4, [new SumGroup(0.5f, new SignalList([0, 1])), new SumGroup(-1, new SignalList([2, 2, 2])), new SumGroup(3, new SignalList([]))]);

        Assert.Equal([(3 + 9 + 0.5f) / 4, (3 * 2 - 1f) / 4, 0.75f], Scores(head, 3, 9, 2));
        Assert.Equal(0, Predict(head, 3, 9, 2));
        Assert.Equal(1, Predict(head, 0, 0, 2));
        Assert.Equal(2, Predict(head, 0, 0, 0));
    }

    [Fact]
    public void The_first_of_equal_group_sums_wins_and_betas_decide()
    {
        Assert.Equal(0, Predict(GroupSumHead.Contiguous(0, 4, 2, 1), 1, 2, 3, 0));
        Assert.Equal(1, Predict(GroupSumHead.Contiguous(0, 4, 2, 1), 1, 2, 3, 1));
        Assert.Equal(1, Predict(new GroupSumHead(1, [new SumGroup(0, new SignalList([0])), new SumGroup(0.001f, new SignalList([1]))]), 7, 7));
    }

    [Fact]
    public void Contiguous_groups_cut_the_outputs_in_order()
    {
        GroupSumHead head = GroupSumHead.Contiguous(1, 6, 3, 2, 1);

        Assert.Equal([1, 2, 3, 4, 5, 6], head.Signals);
        Assert.Equal([2f, 1f, 3f], Scores(head, 9, 1, 2, 0, 1, 3, 2));
    }

    [Fact]
    public void The_class_of_an_argmax_is_the_first_largest_code()
    {
        Assert.Equal(1, Predict(new ArgmaxHead([0, 1, 2]), 2, 5, 5));
        Assert.Equal(0, Predict(new ArgmaxHead([0, 1, 2]), 0, 0, 0));
        Assert.Equal(2, Predict(new ArgmaxHead([2, 1, 0]), 9, 5, 5));
        Assert.Equal([5f, 5f, 9f], Scores(new ArgmaxHead([2, 1, 0]), 9, 5, 5));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    public void An_argmax_of_one_signal_is_class_1_if_its_code_is_not_0(int code, int expected)
    {
        Assert.Equal(expected, Predict(new ArgmaxHead([0]), code));
    }

    [Fact]
    public void A_dequantised_score_is_the_code_less_its_zero_times_its_scale()
    {
        var head = new DequantizeHead([new DequantizedScore(0, 0.5f, 4), new DequantizedScore(1, 0.25f, 0), new DequantizedScore(0, 0.5f, 4)]);

        Assert.Equal([-1f, 0.5f, -1f], Scores(head, 2, 2));
        Assert.Equal(1, Predict(head, 2, 2));
        Assert.Equal(0, Predict(head, 5, 2)); // 0.5 three times: the first
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    public void One_dequantised_score_is_class_1_if_it_is_above_0(int code, int expected)
    {
        Assert.Equal(expected, Predict(new DequantizeHead([new DequantizedScore(0, 0.5f, 4)]), code));
    }

    [Fact]
    public void The_class_of_a_bits_head_is_its_codes_side_by_side_first_signal_most_significant()
    {
        LutNetwork network = Network([1, 3, 2], new BitsHead([1, 0, 2, 1]));
        var evaluator = new NetworkEvaluator(network);
        int[] codes = evaluator.EvaluateCodes([1, 6, 2]);

        Assert.True(((BitsHead)network.Head).HasClass);
        Assert.Equal(0b110_1_10_110, network.Head.Predict(codes));
        Assert.Equal([6f, 1f, 2f, 6f], evaluator.ScoresOf(codes));
    }

    [Theory]
    [InlineData(new[] { 16, 15 }, true)]
    [InlineData(new[] { 16, 16 }, false)]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, false)]
    public void Outputs_of_more_than_31_bits_make_no_class_but_have_scores(int[] widths, bool hasClass)
    {
        var head = new BitsHead(Enumerable.Range(0, widths.Length));
        var evaluator = new NetworkEvaluator(Network(widths, head));
        int[] codes = evaluator.EvaluateCodes(widths.Select(w => (1 << w) - 1).ToArray());

        Assert.Equal(hasClass, head.HasClass);
        Assert.Equal(widths.Select(w => (float)((1 << w) - 1)), evaluator.ScoresOf(codes));
        if (hasClass)
        {
            Assert.Equal(int.MaxValue, head.Predict(codes));
        }
        else
        {
            Assert.Throws<NotSupportedException>(() => head.Predict(codes));
        }
    }

    private static LutNetwork Network(int[] widths, OutputHead head) =>
        new NetworkBuilder("head", new QuantizerEncoder(widths.Select(w => new Quantizer(w, 1, 0)).ToArray())).Build(head);

    private static int Predict(OutputHead head, params int[] codes) => head.Predict(codes);

    private static float[] Scores(OutputHead head, params int[] codes)
    {
        var scores = new float[head.ScoreCount];
        head.Scores(codes, scores);
        return scores;
    }
}
