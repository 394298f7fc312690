using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Discretisation;

namespace LutGen.Training.Tests.Structure;

public class TableUseTests
{
    [Fact]
    public void Tables_that_nothing_depends_on_that_never_change_or_that_pass_an_input_on_are_counted()
    {
        NetworkBuilder builder = new("use", new RawBitsEncoder(3));
        LutLayer.Builder first = builder.Luts(1);
        int and = first.Add([0, 1], TruthTable.Gate(1));
        int unread = first.Add([1, 2], TruthTable.Gate(6));
        int inverted = first.Add([0, 2], TruthTable.Gate(12));
        builder.Add(first.Build());
        LutLayer.Builder second = builder.Luts(1);
        int one = second.Add([and, inverted], TruthTable.Gate(15));
        int ignores = second.Add([and, unread], TruthTable.Gate(3));
        int both = second.Add([and, inverted], TruthTable.Gate(7));
        builder.Add(second.Build());
        LutNetwork network = builder.Build(new GroupSumHead(1, [new SumGroup(0, new SignalList([one, ignores])), new SumGroup(0, new SignalList([both]))]));
        Assert.Equal(new TableUse(6, Dead: 1, Constant: 1, Wires: 2), TableUse.Of(network));
        Assert.Equal("6: 1 dead, 1 constant, 2 wires", TableUse.Of(network).ToString());
    }

    [Fact]
    public void A_kernels_tables_count_once_and_are_dead_with_the_channels_they_make()
    {
        // Two channels of a two-level tree; only the first is summed, and what orders bits does not count.
        NetworkBuilder builder = new("use", new RawBitsEncoder(9));
        LutLayer.Builder order = builder.Luts(1);
        for (int i = 8; i >= 0; i--)
        {
            order.Add([i], TruthTable.FromWord(1, 0b10));
        }

        builder.Add(order.Build());
        SignalScope scope = new(Enumerable.Repeat(1, 4));
        LutLayer.Builder leaves = new(scope, 1);
        int[] level = [.. Enumerable.Range(0, 4).Select(i => leaves.Add([i, (i + 1) % 4], TruthTable.Gate(i == 0 ? 3 : 6)))];
        LutLayer lower = leaves.Build();
        LutLayer.Builder roots = new(scope, 1);
        int[] outputs = [roots.Add([level[0], level[1]], TruthTable.Gate(1)), roots.Add([level[2], level[3]], TruthTable.Gate(1))];
        Subnetwork kernel = new(scope, 4, [lower, roots.Build()], outputs);
        ConvolutionLayer convolution = new(builder.Scope, new SignalGrid(9, 1, 3, 3), new SlidingWindow(2, 2, 1, 0), kernel);
        builder.Add(convolution);
        PoolLayer pool = new(builder.Scope, convolution.Output, new SlidingWindow(2, 2, 1, 0), PoolKind.Or);
        builder.Add(pool);
        LutNetwork network = builder.Build(new GroupSumHead(1, [new SumGroup(0, new SignalList([pool.FirstSignal]))]));
        Assert.Equal(new TableUse(6, Dead: 3, Constant: 0, Wires: 1), TableUse.Of(network));
    }
}
