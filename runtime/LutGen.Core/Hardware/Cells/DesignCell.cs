using LutGen.Mapping;

namespace LutGen.Hardware.Cells;

/// <summary>
/// A cell of a mapped design. Nets are numbered, the design's inputs first; operands of arithmetic may be <see cref="False"/> or <see cref="True"/>
/// instead of a net.
/// </summary>
internal abstract record DesignCell
{
    /// <summary>In place of a net: the constant 0.</summary>
    public const int False = -1;

    /// <summary>In place of a net: the constant 1.</summary>
    public const int True = -2;

    /// <summary>The nets that it reads.</summary>
    public abstract IEnumerable<int> Fanins { get; }

    /// <summary>How many nets it drives, 1 or more.</summary>
    public virtual int OutputCount => 1;

    /// <summary>Levels of lookup tables from its inputs to its outputs, 0 for a wire or an inverter, else 1.</summary>
    public virtual int Levels => 1;

    /// <summary>Bits of its carry chain, 0 for none.</summary>
    public virtual int CarryBits => 0;

    /// <summary>Entries of its lookup tables, of each as many as the inputs it uses address.</summary>
    public abstract long TableBits { get; }

    /// <summary>Lookup tables that it takes.</summary>
    /// <param name="target">What they are.</param>
    public abstract int LutsOn(LutTarget target);

    /// <summary>The same cell on other nets.</summary>
    /// <param name="net">The net for each of its own; asked for nets only, not for constants.</param>
    public abstract DesignCell Moved(Func<int, int> net);

    /// <summary>Whether an operand is no net.</summary>
    protected static bool IsConstant(int operand) => operand < 0;

    /// <summary>Operands on other nets.</summary>
    protected static int[] Moved(int[] operands, Func<int, int> net) => operands.Select(operand => IsConstant(operand) ? operand : net(operand)).ToArray();

    /// <summary>Entries of a lookup table that reads some operands.</summary>
    protected static long EntriesOf(IEnumerable<int> operands) => 1L << operands.Count(operand => !IsConstant(operand));
}
