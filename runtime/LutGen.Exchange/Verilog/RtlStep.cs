namespace LutGen.Exchange.Verilog;

/// <summary>A step of a design: combinational logic that becomes one module. Registers may stand behind it.</summary>
/// <param name="Name">Name of the module's output bus, and the end of the module's own.</param>
/// <param name="Title">What it is, for a comment.</param>
/// <param name="Reads">What it reads.</param>
/// <param name="Defines">What it defines.</param>
/// <param name="Write">Writes the body.</param>
internal sealed record RtlStep(string Name, string Title, IReadOnlyCollection<RtlSignal> Reads, IReadOnlyList<RtlSignal> Defines, RtlBody Write)
{
    /// <summary>Writes modules that the body has instances of; the name of the step's own module is given.</summary>
    public Action<VerilogText, string>? WriteModules { get; init; }
}

/// <summary>Writes the body of a step's module.</summary>
/// <param name="text">Receives it.</param>
/// <param name="module">The module's name.</param>
/// <param name="input">The bus that it reads from.</param>
/// <param name="output">The bus that it writes to; what is not on it is wanted by nobody.</param>
internal delegate void RtlBody(VerilogText text, string module, RtlBus input, RtlBus output);
