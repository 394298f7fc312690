namespace LutGen.Cost.Fpga;

/// <summary>
/// Delay from register to register before anything is placed and routed: cells by the data of the device; nets between neighbouring lookup tables alike; and one distance to go,
/// which grows with the side of the square that the design fills. What it is worth is measured against published designs in docs/devices.md.
/// </summary>
public static class DelayModel
{
    /// <summary>Nanoseconds from a clock edge until the next register may be clocked.</summary>
    /// <param name="device">The device.</param>
    /// <param name="stage">What stands between the registers.</param>
    /// <exception cref="ArgumentException">The stage has dedicated multiplexers or carry chains, and the device has none.</exception>
    public static double StageDelay(FpgaDevice device, StageShape stage)
    {
        if (stage.MuxLevels > 0 && device.WideMuxes == 0)
        {
            throw new ArgumentException($"The stage has {stage.MuxLevels} levels of dedicated multiplexers; expected none, since {device.Family} has no such.", nameof(stage));
        }

        if (stage.CarryBits > 0 && !device.HasCarryChains)
        {
            throw new ArgumentException($"The stage has {stage.CarryBits} bits of carry chains; expected none, since {device.Family} has no such.", nameof(stage));
        }

        double register = device.ClockToOutput + device.Setup + device.ClockMargin;
        double cells = stage.LutLevels * device.LutDelay + stage.MuxLevels * device.MuxDelay + CarryDelay(device, stage.CarryChains, stage.CarryBits);
        double nets = Math.Max(0, stage.LutLevels - 1) * device.LocalNet + device.LongNet + device.NetGrowth * Math.Sqrt(stage.Luts);
        return register + cells + nets;
    }

    /// <summary>Timing of a pipeline.</summary>
    /// <param name="device">The device.</param>
    /// <param name="stages">Its stages, one or more; a register stands before each.</param>
    /// <exception cref="ArgumentException">There are none, or one has dedicated multiplexers or carry chains and the device has none.</exception>
    public static PipelineTiming TimingOf(FpgaDevice device, IReadOnlyList<StageShape> stages) => stages.Count > 0
        ? new PipelineTiming(stages.Max(stage => StageDelay(device, stage)), stages.Count, device.ClockLimit)
        : throw new ArgumentException("No stage; expected one or more.", nameof(stages));

    /// <summary>Nanoseconds through carry chains one behind the other.</summary>
    /// <param name="device">The device.</param>
    /// <param name="chains">The chains, 0 or more.</param>
    /// <param name="bits">Bits of all of them, of each one or more. Of several chains this is the most that they can take: how bits share blocks depends on which chain has how many.</param>
    internal static double CarryDelay(FpgaDevice device, int chains, int bits) =>
        chains * device.CarryStart + (bits - chains) / device.CarryBlockBits * device.CarryBlock;
}
