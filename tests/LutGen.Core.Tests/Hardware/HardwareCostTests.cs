using LutGen.Cost;
using LutGen.Cost.Fpga;
using LutGen.Encoders;
using LutGen.Hardware;
using LutGen.Heads;
using LutGen.Mapping;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Hardware;

public sealed class HardwareCostTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_parts_joined_to_one_netlist_compute_what_they_do_one_after_the_other(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 1);
        HardwareDesign design = HardwareDesign.Of(network, 6, inputBits: null, 1 << 20, CancellationToken.None, usesCarryChains: true);
        MappedDesign mapped = MappedDesign.Of(design, new LutTarget(6, IsDepthBounded: true), CancellationToken.None);
        float[][] rows = RandomNetworks.Rows(network, 64, 3).Chunk(network.Encoder.FeatureCount).ToArray();
        ulong[] inputs = DesignSimulation.InputsOf(network, design, rows);
        Assert.Equal(DesignSimulation.Run(mapped, design, inputs), DesignSimulation.Evaluate(DesignNetlist.Of(design, mapped), inputs));
    }

    [Fact]
    public void Bounds_contain_the_count_and_simplification_lowers_them()
    {
        HardwareCost cost = HardwareCost.Of(RandomNetworks.Create("wide-gates", 2));
        Assert.InRange(cost.Live.Lut6Bound, 1, cost.Published.Lut6Bound);
        Assert.InRange(cost.Mapped!.Parts.Network.Luts, 1, (int)cost.Live.Lut6Bound);
        Assert.Equal(cost.Mapped.Luts, cost.Luts);
        Assert.Equal(cost.Mapped.LatencyNs, cost.Mapped.Stages * 1000 / cost.Mapped.FmaxMHz, 9);
        Assert.Equal(cost.Mapped.Luts * cost.Mapped.LatencyNs, cost.Mapped.AreaDelay);
    }

    [Fact]
    public void A_network_beyond_the_budget_has_bounds_only()
    {
        HardwareCost cost = HardwareCost.Of(RandomNetworks.Create("gates", 2), new HardwareOptions(MostCells: 10));
        Assert.Null(cost.Mapped);
        Assert.Null(cost.Luts);
        Assert.True(cost.Published.Lut6Bound > 0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void With_registers_behind_every_layer_the_parts_are_layers_and_compute_the_same(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 1);
        HardwareDesign whole = HardwareDesign.Of(network, 6, inputBits: null, 1 << 20, CancellationToken.None);
        HardwareDesign layers = HardwareDesign.Of(network, 6, inputBits: null, 1 << 20, CancellationToken.None, separatesLayers: true);
        Assert.Equal(3 + Math.Max(1, network.Layers.Count), layers.Parts.Count);

        var target = new LutTarget(6, IsDepthBounded: false, IsQuick: true);
        float[][] rows = RandomNetworks.Rows(network, 64, 3).Chunk(network.Encoder.FeatureCount).ToArray();
        DesignNetlist joined = DesignNetlist.Of(layers, MappedDesign.Of(layers, target, CancellationToken.None, joins: false));
        DesignNetlist expected = DesignNetlist.Of(whole, MappedDesign.Of(whole, target, CancellationToken.None, joins: false));
        Assert.Equal(
            DesignSimulation.Evaluate(expected, DesignSimulation.InputsOf(network, whole, rows)),
            DesignSimulation.Evaluate(joined, DesignSimulation.InputsOf(network, layers, rows)));
        Assert.Equal(joined.Cells.Count, joined.PartOfCell.Count);
        Assert.Equal(joined.PartOfCell.Order(), joined.PartOfCell);
    }

    [Fact]
    public void A_stage_for_every_layer_has_a_register_for_every_bit_that_passes_from_one_to_the_next()
    {
        // A ring of ANDs and one of XORs behind it: three bits before, between and behind.
        var builder = new NetworkBuilder("rings", new RawBitsEncoder(3));
        foreach (Func<int, int> gate in new Func<int, int>[] { address => address == 3 ? 1 : 0, address => address is 1 or 2 ? 1 : 0 })
        {
            int first = builder.Scope.Count - 3;
            LutLayer.Builder ring = builder.Luts(1, Addressing.Concatenation);
            for (int i = 0; i < 3; i++)
            {
                ring.Add([first + i, first + (i + 1) % 3], TruthTable.FromFunction(2, 1, gate));
            }

            builder.Add(ring.Build());
        }

        LutNetwork network = builder.Build(new BitsHead([6, 7, 8]));

        MappedHardware layers = HardwareCost.Of(network, new HardwareOptions(HasLayerStages: true)).Mapped!;
        Assert.Equal((6, 2, 6L, 2), (layers.Luts, layers.Stages, layers.Ffs, layers.Levels));
        MappedHardware levels = HardwareCost.Of(network).Mapped!;
        Assert.Equal((3, 1, 3L), (levels.Luts, levels.Stages, levels.Ffs));
    }

    [Fact]
    public void More_levels_between_registers_take_fewer_of_them_and_a_slower_clock()
    {
        LutNetwork network = RandomNetworks.Create("thermometer", 5);
        MappedHardware[] costs = new[] { 1, 2, 4 }.Select(levels => HardwareCost.Of(network, new HardwareOptions(LevelsPerStage: levels)).Mapped!).ToArray();
        Assert.Equal(costs.OrderByDescending(cost => cost.Ffs), costs);
        Assert.Equal(costs.OrderByDescending(cost => cost.FmaxMHz), costs);
        Assert.All(costs, cost => Assert.Equal(costs[0].Parts, cost.Parts));
    }

    [Fact]
    public void Values_that_make_no_sense_are_refused()
    {
        LutNetwork network = RandomNetworks.Create("bits", 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => HardwareCost.Of(network, new HardwareOptions(LevelsPerStage: -1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => HardwareCost.Of(network, new HardwareOptions(MostCells: -1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => HardwareCost.Of(network, new HardwareOptions(FpgaDevice.Generic with { LutInputs = 9 })));
    }
}
