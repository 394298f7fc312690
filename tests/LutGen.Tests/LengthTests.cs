using LutGen.Circuits;
using LutGen.Interpretation;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tests;

public sealed class LengthTests
{
    // 9 features and input bits, 5 scores of 4 * 3 + 1 = 13 output bits.
    private static readonly LutNetwork s_network = RandomNetworks.Create("bits", 0);
    private static readonly LutEngine s_engine = Engines.Wide(s_network, 8);

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(10)]
    public void A_row_of_another_length_is_refused_with_both_lengths(int length)
    {
        Says(() => s_engine.Predict(new float[length]), $"{length}", "9");
        Says(() => s_engine.Predict(new byte[length]), $"{length}", "9");
        Says(() => s_engine.Scores(new float[length], new float[5]), $"{length}", "9");
    }

    [Fact]
    public void Scores_of_another_length_are_refused_with_both_lengths() => Says(() => s_engine.Scores(new float[9], new float[4]), "4", "5");

    [Theory]
    [InlineData(17, 2)]
    [InlineData(18, 1)]
    [InlineData(18, 3)]
    [InlineData(9, 0)]
    public void Batches_whose_lengths_do_not_agree_are_refused(int values, int classes)
    {
        Says(() => s_engine.PredictBatch(new float[values], new int[classes]), $"{values} values", $"{classes} rows");
        Says(() => s_engine.PredictBatch(new byte[values], new int[classes]), $"{values} values", $"{classes} rows");
    }

    [Theory]
    [InlineData(17, 5)]
    [InlineData(18, 11)]
    [InlineData(0, 5)]
    public void Score_batches_whose_lengths_do_not_agree_are_refused(int values, int scores) =>
        Says(() => s_engine.ScoresBatch(new float[values], new float[scores]), $"{values} values", $"{scores} scores", "9 features", "5 scores");

    [Theory]
    [InlineData(9, 12)]
    [InlineData(10, 13)]
    [InlineData(18, 13)]
    public void Planes_whose_lengths_do_not_agree_are_refused(int inputs, int outputs) =>
        Says(() => s_engine.EvaluateBits(new ulong[inputs], new ulong[outputs]), $"{inputs} input", $"{outputs} output", "9 input", "13 output");

    [Fact]
    public void Empty_batches_are_fine()
    {
        s_engine.PredictBatch(ReadOnlySpan<float>.Empty, []);
        s_engine.ScoresBatch([], []);
        s_engine.EvaluateBits([], []);
    }

    [Fact]
    public void Kernels_that_do_not_fit_the_network_or_are_missing_are_refused()
    {
        LutNetwork other = RandomNetworks.Create("wide-gates", 0);
        BitKernel wrong = Engines.Kernel(other, 1);
        Circuit circuit = CircuitLowering.Lower(s_network, 1_000)!;
        Assert.Throws<ArgumentException>(() => Engines.Create(s_network, new LutKernels { Batch = wrong, Circuit = () => circuit }));
        Assert.Throws<ArgumentException>(() => Engines.Create(s_network, new LutKernels()));
        Assert.Throws<ArgumentException>(() => Engines.Create(s_network, new LutKernels { Batch = Engines.Kernel(s_network, 8) }));
        Assert.Throws<ArgumentException>(() => Engines.Create(s_network, new LutKernels { Batch = Engines.Kernel(s_network, 8), SumWidths = [1, 2, 3], Circuit = () => circuit }));
        Assert.Throws<ArgumentException>(() => Engines.Create(s_network, new LutKernels
        {
            Batch = Engines.Kernel(s_network, 8), SumWidths = [s_network.Head.Signals.Sum(s_network.WidthOf)], Codes = new NetworkCodeKernel(s_network),
        }));
    }

    private static void Says(Action action, params string[] words)
    {
        string message = Assert.Throws<ArgumentException>(action).Message;
        Assert.All(words, word => Assert.Contains(word, message));
    }
}
