using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Core.Tests.Evaluation;

public sealed class NetworkEvaluatorTests
{
    [Fact]
    public void Scores_of_two_classes_of_two_gates_are_as_worked_out_by_hand()
    {
        // Class 0 = AND + TRUE, class 1 = OR + XOR: a constant in a sum must not get lost.
        var evaluator = new NetworkEvaluator(TwoClasses());

        Assert.Equal([1f, 0f], evaluator.Scores([0, 0]));
        Assert.Equal([1f, 2f], evaluator.Scores([0, 1]));
        Assert.Equal([1f, 2f], evaluator.Scores([1, 0]));
        Assert.Equal([2f, 1f], evaluator.Scores([1, 1]));
        Assert.Equal([0, 1, 1, 0], new float[][] { [0, 0], [0, 1], [1, 0], [1, 1] }.Select(row => evaluator.Predict(row)));
    }

    [Fact]
    public void All_signals_stand_in_the_order_of_their_ids()
    {
        Assert.Equal([1, 0, 0, 1, 1, 1], new NetworkEvaluator(TwoClasses()).Evaluate([1, 0]));
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new NetworkEvaluator(TwoClasses()).Predict([1, 0, 1]));
    }

    [Fact]
    public void A_network_may_be_nothing_but_an_encoder_and_a_head()
    {
        LutNetwork network = new NetworkBuilder("direct", new RawBitsEncoder(2)).Build(new ArgmaxHead([0, 1]));

        Assert.Equal(1, new NetworkEvaluator(network).Predict([0, 1]));
    }

    private static LutNetwork TwoClasses()
    {
        var builder = new NetworkBuilder("two-classes", new RawBitsEncoder(2));
        LutLayer.Builder layer = builder.Luts(outputBits: 1);
        foreach (int gate in new[] { 1, 15, 7, 6 })
        {
            layer.Add([0, 1], TruthTable.Gate(gate));
        }

        builder.Add(layer.Build());
        return builder.Build(GroupSumHead.Contiguous(2, 4, 2, 1));
    }
}
