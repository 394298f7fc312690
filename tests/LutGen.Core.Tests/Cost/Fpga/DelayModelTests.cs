using LutGen.Cost.Fpga;

namespace LutGen.Core.Tests.Cost.Fpga;

/// <summary>Delays of stages, and the devices.</summary>
public sealed class DelayModelTests
{
    public static TheoryData<string> Devices => [.. FpgaDevice.All.Select(device => device.Name)];

    [Theory]
    [MemberData(nameof(Devices))]
    public void More_of_anything_never_takes_less(string name)
    {
        FpgaDevice device = FpgaDevice.Named(name);
        Random random = new(1);
        for (int trial = 0; trial < 500; trial++)
        {
            StageShape some = RandomStage(random, device), more = RandomStage(random, device);
            StageShape both = new(some.LutLevels + more.LutLevels, some.MuxLevels + more.MuxLevels, some.CarryBits + more.CarryBits, some.Luts + more.Luts);
            double least = DelayModel.StageDelay(device, some);
            Assert.True(least > 0);
            Assert.True(DelayModel.StageDelay(device, both) >= least);
        }
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void A_level_of_lookup_tables_takes_a_lookup_table_and_a_net(string name)
    {
        FpgaDevice device = FpgaDevice.Named(name);
        for (int levels = 1; levels < 40; levels++)
        {
            double step = DelayModel.StageDelay(device, new StageShape(levels + 1, 0, 0, 5000)) - DelayModel.StageDelay(device, new StageShape(levels, 0, 0, 5000));
            Assert.Equal(device.LutDelay + device.LocalNet, step, 1e-9);
        }
    }

    [Fact]
    public void Nets_grow_with_the_side_of_the_design()
    {
        double Nets(long luts) => DelayModel.StageDelay(FpgaDevice.UltraScalePlus, new StageShape(2, 0, 0, luts)) - DelayModel.StageDelay(FpgaDevice.UltraScalePlus, new StageShape(2, 0, 0, 0));
        Assert.Equal(2 * Nets(10_000), Nets(40_000), 1e-9);
    }

    [Theory]
    [InlineData("ultrascale+", 8, 9, 16, 17)]
    [InlineData("7-series", 4, 5, 8, 9)]
    [InlineData("ice40", 1, 2, 2, 3)]
    public void A_carry_chain_takes_its_blocks(string name, int oneBlock, int twoBlocks, int stillTwo, int threeBlocks)
    {
        FpgaDevice device = FpgaDevice.Named(name);
        double Chain(int bits) => DelayModel.StageDelay(device, new StageShape(1, 0, bits, 0)) - DelayModel.StageDelay(device, new StageShape(1, 0, 0, 0));
        Assert.Equal(device.CarryStart, Chain(oneBlock), 1e-9);
        Assert.Equal(device.CarryStart + device.CarryBlock, Chain(twoBlocks), 1e-9);
        Assert.Equal(Chain(twoBlocks), Chain(stillTwo), 1e-9);
        Assert.Equal(device.CarryStart + 2 * device.CarryBlock, Chain(threeBlocks), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Several_carry_chains_take_a_start_each_and_no_less_than_one_after_the_other(string name)
    {
        FpgaDevice device = FpgaDevice.Named(name);
        double Delay(int bits, int? chains) => DelayModel.StageDelay(device, new StageShape(0, 0, bits, 0, chains)) - DelayModel.StageDelay(device, new StageShape(0, 0, 0, 0));
        Assert.Equal(3 * device.CarryStart, Delay(3, 3), 1e-9);
        for (int first = 1; first < 20; first++)
        {
            for (int second = 1; second < 20; second++)
            {
                double apart = Delay(first, 1) + Delay(second, null);
                Assert.InRange(Delay(first + second, 2), apart - 1e-9, apart + device.CarryBlock + 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 1, 2)]
    [InlineData(9, 2, 2)]
    [InlineData(10, 2, 2)]
    [InlineData(11, 2, 3)]
    [InlineData(12, 2, 4)]
    [InlineData(15, 3, 5)]
    public void A_table_is_a_tree_of_lookup_tables_and_the_multiplexers_behind_them(int addressBits, int levels, int muxes)
    {
        Assert.Equal(new StageShape(levels, muxes, 0, 10), StageShape.OfTables(FpgaDevice.UltraScalePlus, 10, addressBits));
    }

    [Theory]
    [InlineData(3, 3, 1)]
    [InlineData(3, 5, 3)]
    [InlineData(4, 4, 1)]
    [InlineData(4, 6, 3)]
    [InlineData(6, 12, 4)]
    [InlineData(11, 14, 2)]
    public void Without_such_multiplexers_it_is_a_tree_of_lookup_tables(int lutInputs, int addressBits, int levels)
    {
        Assert.Equal(new StageShape(levels, 0, 0, 10), StageShape.OfTables(FpgaDevice.Generic with { LutInputs = lutInputs }, 10, addressBits));
    }

    [Fact]
    public void Tables_one_behind_the_other_add_up()
    {
        Assert.Equal(new StageShape(3, 6, 0, 7), StageShape.OfTables(FpgaDevice.UltraScalePlus, 7, 12, 8));
        Assert.Equal(new StageShape(0, 0, 0, 7), StageShape.OfTables(FpgaDevice.UltraScalePlus, 7));
    }

    [Fact]
    public void A_pipeline_is_as_fast_as_its_slowest_stage_and_its_device_s_clock()
    {
        FpgaDevice device = FpgaDevice.UltraScalePlus;
        StageShape slow = new(5, 2, 0, 3000), quick = new(1, 0, 0, 3000);
        PipelineTiming timing = DelayModel.TimingOf(device, [quick, slow, quick]);
        Assert.Equal(DelayModel.StageDelay(device, slow), timing.Period);
        Assert.Equal(1000 / timing.Period, timing.Frequency);
        Assert.Equal(3 * timing.Period, timing.Latency);
        Assert.Equal(timing.Latency, timing.ClockedLatency, 1e-9);

        PipelineTiming limited = DelayModel.TimingOf(device, [new StageShape(1, 0, 0, 50)]);
        Assert.True(limited.LogicFrequency > device.ClockLimit);
        Assert.Equal(device.ClockLimit, limited.Frequency);
        Assert.Equal(1000 / device.ClockLimit, limited.ClockedLatency, 1e-9);
    }

    [Fact]
    public void Older_families_are_slower_and_take_more_energy()
    {
        StageShape stage = new(3, 0, 8, 2000);
        double[] delays = [.. new[] { FpgaDevice.UltraScalePlus, FpgaDevice.Series7 }.Select(device => DelayModel.StageDelay(device, stage))];
        Assert.True(delays[1] > 2 * delays[0]);
        Assert.True(FpgaDevice.Series7.EnergyOf(100, 10) > FpgaDevice.UltraScalePlus.EnergyOf(100, 10));
    }

    // Lookup tables, registers and dynamic watts at 1 GHz of three routed designs (docs/devices.md).
    [Theory]
    [InlineData(5940, 2117, 0.597)]
    [InlineData(2803, 1345, 0.296)]
    [InlineData(1247, 354, 0.098)]
    public void Energy_is_within_a_fifth_of_the_vendor_s_estimate(long luts, long registers, double watts)
    {
        double picojoules = 1000 * watts;
        Assert.InRange(FpgaDevice.UltraScalePlus.EnergyOf(luts, registers), 0.8 * picojoules, 1.2 * picojoules);
    }

    [Fact]
    public void Devices_are_found_by_name()
    {
        Assert.Same(FpgaDevice.UltraScalePlus, FpgaDevice.Named("UltraScale+"));
        Assert.Equal([6, 6, 4, 6], FpgaDevice.All.Select(device => device.LutInputs));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => FpgaDevice.Named("stratix"));
        Assert.StartsWith("'stratix' is no device; expected one of ultrascale+, 7-series, ice40, generic.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StageShape(-1, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StageShape(0, -1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StageShape(0, 0, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StageShape(0, 0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StageShape(0, 0, 2, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StageShape(0, 0, 2, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StageShape(0, 0, 0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StageShape.OfTables(FpgaDevice.Generic, 10, 6, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StageShape.OfTables(FpgaDevice.Generic with { LutInputs = 2 }, 10, 6));
        Assert.Throws<ArgumentException>(() => DelayModel.TimingOf(FpgaDevice.Generic, []));
        Assert.Contains(
            "any device of lookup tables, round figures has no such",
            Assert.Throws<ArgumentException>(() => DelayModel.StageDelay(FpgaDevice.Generic with { CarryStart = 0 }, new StageShape(1, 0, 5, 10))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "Lattice iCE40 HX has no such", Assert.Throws<ArgumentException>(() => DelayModel.StageDelay(FpgaDevice.Ice40, new StageShape(1, 1, 0, 10))).Message, StringComparison.Ordinal);
    }

    private static StageShape RandomStage(Random random, FpgaDevice device) =>
        new(random.Next(30), device.WideMuxes > 0 ? random.Next(10) : 0, random.Next(64), random.Next(1_000_000));
}
