using LutGen.Cost;
using LutGen.Cost.Fpga;
using LutGen.Hardware;
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
