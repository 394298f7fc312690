using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Core.Tests.Networks;

public sealed class AddLayerTests
{
    [Fact]
    public void Grids_of_different_widths_are_added_signal_by_signal()
    {
        // Two grids of 1 x 1 x 3 signals, of 4 and of 2 bits.
        int[] codes = Evaluate([4, 4, 4, 2, 2, 2], [(0, 3), (3, -5)], bias: 6, shift: 1, zero: 1, bits: 5, [15, 0, 7, 3, 0, 1]);

        // (6 + 45 - 15 + 1) >> 1, (6 + 1) >> 1, (6 + 21 - 5 + 1) >> 1, and 1.
        Assert.Equal([19, 4, 12], codes);
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(1, 5)] // 4.5, half up
    [InlineData(2, 2)] // 2.25
    [InlineData(31, 0)]
    public void The_shift_rounds_half_up(int shift, int code)
    {
        Assert.Equal([code], Evaluate([4], [(0, 1)], bias: 0, shift, zero: 0, bits: 4, [9]));
    }

    [Theory]
    [InlineData(-40, 0, 0)]
    [InlineData(-40, 50, 15)]
    [InlineData(1, int.MinValue, 0)]
    [InlineData(1, int.MaxValue, 15)]
    [InlineData(int.MaxValue - 15, 0, 15)]
    [InlineData(-int.MaxValue + 15, int.MaxValue, 15)]
    public void The_zero_point_is_added_behind_the_shift_and_the_code_is_clamped(int bias, int zero, int code)
    {
        Assert.Equal([code], Evaluate([4], [(0, 1)], bias, shift: 0, zero, bits: 4, [5]));
    }

    [Fact]
    public void A_grid_may_be_added_to_itself()
    {
        Assert.Equal([3], Evaluate([2], [(0, 1), (0, 2)], bias: 0, shift: 0, zero: 0, bits: 2, [1]));
    }

    [Fact]
    public void The_output_is_a_grid_of_the_same_shape()
    {
        var scope = new SignalScope(Enumerable.Repeat(3, 24));
        var layer = new AddLayer(scope, 5, [new(new SignalGrid(0, 2, 3, 2), 1), new(new SignalGrid(12, 2, 3, 2), 1)], 0, 0, 0);

        Assert.Equal(new SignalGrid(24, 2, 3, 2), layer.Output);
        Assert.Equal((12, 5), (layer.Count, layer.OutputBits));
    }

    private static int[] Evaluate(int[] widths, (int From, int Multiplier)[] terms, int bias, int shift, int zero, int bits, int[] codes)
    {
        var builder = new NetworkBuilder("add", new QuantizerEncoder(widths.Select(width => new Quantizer(width, 1, 0)).ToArray()));
        int size = widths.Length / terms.Select(term => term.From).Distinct().Count();
        builder.Add(new AddLayer(builder.Scope, bits, terms.Select(term => new AddTerm(new SignalGrid(term.From, 1, 1, size), term.Multiplier)).ToArray(), bias, shift, zero));
        return new NetworkEvaluator(builder.Build(new ArgmaxHead([0]))).EvaluateCodes(codes).Skip(widths.Length).ToArray();
    }
}
