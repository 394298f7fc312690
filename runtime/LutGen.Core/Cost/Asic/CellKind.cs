namespace LutGen.Cost.Asic;

/// <summary>The cells that multipliers and accumulators are built of.</summary>
public enum CellKind
{
    /// <summary>A static memory cell whose content is read all the time, as in the tables of an FPGA; written once, with the weights.</summary>
    StoredBit,

    /// <summary>A multiplexer of two inputs.</summary>
    Mux2,

    /// <summary>An AND of two inputs.</summary>
    And2,

    /// <summary>A NAND of two inputs.</summary>
    Nand2,

    /// <summary>Adds two bits.</summary>
    HalfAdder,

    /// <summary>Adds three bits.</summary>
    FullAdder,

    /// <summary>An edge-triggered flip-flop.</summary>
    Register,
}
