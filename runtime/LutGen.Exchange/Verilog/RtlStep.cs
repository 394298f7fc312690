namespace LutGen.Exchange.Verilog;

/// <summary>A step of a design: combinational logic that becomes one module. Registers may stand behind it.</summary>
/// <param name="Name">Name of the module's output bus, and the end of the module's own.</param>
/// <param name="Title">What it is, for a comment.</param>
/// <param name="Reads">What it reads.</param>
/// <param name="Defines">What it defines.</param>
/// <param name="Write">Writes the body.</param>
internal sealed record RtlStep(string Name, string Title, IReadOnlyCollection<RtlSignal> Reads, IReadOnlyList<RtlSignal> Defines, RtlBody Write);

/// <summary>Writes the body of a step's module: wires, which the module puts together to its output bus in one place.</summary>
/// <param name="text">Receives it.</param>
/// <param name="input">The bus that it reads from.</param>
/// <param name="isWanted">Whether anything wants a signal; others need not be written.</param>
/// <returns>Where each wanted signal that the step defines is.</returns>
internal delegate Func<RtlSignal, VectorPart> RtlBody(LogicText text, BusReader input, Func<RtlSignal, bool> isWanted);

/// <summary>Some bits of a vector.</summary>
/// <param name="Vector">The vector's name.</param>
/// <param name="VectorWidth">Its width; one of 1 bit is declared without a range.</param>
/// <param name="Offset">The lowest of the bits.</param>
/// <param name="Width">How many.</param>
internal readonly record struct VectorPart(string Vector, int VectorWidth, int Offset, int Width)
{
    /// <summary>All bits of a vector.</summary>
    public static VectorPart Whole(string vector, int width) => new(vector, width, 0, width);

    /// <summary>One of the bits.</summary>
    public VectorPart this[int bit] => this with { Offset = Offset + bit, Width = 1 };

    /// <summary>The bits as an expression.</summary>
    public override string ToString() => Width == VectorWidth ? Vector : Width == 1 ? $"{Vector}[{Offset}]" : $"{Vector}[{Offset + Width - 1}:{Offset}]";
}
