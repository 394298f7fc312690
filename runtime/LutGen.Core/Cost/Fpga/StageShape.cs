namespace LutGen.Cost.Fpga;

/// <summary>What stands between two registers, on the longest path, and how large the design around it is.</summary>
public readonly record struct StageShape
{
    /// <summary>Creates the shape of a stage.</summary>
    /// <param name="lutLevels">Lookup tables one behind the other, 0 or more.</param>
    /// <param name="muxLevels">Dedicated multiplexers behind them, 0 or more.</param>
    /// <param name="carryBits">Bits of all carry chains on the path, 0 for none.</param>
    /// <param name="luts">Lookup tables of the whole design, 0 or more.</param>
    /// <param name="carryChains">Carry chains one behind the other, each of one bit or more; null for one, or none where there are no bits.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative, or there are more chains than bits, or bits and no chain.</exception>
    public StageShape(int lutLevels, int muxLevels, int carryBits, long luts, int? carryChains = null)
    {
        LutLevels = NotNegative(lutLevels, nameof(lutLevels));
        MuxLevels = NotNegative(muxLevels, nameof(muxLevels));
        CarryBits = NotNegative(carryBits, nameof(carryBits));
        CarryChains = carryChains ?? Math.Min(1, carryBits);
        if (CarryChains > carryBits || CarryChains < Math.Min(1, carryBits))
        {
            throw new ArgumentOutOfRangeException(nameof(carryChains), carryChains, carryBits == 0 ? "expected 0 for no bits" : $"expected 1 to {carryBits}, the number of bits");
        }

        Luts = luts >= 0 ? luts : throw new ArgumentOutOfRangeException(nameof(luts), luts, "expected 0 or more");
    }

    /// <summary>Lookup tables one behind the other.</summary>
    public int LutLevels { get; }

    /// <summary>Dedicated multiplexers behind them.</summary>
    public int MuxLevels { get; }

    /// <summary>Bits of all carry chains.</summary>
    public int CarryBits { get; }

    /// <summary>Carry chains one behind the other.</summary>
    public int CarryChains { get; }

    /// <summary>Lookup tables of the whole design.</summary>
    public long Luts { get; }

    /// <summary>
    /// The stage of truth tables one behind the other, each built as a tree of multiplexers: lookup tables, the device's own multiplexers behind them, then lookup tables that are
    /// multiplexers, and so on. Tables of trained networks simplify, so mapping finds fewer levels.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="luts">Lookup tables of the whole design.</param>
    /// <param name="addressBits">Address bits of each table, 0 or more; a table of one is a wire.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or the device's lookup tables have fewer than 3 inputs.</exception>
    public static StageShape OfTables(FpgaDevice device, long luts, params int[] addressBits)
    {
        if (device.LutInputs < 3)
        {
            throw new ArgumentOutOfRangeException(nameof(device), device.LutInputs, "expected lookup tables of at least 3 inputs, which a multiplexer has");
        }

        (int levels, int muxes) = (0, 0);
        foreach (int bits in addressBits)
        {
            (int own, int hard) = PathOf(device, NotNegative(bits, nameof(addressBits)));
            (levels, muxes) = (levels + own, muxes + hard);
        }

        return new StageShape(levels, muxes, 0, luts);
    }

    /// <summary>The same stage in a design of another size.</summary>
    internal StageShape In(long luts) => new(LutLevels, MuxLevels, CarryBits, luts, CarryChains);

    /// <summary>This stage and another behind it, without registers between them.</summary>
    internal StageShape Then(StageShape next) =>
        new(LutLevels + next.LutLevels, MuxLevels + next.MuxLevels, CarryBits + next.CarryBits, Math.Max(Luts, next.Luts), CarryChains + next.CarryChains);

    private static (int Levels, int Muxes) PathOf(FpgaDevice device, int addressBits)
    {
        if (addressBits < 2)
        {
            return (0, 0);
        }

        (int levels, int muxes, int left) = (1, 0, Math.Max(0, addressBits - device.LutInputs));
        while (true)
        {
            int hard = Math.Min(left, device.WideMuxes);
            (muxes, left) = (muxes + hard, left - hard);
            if (left == 0)
            {
                return (levels, muxes);
            }

            (levels, left) = (levels + 1, left - Math.Min(left, SelectsOf(device.LutInputs)));
        }
    }

    // A multiplexer of s selects has 2^s inputs beside them.
    private static int SelectsOf(int lutInputs)
    {
        int selects = 1;
        while (selects + 1 + (1L << (selects + 1)) <= lutInputs)
        {
            selects++;
        }

        return selects;
    }

    private static int NotNegative(int value, string name) => value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "expected 0 or more");
}
