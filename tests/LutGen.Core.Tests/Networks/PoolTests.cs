using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Core.Tests.Networks;

public sealed class PoolTests
{
    [Theory]
    [InlineData("1001 0100 0011 1001", "1111")]
    [InlineData("1111 1111 0011 0011", "1101")]
    [InlineData("0000 0000 0000 0000", "0000")]
    [InlineData("0001 0000 0000 0000", "0100")]
    public void OR_pooling_finds_a_one_in_each_quarter(string image, string expected)
    {
        int[] pixels = image.Where(c => c != ' ').Select(c => c - '0').ToArray();

        Assert.Equal(expected, string.Concat(Pool(1, new SignalGrid(0, 1, 4, 4), new SlidingWindow(2, 2, 2, 0), PoolKind.Or, pixels)));
        Assert.Equal(expected, string.Concat(Pool(1, new SignalGrid(0, 1, 4, 4), new SlidingWindow(2, 2, 2, 0), PoolKind.Max, pixels)));
    }

    [Fact]
    public void Codes_are_ORed_bit_by_bit_or_the_largest_is_taken()
    {
        int[] codes = [1, 2, 4, 0];

        Assert.Equal([7], Pool(3, new SignalGrid(0, 1, 2, 2), new SlidingWindow(2, 2, 1, 0), PoolKind.Or, codes));
        Assert.Equal([4], Pool(3, new SignalGrid(0, 1, 2, 2), new SlidingWindow(2, 2, 1, 0), PoolKind.Max, codes));
    }

    [Fact]
    public void An_average_rounds_halves_up_and_padding_counts_as_zero()
    {
        Assert.Equal([2, 3, 1], Pool(3, new SignalGrid(0, 1, 1, 6), new SlidingWindow(1, 2, 2, 0), PoolKind.Average, [1, 2, 3, 3, 0, 1]));
        Assert.Equal([1, 2, 2], Pool(3, new SignalGrid(0, 1, 1, 3), new SlidingWindow(1, 3, 1, 1), PoolKind.Average, [1, 3, 2]).Skip(3).Take(3).ToArray());
        Assert.Equal([7], Pool(3, new SignalGrid(0, 1, 3, 3), new SlidingWindow(3, 3, 1, 0), PoolKind.Average, [7, 7, 7, 7, 7, 7, 7, 7, 7]));
    }

    [Fact]
    public void Windows_may_overlap_and_padding_counts_as_zero()
    {
        int[] row = [1, 2, 3, 2, 1];

        Assert.Equal([2, 3, 3, 3, 2], Pool(2, new SignalGrid(0, 1, 1, 5), new SlidingWindow(3, 3, 1, 1), PoolKind.Max, row));
        Assert.Equal([2, 3, 2], Pool(2, new SignalGrid(0, 1, 1, 5), new SlidingWindow(3, 3, 2, 1), PoolKind.Max, row));
    }

    [Fact]
    public void Channels_are_pooled_apart()
    {
        int[] codes = [1, 0, 0, 0, /* second channel */ 0, 0, 0, 2];

        Assert.Equal([1, 2], Pool(2, new SignalGrid(0, 2, 2, 2), new SlidingWindow(2, 2, 2, 0), PoolKind.Max, codes));
    }

    [Fact]
    public void The_signals_under_a_window_leave_the_padding_out()
    {
        var scope = new SignalScope(Enumerable.Repeat(1, 12));
        var pool = new PoolLayer(scope, new SignalGrid(0, 1, 3, 4), new SlidingWindow(2, 2, 2, 1), PoolKind.Or);

        Assert.Equal([0], pool.SignalsUnder(0, 0, 0));
        Assert.Equal([1, 2], pool.SignalsUnder(0, 0, 1));
        Assert.Equal([5, 6, 9, 10], pool.SignalsUnder(0, 1, 1));
    }

    private static IEnumerable<int> Pool(int bits, SignalGrid grid, SlidingWindow window, PoolKind kind, int[] codes)
    {
        var builder = new NetworkBuilder("pool", new QuantizerEncoder(grid.Count, new Quantizer(bits, 1, 0)));
        builder.Add(new PoolLayer(builder.Scope, grid, window, kind));
        return new NetworkEvaluator(builder.Build(new ArgmaxHead([0]))).EvaluateCodes(codes).Skip(grid.Count);
    }
}
