using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Macs;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Macs;

public sealed class MacProgramTests
{
    public static TheoryData<string> Kinds => new(MacNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Signals_that_are_read_later_share_no_place(string kind)
    {
        LutNetwork network = MacNetworks.Create(kind, 2);
        MacProgram program = MacProgram.Of(network)!;
        var owners = new Dictionary<(int Line, bool IsUpper), int>();
        void Define(int first, int count)
        {
            foreach (int signal in Enumerable.Range(first, count))
            {
                owners[(program.Lines.LineOf(signal), program.Lines.IsUpper(signal))] = signal;
            }
        }

        Define(0, network.Encoder.SignalCount);
        foreach (Layer layer in network.Layers)
        {
            Assert.All(ReadBy(layer), signal => Assert.Equal(signal, owners[(program.Lines.LineOf(signal), program.Lines.IsUpper(signal))]));
            Define(layer.FirstSignal, layer.Count);
            Assert.All(ReadBy(layer), signal => Assert.Equal(signal, owners[(program.Lines.LineOf(signal), program.Lines.IsUpper(signal))]));
        }

        Assert.All(network.Head.Signals, signal => Assert.Equal(signal, owners[(program.Lines.LineOf(signal), program.Lines.IsUpper(signal))]));
    }

    [Fact]
    public void A_weight_of_zero_is_no_term()
    {
        MacStage stage = StageOf([ProductTable.Exact(0, 2), ProductTable.Exact(3, 2)], [new(0, 0), new(1, 1), new(2, 0)]);

        Assert.Equal(new PairTerm(0, 3 << 16), Assert.Single(Assert.Single(stage.Sums).Pairs) with { Line = 0 });
        Assert.Equal(1, stage.Terms);
    }

    [Fact]
    public void Weights_of_one_signal_are_added_up()
    {
        MacStage stage = StageOf([ProductTable.Exact(-5, 2), ProductTable.Exact(3, 2)], [new(0, 0), new(0, 1), new(0, 1)]);

        Assert.Equal(1, Assert.Single(Assert.Single(stage.Sums).Pairs).Weights);
    }

    [Fact]
    public void Weights_that_leave_the_pair_are_multiplied_alone()
    {
        MacStage stage = StageOf([ProductTable.Exact(20_000, 2)], [new(0, 0), new(0, 0)]);

        Assert.Equal((1, 1), (Assert.Single(stage.Sums).Pairs.Count, Assert.Single(stage.Sums).Wides.Count));
    }

    [Fact]
    public void Other_networks_have_none()
    {
        Assert.Null(MacProgram.Of(RandomNetworks.Create("gates", 1)));
        Assert.Null(MacProgram.Of(RandomNetworks.Create("average-pool", 1)));
        Assert.NotNull(MacProgram.Of(RandomNetworks.Create("approximate-mac", 1)));
    }

    [Fact]
    public void An_image_that_is_read_in_two_shapes_has_none()
    {
        var builder = new NetworkBuilder("shapes", new QuantizerEncoder(16, new Quantizer(4, 1, 0)));
        var wide = new PoolLayer(builder.Scope, new SignalGrid(0, 1, 4, 4), new SlidingWindow(2, 2, 2, 0), PoolKind.Max);
        builder.Add(wide);
        builder.Add(new PoolLayer(builder.Scope, new SignalGrid(0, 1, 2, 8), new SlidingWindow(2, 2, 2, 0), PoolKind.Max));
        builder.Add(new MacLayer(builder.Scope, 4, 0, [ProductTable.Exact(1, 1)], [new MacNeuron([new MacInput(16, 0)], 0, 1, 0, 0)]));

        Assert.Null(MacProgram.Of(builder.Build(new ArgmaxHead([24]))));
    }

    private static MacStage StageOf(ProductTable[] tables, MacInput[] inputs)
    {
        var builder = new NetworkBuilder("one", new QuantizerEncoder(4, new Quantizer(8, 1, 0)));
        builder.Add(new MacLayer(builder.Scope, 8, 0, tables, [new MacNeuron(inputs, 0, 1, 4, 0)]));
        return (MacStage)Assert.Single(MacProgram.Of(builder.Build(new ArgmaxHead([4])))!.Stages);
    }

    private static IEnumerable<int> ReadBy(Layer layer) => layer switch
    {
        ConvolutionLayer convolution => Enumerable.Range(convolution.Grid.First, convolution.Grid.Count),
        PoolLayer pool => Enumerable.Range(pool.Grid.First, pool.Grid.Count),
        AddLayer add => add.Terms.SelectMany(term => Enumerable.Range(term.Grid.First, term.Grid.Count)),
        MacLayer macs => macs.Neurons.SelectMany(neuron => neuron.Inputs).Select(input => input.Signal),
        _ => [],
    };
}
