namespace LutGen.Cost.Fpga;

/// <summary>
/// What a family of FPGAs takes for a path from register to register, and for a clock cycle; all delays in nanoseconds, at the slow corner of the speed grade that is named.
/// Where each figure comes from is in docs/devices.md; those that no source gave are estimates, and say so there.
/// </summary>
/// <param name="Name">Name on a command line, lower case.</param>
/// <param name="Family">The family and speed grade that the figures are of.</param>
/// <param name="LutInputs">Inputs of a lookup table, 3 or more.</param>
public sealed record FpgaDevice(string Name, string Family, int LutInputs)
{
    /// <summary>AMD UltraScale+, speed grade -2: cells from routed designs, the two figures of long nets fitted (docs/devices.md).</summary>
    public static FpgaDevice UltraScalePlus { get; } = new("ultrascale+", "AMD UltraScale+, speed grade -2", 6)
    {
        ClockToOutput = 0.079,
        Setup = -0.025,
        ClockMargin = 0.044,
        LutDelay = 0.11,
        WideMuxes = 2,
        MuxDelay = 0.05,
        CarryStart = 0.23,
        CarryBlock = 0.043,
        CarryBlockBits = 8,
        LocalNet = 0.12,
        LongNet = 0.215,
        NetGrowth = 0.0066,
        ClockLimit = 775,
        LutEnergy = 0.076,
        RegisterEnergy = 0.061,
    };

    /// <summary>AMD 7 series, speed grade -1: cells from a timing database and routed designs; nets are those of UltraScale+ times four.</summary>
    public static FpgaDevice Series7 { get; } = new("7-series", "AMD 7 series (Artix-7, Zynq-7000), speed grade -1", 6)
    {
        ClockToOutput = 0.456,
        Setup = -0.046,
        ClockMargin = 0.044,
        LutDelay = 0.124,
        WideMuxes = 2,
        MuxDelay = 0.16,
        CarryStart = 0.73,
        CarryBlock = 0.114,
        CarryBlockBits = 4,
        LocalNet = 0.6,
        LongNet = 4 * 0.215,
        NetGrowth = 4 * 0.0066,
        ClockLimit = 464,
        LutEnergy = 0.18,
        RegisterEnergy = 0.15,
    };

    /// <summary>Lattice iCE40 HX: cells and the shortest nets from Project IceStorm's timing database; long nets are those of UltraScale+ times 3.5.</summary>
    public static FpgaDevice Ice40 { get; } = new("ice40", "Lattice iCE40 HX", 4)
    {
        ClockToOutput = 0.54,
        Setup = 0.021,
        LutDelay = 0.386,
        CarryStart = 0.259,
        CarryBlock = 0.126,
        CarryBlockBits = 1,
        LocalNet = 0.96,
        LongNet = 3.5 * 0.215,
        NetGrowth = 3.5 * 0.0066,
        ClockLimit = 275,
        LutEnergy = 0.4,
        RegisterEnergy = 0.3,
    };

    /// <summary>
    /// No device in particular, of 6-input lookup tables; <c>with</c> gives it others. Half a nanosecond a level whatever the size of the design, no dedicated multiplexers: round
    /// figures to compare designs by, not to be met.
    /// </summary>
    public static FpgaDevice Generic { get; } = new("generic", "any device of lookup tables, round figures", 6)
    {
        ClockToOutput = 0.2,
        LutDelay = 0.2,
        CarryStart = 0.3,
        CarryBlock = 0.02,
        CarryBlockBits = 1,
        LocalNet = 0.3,
        LongNet = 0.3,
        ClockLimit = double.PositiveInfinity,
        LutEnergy = 0.1,
        RegisterEnergy = 0.1,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FpgaDevice> All { get; } = [UltraScalePlus, Series7, Ice40, Generic];

    /// <summary>From a register's clock to its output.</summary>
    public double ClockToOutput { get; init; }

    /// <summary>What must stand at a register before the clock; below 0 where it may come after it.</summary>
    public double Setup { get; init; }

    /// <summary>Jitter and skew of the clock.</summary>
    public double ClockMargin { get; init; }

    /// <summary>Through a lookup table, pins being alike.</summary>
    public double LutDelay { get; init; }

    /// <summary>Dedicated multiplexers one behind the other that a lookup table's output may pass before it is a net (F7 and F8); 0 where there are none.</summary>
    public int WideMuxes { get; init; }

    /// <summary>Through one of these.</summary>
    public double MuxDelay { get; init; }

    /// <summary>Into a carry chain, through its first block and out of it; the lookup table at the operands is not in it. 0 where there are no carry chains.</summary>
    public double CarryStart { get; init; }

    /// <summary>Whether it has carry chains.</summary>
    public bool HasCarryChains => CarryStart > 0;

    /// <summary>Through each further block of a carry chain.</summary>
    public double CarryBlock { get; init; }

    /// <summary>Bits of a block of a carry chain.</summary>
    public int CarryBlockBits { get; init; } = 1;

    /// <summary>A net between lookup tables of a stage, which stand side by side.</summary>
    public double LocalNet { get; init; }

    /// <summary>The nets from a register and to the next one, in a design of no size.</summary>
    public double LongNet { get; init; }

    /// <summary>What they grow by: nanoseconds for a unit of the square root of the design's lookup tables, which is the side of the square that it fills.</summary>
    public double NetGrowth { get; init; }

    /// <summary>Fastest clock that the clock network carries, in MHz.</summary>
    public double ClockLimit { get; init; }

    /// <summary>Picojoules that a lookup table and the net behind it take in a clock cycle, at the activity that a vendor's tool assumes without vectors; statics are not in it.</summary>
    public double LutEnergy { get; init; }

    /// <summary>Picojoules that a register and its share of the clock network take in a clock cycle.</summary>
    public double RegisterEnergy { get; init; }

    /// <summary>The device of a name.</summary>
    /// <param name="name">One of <see cref="All"/>, in capitals or not.</param>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static FpgaDevice Named(string name) =>
        All.FirstOrDefault(device => string.Equals(device.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"'{name}' is no device; expected one of {string.Join(", ", All.Select(device => device.Name))}.", nameof(name));

    /// <summary>Picojoules for an inference of a full pipeline, which gives one a clock cycle.</summary>
    /// <param name="luts">Lookup tables, 0 or more.</param>
    /// <param name="registers">Registers, 0 or more.</param>
    public double EnergyOf(long luts, long registers) => luts * LutEnergy + registers * RegisterEnergy;
}
