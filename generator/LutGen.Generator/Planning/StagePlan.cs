using LutGen.Circuits;

namespace LutGen.Generator.Planning;

/// <summary>A run of layers and the kernel that computes it.</summary>
/// <param name="Layers">What the layers are, as the subject of a sentence.</param>
/// <param name="Circuit">The operations: of all the layers, or of one position.</param>
/// <param name="Program">The operations as code; null when they are evaluated from data.</param>
/// <param name="Window">The window that the code runs over, position by position; null when it runs once.</param>
/// <param name="ReadsByPlace">Whether the image under the window lies place by place, all channels of one together.</param>
/// <param name="FirstInput">The first plane that it reads: of the inputs for the first stage, of the memory for all others.</param>
/// <param name="FirstOutput">The first plane of the memory that it writes, unless it is the last stage.</param>
internal sealed record StagePlan(
    string Layers, Circuit Circuit, BitProgram? Program, WindowCircuit? Window, bool ReadsByPlace, int FirstInput, int FirstOutput)
{
    /// <summary>Most planes of one kind that are written out as fields.</summary>
    public int MostFields => Program is null ? 0 : new[] { Circuit.InputCount, Circuit.Outputs.Count, Program.SlotCount }.Max();

    /// <summary>One line on how it is run.</summary>
    public string Description => (Program, Window) switch
    {
        (_, { } window) => FormattableString.Invariant($"{Layers}: a loop of {window.Positions} positions around {Circuit.Nodes.Count} operations"),
        (null, _) => FormattableString.Invariant($"{Layers}: a table of {Circuit.Nodes.Count} operations"),
        _ => FormattableString.Invariant($"{Layers}: {Circuit.Nodes.Count} operations as code"),
    };
}
