using LutGen.Cost;
using LutGen.Cost.Fpga;
using LutGen.Encoders;
using LutGen.Hardware.Pieces;
using LutGen.Heads;
using LutGen.Mapping;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Hardware.Pieces;

public sealed class PiecewiseDesignTests
{
    // No network is small enough to be one circuit.
    private static readonly HardwareOptions InPieces = new(MostCells: 0, CountsPieces: true);

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_network_has_a_cost_by_pieces_that_is_the_same_for_any_number_of_threads(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 1);
        var target = new LutTarget(6, IsDepthBounded: false);
        MappedCost[] costs = [.. new[] { 1, 3 }.Select(threads => PiecewiseDesign.Map(network, InPieces.Mapping, target, InPieces.Pipeline, null, CancellationToken.None, threads)!)];
        Assert.Equal(costs[0].Parts, costs[1].Parts);
        Assert.Equal(costs[0].Pipeline!.Registers, costs[1].Pipeline!.Registers);
        Assert.Equal(costs[0].Pipeline!.Stages, costs[1].Pipeline!.Stages);
        Assert.All(costs, cost => Assert.True(cost.IsByPieces));
        Assert.Equal(costs[0].Parts.Network.Luts == 0, costs[0].Parts.Network.Depth == 0);
        Assert.InRange(costs[0].Pipeline!.Stages.Count, 1, Math.Max(1, costs[0].Total.Depth));
    }

    [Fact]
    public void A_kernel_is_counted_for_every_position_and_a_pool_for_every_window()
    {
        // AND and OR of 2 x 2 bits at 2 x 2 places, then an OR of each four: nothing of it could be shared.
        MappedHardware cost = HardwareCost.Of(Quarters(padding: 0), InPieces with { LevelsPerStage = 1 }).Mapped!;
        Assert.Equal((4 * 2) + 2, cost.Parts.Network.Luts);
        Assert.Equal((2, 2), (cost.Parts.Network.Depth, cost.Stages));
        Assert.Equal((4 * 2) + 2, cost.Ffs);
        Assert.Equal(((4 * 2) + 2) * 16, cost.Parts.Network.TableBits);
        Assert.True(cost.IsByPieces);

        // Without registers between them the path is through both; only what is shown is held.
        MappedHardware single = HardwareCost.Of(Quarters(padding: 0), InPieces with { LevelsPerStage = 0 }).Mapped!;
        Assert.Equal((1, 2L, cost.Parts), (single.Stages, single.Ffs, single.Parts));
        Assert.True(single.LatencyNs < cost.LatencyNs && single.FmaxMHz < cost.FmaxMHz);
    }

    [Fact]
    public void A_window_over_padding_counts_as_one_that_is_not_and_a_pool_as_what_is_under_it()
    {
        // Nine places of the kernel instead of four, and a window of four, of two and of two and of one: four lookup tables of two kinds, and one of none.
        PartCost cost = HardwareCost.Of(Quarters(padding: 1), InPieces).Mapped!.Parts.Network;
        Assert.Equal((9 * 2) + (2 * 3), cost.Luts);
        Assert.Equal((9 * 2 * 16) + (2 * (16 + 4 + 4)), cost.TableBits);
    }

    [Fact]
    public void Where_nothing_is_shared_pieces_are_as_many_as_the_whole_layer_by_layer()
    {
        HardwareOptions layers = new(HasLayerStages: true);
        MappedHardware whole = HardwareCost.Of(Quarters(padding: 0), layers).Mapped!;
        MappedHardware pieces = HardwareCost.Of(Quarters(padding: 0), layers with { MostCells = 0, CountsPieces = true }).Mapped!;
        Assert.Equal((whole.Parts, whole.Stages, whole.Ffs, whole.LatencyNs), (pieces.Parts, pieces.Stages, pieces.Ffs, pieces.LatencyNs));
        Assert.Equal((false, true), (whole.IsByPieces, pieces.IsByPieces));
    }

    [Fact]
    public void A_shallow_neuron_waits_for_a_deep_one_and_late_inputs_wait_too()
    {
        // An AND of eleven bits is two lookup tables of six inputs, the second of which reads five of them; one of two bits beside it.
        var builder = new NetworkBuilder("deep", new QuantizerEncoder(11, new Quantizer(1, 1, 0)));
        LutLayer.Builder layer = builder.Luts(1);
        int deep = layer.Add([.. Enumerable.Range(0, 11)], TruthTable.FromFunction(11, 1, address => address == 2047 ? 1 : 0));
        int shallow = layer.Add([0, 1], TruthTable.Gate(6));
        builder.Add(layer.Build());
        MappedHardware cost = HardwareCost.Of(builder.Build(new BitsHead([deep, shallow])), InPieces with { Device = FpgaDevice.Generic, LevelsPerStage = 1 }).Mapped!;
        Assert.Equal((3, 2, 2), (cost.Parts.Network.Luts, cost.Parts.Network.Depth, cost.Stages));
        Assert.Equal((1 + 1) + (1 + 1) + 5, cost.Ffs);
    }

    [Fact]
    public void A_short_piece_waits_for_the_longest_of_its_layer()
    {
        // ORs of 5, 11 and 5 bits, of which the second is two lookup tables; what any of them reads is held until the last of it is read.
        var builder = new NetworkBuilder("ors", new QuantizerEncoder(11, new Quantizer(1, 1, 0)));
        var pool = new PoolLayer(builder.Scope, new SignalGrid(0, 1, 1, 11), new SlidingWindow(1, 11, 6, 6), PoolKind.Or);
        builder.Add(pool);
        LutNetwork network = builder.Build(new BitsHead(Enumerable.Range(pool.FirstSignal, pool.Count)));
        MappedHardware cost = HardwareCost.Of(network, InPieces with { Device = FpgaDevice.Generic, LevelsPerStage = 1 }).Mapped!;
        Assert.Equal((1 + 2 + 1, 2, 2), (cost.Parts.Network.Luts, cost.Parts.Network.Depth, cost.Stages));
        Assert.Equal((1 + 1) + (2 * (1 + 1)) + 11, cost.Ffs);
    }

    [Fact]
    public void A_signal_that_a_later_layer_reads_waits_in_registers()
    {
        // The rings of AND and XOR of another test, and the first bit behind both, with a code of the encoder: held for two stages.
        var builder = new NetworkBuilder("skip", new QuantizerEncoder([new Quantizer(1, 1, 0), new Quantizer(1, 1, 0), new Quantizer(1, 1, 0), new Quantizer(3, 1, 0)]));
        foreach (Func<int, int> gate in new Func<int, int>[] { address => address == 3 ? 1 : 0, address => address is 1 or 2 ? 1 : 0 })
        {
            int first = builder.Scope.Count == 4 ? 0 : 4;
            LutLayer.Builder ring = builder.Luts(1);
            for (int i = 0; i < 3; i++)
            {
                ring.Add([first + i, first + (i + 1) % 3], TruthTable.FromFunction(2, 1, gate));
            }

            builder.Add(ring.Build());
        }

        LutLayer.Builder last = builder.Luts(1);
        last.Add([7, 8, 9, 4], TruthTable.FromFunction(4, 1, address => address == 15 ? 1 : 0));
        builder.Add(last.Build());
        LutNetwork network = builder.Build(new BitsHead([10, 3]));
        MappedHardware cost = HardwareCost.Of(network, InPieces with { HasLayerStages = true }).Mapped!;

        // Three, three and one; bit 4 through the second stage; the encoder's three bits through all three.
        Assert.Equal((3, 3 + 3 + 1 + 1 + (3L * 3)), (cost.Stages, cost.Ffs));
        Assert.Equal((7, 3), (cost.Luts, cost.Levels));
    }

    [Fact]
    public void Layers_side_by_side_are_as_deep_as_the_deeper_and_two_stages_not_three()
    {
        var builder = new NetworkBuilder("fork", new RawBitsEncoder(12));
        LutLayer.Builder left = builder.Luts(1), right;
        left.Add([0, 1], TruthTable.Gate(1));
        builder.Add(left.Build());
        right = builder.Luts(1);
        right.Add([2, 3], TruthTable.Gate(6));
        builder.Add(right.Build());
        LutLayer.Builder join = builder.Luts(1);
        join.Add([12, 13], TruthTable.Gate(1));
        builder.Add(join.Build());
        MappedHardware cost = HardwareCost.Of(builder.Build(new BitsHead([14])), InPieces with { LevelsPerStage = 1 }).Mapped!;
        Assert.Equal((3, 2, 2, 3L), (cost.Luts, cost.Levels, cost.Stages, cost.Ffs));
    }

    [Fact]
    public void Encoder_and_head_are_mapped_as_always()
    {
        // Three thresholds of a byte, all of which are read; two codes that may be anything, of which the larger wins.
        var builder = new NetworkBuilder("ends", new ThermometerEncoder(4, [10.5f, 100.5f, 200.5f]));
        LutLayer.Builder layer = builder.Luts(3);
        for (int neuron = 0; neuron < 4; neuron++)
        {
            layer.Add([3 * neuron, 3 * neuron + 1, 3 * neuron + 2], TruthTable.FromFunction(3, 3, address => address ^ (address >> 1)));
        }

        builder.Add(layer.Build());
        LutNetwork network = builder.Build(new ArgmaxHead([12, 13, 14, 15]));
        CostParts pieces = HardwareCost.Of(network, InPieces).Mapped!.Parts;
        Assert.Equal(HardwareCost.Of(network).Mapped!.Parts.Encoder, pieces.Encoder);

        LutNetwork codes = new NetworkBuilder("codes", new QuantizerEncoder(4, new Quantizer(3, 1, 0))).Build(new ArgmaxHead([0, 1, 2, 3]));
        Assert.Equal(HardwareCost.Of(codes).Mapped!.Parts.Argmax, pieces.Argmax);
    }

    [Fact]
    public void Nobody_gets_pieces_who_did_not_ask_for_them()
    {
        LutNetwork network = RandomNetworks.Create("mac", 1);
        Assert.Null(HardwareCost.Of(network, new HardwareOptions(MostCells: 0)).Mapped);
        Assert.False(HardwareCost.Of(network, new HardwareOptions(CountsPieces: true)).Mapped!.IsByPieces);
    }

    [Fact]
    public void What_takes_out_of_all_proportion_by_pieces_too_is_refused_at_once()
    {
        // 180,000 products of 15 bits, each looked up bit by bit.
        const int Inputs = 60_000;
        var builder = new NetworkBuilder("huge", new QuantizerEncoder(Inputs, new Quantizer(15, 1, 0)));
        MacInput[] inputs = [.. Enumerable.Range(0, Inputs).Select(signal => new MacInput(signal, 0))];
        builder.Add(new MacLayer(builder.Scope, 8, 0, [ProductTable.Exact(1, 1)], [.. Enumerable.Range(0, 3).Select(bias => new MacNeuron(inputs, bias, int.MaxValue, 31, 0))]));
        Assert.Null(HardwareCost.Of(builder.Build(new BitsHead([Inputs, Inputs + 1, Inputs + 2])), InPieces).Mapped);
    }

    [Fact]
    public void A_cancelled_mapping_of_pieces_ends() => Assert.ThrowsAny<OperationCanceledException>(
        () => HardwareCost.Of(RandomNetworks.Create("mac", 1), InPieces, new CancellationToken(canceled: true)));

    [Fact]
    public void Progress_ends_at_all_of_it()
    {
        var shares = new List<double>();
        HardwareCost.Of(RandomNetworks.Create("residual", 1), InPieces, progress: new Shares(shares));
        Assert.Equal(1, shares.Max());
        Assert.All(shares, share => Assert.InRange(share, double.Epsilon, 1));
    }

    private static LutNetwork Quarters(int padding)
    {
        var builder = new NetworkBuilder("quarters", new RawBitsEncoder(16));
        var kernel = new SignalScope(Enumerable.Repeat(1, 4));
        var layer = new LutLayer.Builder(kernel, 1);
        layer.Add([0, 1, 2, 3], TruthTable.FromFunction(4, 1, address => address == 15 ? 1 : 0));
        layer.Add([0, 1, 2, 3], TruthTable.FromFunction(4, 1, address => address == 0 ? 0 : 1));
        var convolution = new ConvolutionLayer(builder.Scope, new SignalGrid(0, 1, 4, 4), new SlidingWindow(2, 2, 2, padding), new Subnetwork(kernel, 4, [layer.Build()], [4, 5]));
        builder.Add(convolution);
        var pool = new PoolLayer(builder.Scope, convolution.Output, new SlidingWindow(2, 2, 2, padding), PoolKind.Or);
        builder.Add(pool);
        return builder.Build(new BitsHead(Enumerable.Range(pool.FirstSignal, pool.Count)));
    }

    private sealed class Shares(List<double> shares) : IProgress<double>
    {
        public void Report(double share)
        {
            lock (shares)
            {
                shares.Add(share);
            }
        }
    }
}
