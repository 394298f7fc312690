using LutGen.Arithmetic;
using LutGen.Cost;
using LutGen.Cost.Asic;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Topologies;

namespace LutGen.Core.Tests.Cost.Asic;

public sealed class MacNetworkTests
{
    [Fact]
    public void Shapes_units_and_precision_are_those_of_the_layers()
    {
        MacNetwork network = MacNetwork.Of(Network(new SlidingWindow(3, 3, 1, 1), ProductTable.Exact(-100, 2)));
        Assert.Equal(
            [new MacShape("conv1", 3, 1, 1, 1, 2, 4), new MacShape("dense1", 1, 1, 0, 32, 3, 1)],
            network.Topology.Layers);
        Assert.Equal([("conv1", 3L), ("dense1", 6L)], network.Units.Select(each => (each.Key, each.Value)));
        Assert.Equal("4 x 8 bits", network.Precisions["conv1"].ToString());
        Assert.Equal(new MultiplierFormat(new IntegerFormat(5, false), new IntegerFormat(4, true), 2), network.Precisions["dense1"].Format);
        Assert.Equal("5 x 4 bits, lowest chunk dropped", network.Precisions["dense1"].ToString());
    }

    [Fact]
    public void What_has_no_multipliers_or_none_of_one_weight_is_refused()
    {
        LutNetwork none = new NetworkBuilder("none", new RawBitsEncoder(2)).Build(new BitsHead([0]));
        Assert.Contains("none has no multiply-accumulate layers", Assert.Throws<NotSupportedException>(() => MacNetwork.Of(none)).Message, StringComparison.Ordinal);
        LutNetwork odd = Network(new SlidingWindow(3, 3, 1, 1), new ProductTable([0, 1, 5, 3]));
        Assert.Contains("conv1 has a product table whose entries are not multiples", Assert.Throws<NotSupportedException>(() => MacNetwork.Of(odd)).Message, StringComparison.Ordinal);
        LutNetwork heavy = Network(new SlidingWindow(3, 3, 1, 1), ProductTable.Exact(1_000_000, 2));
        Assert.Contains("conv1 multiplies codes of 4 bits by weights of 21", Assert.Throws<NotSupportedException>(() => MacNetwork.Of(heavy)).Message, StringComparison.Ordinal);
        Assert.Null(AsicCost.Of(heavy));
        LutNetwork oblong = Network(new SlidingWindow(3, 1, 1, 1), ProductTable.Exact(1, 2));
        Assert.Contains("conv1 has a window of 3 x 1", Assert.Throws<NotSupportedException>(() => MacNetwork.Of(oblong)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_asic_has_a_unit_for_each_weight_that_works_at_every_position()
    {
        // Three weights at 4 x 4 positions, six once.
        LutNetwork network = Network(new SlidingWindow(3, 3, 1, 1), ProductTable.Exact(-100, 2));
        AsicCost cost = AsicCost.Of(network)!;
        Assert.Equal((9L, 3L * 16 + 6), (cost.Units, cost.Operations));

        var units = new MacUnitCosts(Technology.Textbook65);
        MacNetwork macs = MacNetwork.Of(network);
        MacCircuitCost expected = units.Of(MultiplierDesign.LutNa, macs.Precisions["conv1"], 9).Times(3, 48) + units.Of(MultiplierDesign.LutNa, macs.Precisions["dense1"], 32).Times(6, 6);
        Assert.Equal(expected.Total.Area, cost.Area, 1e-6);
        Assert.Equal(expected.Total.Energy, 1000 * cost.EnergyPj, 1e-6);
        Assert.Equal((Technology.Textbook65.Name, "transistors"), (cost.Technology, cost.AreaUnit));
        Assert.Equal(cost, HardwareCost.Of(network, new HardwareOptions(MostCells: 1)).Asic);
    }

    [Fact]
    public void An_asic_has_no_figures_without_units_that_are_understood()
    {
        Assert.Null(AsicCost.Of(new NetworkBuilder("none", new RawBitsEncoder(2)).Build(new BitsHead([0]))));
        Assert.Null(AsicCost.Of(Network(new SlidingWindow(3, 3, 1, 1), new ProductTable([0, 1, 5, 3]))));
    }

    private static LutNetwork Network(SlidingWindow window, ProductTable table)
    {
        NetworkBuilder builder = new("macs", new QuantizerEncoder(16, new Quantizer(4, 1, 0)));
        int inputs = window.Height * window.Width;
        SignalScope scope = new(Enumerable.Repeat(4, inputs));
        MacLayer kernel = new(scope, 5, 0, [table], [new MacNeuron([new MacInput(0, 0), new MacInput(1, 0)], 0, 1, 4, 0), new MacNeuron([new MacInput(2, 0)], 3, 1, 4, 0)]);
        ConvolutionLayer convolution = new(builder.Scope, new SignalGrid(0, 1, 4, 4), window, new Subnetwork(scope, inputs, [kernel], [inputs, inputs + 1]));
        builder.Add(convolution);
        MacLayer dense = new(
            builder.Scope, 8, 1, [ProductTable.Exact(7, 2), ProductTable.Exact(-3, 2)],
            [.. Enumerable.Range(0, 3).Select(neuron => new MacNeuron([new MacInput(16 + neuron, 0), new MacInput(20 + neuron, 1)], 0, 1, 2, 0))]);
        builder.Add(dense);
        return builder.Build(new ArgmaxHead(Enumerable.Range(dense.FirstSignal, 3)));
    }
}
