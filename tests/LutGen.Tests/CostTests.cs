using LutGen.Cost;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Tests;

public sealed class CostTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 1)]
    [InlineData(7, 3)]
    [InlineData(8, 5)]
    [InlineData(9, 11)]
    [InlineData(10, 21)]
    [InlineData(11, 43)]
    [InlineData(12, 85)]
    [InlineData(14, 341)]
    [InlineData(15, 683)]
    public void The_bound_of_a_table_is_LogicNets_formula_where_it_holds(int addressBits, long lutsAnOutputBit)
    {
        Assert.Equal(lutsAnOutputBit, NetworkBounds.Lut6BoundOf(addressBits, 1));
        Assert.Equal(3 * lutsAnOutputBit, NetworkBounds.Lut6BoundOf(addressBits, 3));
    }

    [Fact]
    public void Published_bounds_of_LogicNets_come_out()
    {
        // JSC-S: 16 features of 2 bits, layers of 64, 32, 32, 32, 5 neurons, 3 inputs each: 6 address bits, 2 output bits.
        var builder = new NetworkBuilder("jsc-s", new QuantizerEncoder(16, new Quantizer(2, 1, 0)));
        int first = 0;
        foreach (int width in new[] { 64, 32, 32, 32, 5 })
        {
            LutLayer.Builder layer = builder.Luts(2);
            for (int i = 0; i < width; i++)
            {
                layer.Add([first, first + 1, first + 2], TruthTable.FromFunction(6, 2, address => address % 4));
            }

            first = builder.Scope.Count;
            builder.Add(layer.Build());
        }

        NetworkBounds cost = NetworkBounds.Of(builder.Build(new ArgmaxHead(Enumerable.Range(first, 5))));

        Assert.Equal(new NetworkBounds(Gates: 0, LogicalLuts: 165, TableBits: 165 * 64 * 2, Depth: 5, Lut6Bound: 330), cost);
    }

    [Fact]
    public void Gates_are_neurons_whose_inputs_and_output_are_single_bits()
    {
        var builder = new NetworkBuilder("mixed", new QuantizerEncoder([new Quantizer(1, 1, 0), new Quantizer(1, 1, 0), new Quantizer(3, 1, 0)]));
        LutLayer.Builder layer = builder.Luts(1);
        layer.Add([0, 1], TruthTable.Gate(1));
        layer.Add([0, 2], TruthTable.FromFunction(4, 1, a => a & 1));
        builder.Add(layer.Build());

        NetworkBounds cost = NetworkBounds.Of(builder.Build(new BitsHead([3, 4])));

        Assert.Equal(new NetworkBounds(Gates: 1, LogicalLuts: 2, TableBits: 4 + 16, Depth: 1, Lut6Bound: 2), cost);
    }

    [Fact]
    public void Adders_count_as_the_table_on_all_input_bits_that_PolyLUT_Add_builds()
    {
        // Two sub-neurons of 4 bits behind an adder: 8 address bits to 3, 15 LUTs.
        var builder = new NetworkBuilder("adder", new QuantizerEncoder(2, new Quantizer(4, 1, 0)));
        LutLayer.Builder layer = builder.Luts(3, Addressing.Sum);
        layer.Add([0, 1], TruthTable.FromFunction(5, 3, a => a / 4));
        builder.Add(layer.Build());

        NetworkBounds cost = NetworkBounds.Of(builder.Build(new ArgmaxHead([2])));

        Assert.Equal(new NetworkBounds(Gates: 0, LogicalLuts: 1, TableBits: 32 * 3, Depth: 1, Lut6Bound: 15), cost);
    }

    [Fact]
    public void A_convolution_counts_its_kernel_once_a_position_and_its_tables_once()
    {
        var builder = new NetworkBuilder("convolution", new RawBitsEncoder(16));
        var scope = new SignalScope(Enumerable.Repeat(1, 4));
        var kernel = new LutLayer.Builder(scope, 1);
        kernel.Add([0, 1], TruthTable.Gate(6));
        kernel.Add([2, 3], TruthTable.Gate(6));
        Layer hidden = kernel.Build();
        kernel = new LutLayer.Builder(scope, 1);
        kernel.Add([4, 5], TruthTable.Gate(1));
        Layer top = kernel.Build();
        var layer = new ConvolutionLayer(builder.Scope, new SignalGrid(0, 1, 4, 4), new SlidingWindow(2, 2, 1, 0), new Subnetwork(scope, 4, [hidden, top], [6]));
        builder.Add(layer);
        var pool = new PoolLayer(builder.Scope, layer.Output, new SlidingWindow(3, 3, 1, 0), PoolKind.Or);
        builder.Add(pool);

        NetworkBounds cost = NetworkBounds.Of(builder.Build(new ArgmaxHead([pool.FirstSignal])));

        // Nine positions of three gates; an OR of nine bits takes two LUTs.
        Assert.Equal(new NetworkBounds(Gates: 27, LogicalLuts: 27, TableBits: 12, Depth: 3, Lut6Bound: 29), cost);
    }

    [Fact]
    public void Multiply_accumulate_neurons_count_their_tables_once_and_their_lookups_and_adders_each()
    {
        var builder = new NetworkBuilder("mac", new QuantizerEncoder(2, new Quantizer(4, 1, 0)));
        var layer = new MacLayer(builder.Scope, 4, 0, [ProductTable.Exact(3, 2)], [new MacNeuron([new MacInput(0, 0), new MacInput(1, 0)], 0, 1, 0, 0)]);
        builder.Add(layer);

        NetworkBounds cost = NetworkBounds.Of(builder.Build(new ArgmaxHead([2])));

        // Products 0 to 9 in 5 signed bits; four lookups of 5 LUTs; a sum up to 90 in 8 signed bits, added to four times and
        // once more for the multiplier.
        Assert.Equal(new NetworkBounds(Gates: 0, LogicalLuts: 1, TableBits: 4 * 5, Depth: 1, Lut6Bound: 4 * 5 + (4 + 1) * 8), cost);
    }
}
