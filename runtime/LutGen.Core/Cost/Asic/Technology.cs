namespace LutGen.Cost.Asic;

/// <summary>The cells of a technology. Wires, leakage, clock trees and drivers are not in it (docs/lutna.md).</summary>
/// <param name="Name">What it is.</param>
/// <param name="AreaUnit">What areas are measured in.</param>
public sealed record Technology(string Name, string AreaUnit)
{
    // 65 nm at 1.0 V, transistors 0.3 um wide (12 lambda), 1 fF/um of gate and 0.8 fF/um of diffusion: the round figures that Weste and Harris use, CMOS VLSI
    // Design, 4th edition, chapter 5. Half of C * V^2 is lost at each transition, so a gate takes 0.15 fJ and a drain 0.12 fJ.
    private const double Gate = 0.5 * 0.3 * 1.0, Drain = 0.5 * 0.3 * 0.8;

    /// <summary>
    /// A 65 nm technology from textbook figures; nothing is fitted to published ratios. Area is the number of transistors of the usual static cells. A gate
    /// that is wired to a pin switches with the pin, all other gates and all drains of a cell with its outputs.
    /// </summary>
    public static Technology Textbook65 { get; } = new("65 nm, 1.0 V, textbook cells", "transistors")
    {
        // Six transistors; the content does not change while a network runs.
        StoredBit = new CellFigures(6, 0, 0, 0),

        // Two transmission gates and an inverter: all gates, and the inverter's drains, move with the control.
        Mux2 = new CellFigures(6, 2 * Drain, 6 * Gate + 2 * Drain, 4 * Drain),

        // A NAND and an inverter.
        And2 = new CellFigures(6, 2 * Gate, 0, 2 * Gate + 6 * Drain),
        Nand2 = new CellFigures(4, 2 * Gate, 0, 4 * Drain),

        // An XOR of two inverters and two transmission gates, and an AND: ten gates on two pins, the rest shared by two outputs.
        HalfAdder = new CellFigures(14, 5 * Gate, 0, (4 * Gate + 14 * Drain) / 2),

        // The mirror adder with its two inverters: 22 gates on three pins (8, 8 and 6), six within.
        FullAdder = new CellFigures(28, 22 * Gate / 3, 0, (6 * Gate + 28 * Drain) / 2),

        // Two latches of transmission gates, with inverters for the clock: the clock moves twelve gates and four drains.
        Register = new CellFigures(24, 2 * Gate, 12 * Gate + 4 * Drain, 10 * Gate + 20 * Drain),
    };

    /// <summary>A bit of a table or a weight.</summary>
    public CellFigures StoredBit { get; init; } = Nothing;

    /// <summary>A multiplexer of two inputs.</summary>
    public CellFigures Mux2 { get; init; } = Nothing;

    /// <summary>An AND of two inputs.</summary>
    public CellFigures And2 { get; init; } = Nothing;

    /// <summary>A NAND of two inputs.</summary>
    public CellFigures Nand2 { get; init; } = Nothing;

    /// <summary>A half adder.</summary>
    public CellFigures HalfAdder { get; init; } = Nothing;

    /// <summary>A full adder.</summary>
    public CellFigures FullAdder { get; init; } = Nothing;

    /// <summary>A flip-flop.</summary>
    public CellFigures Register { get; init; } = Nothing;

    private static CellFigures Nothing { get; } = new(0, 0, 0, 0);

    /// <summary>The figures of a kind of cell.</summary>
    public CellFigures Of(CellKind kind) => kind switch
    {
        CellKind.StoredBit => StoredBit,
        CellKind.Mux2 => Mux2,
        CellKind.And2 => And2,
        CellKind.Nand2 => Nand2,
        CellKind.HalfAdder => HalfAdder,
        CellKind.FullAdder => FullAdder,
        CellKind.Register => Register,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of cell"),
    };
}
