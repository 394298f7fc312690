using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Generator.Planning;

/// <summary>A run of layers and the kernel that computes it.</summary>
/// <param name="Layers">What the layers are, as the subject of a sentence.</param>
/// <param name="Circuit">The operations, of all the layers or of one position; null where tables are looked up.</param>
/// <param name="FirstInput">The first plane that it reads: of the inputs for the first stage, of the memory for all others.</param>
/// <param name="FirstOutput">The first plane of the memory that it writes, unless it is the last stage.</param>
internal sealed record StagePlan(string Layers, Circuit? Circuit, int FirstInput, int FirstOutput)
{
    /// <summary>The operations as code; null when they are evaluated from data, or there are none.</summary>
    public BitProgram? Program { get; init; }

    /// <summary>The window that the code runs over, position by position; null when it runs once.</summary>
    public WindowCircuit? Window { get; init; }

    /// <summary>Whether the image under the window lies place by place, all channels of one together.</summary>
    public bool ReadsByPlace { get; init; }

    /// <summary>The layers as a network of their own whose tables are looked up; null when they are operations.</summary>
    public LutNetwork? Tables { get; init; }

    /// <summary>Why the tables are looked up.</summary>
    public LookupReason? Reason { get; init; }

    /// <summary>Number of operations; 0 where tables are looked up.</summary>
    public int Operations => Circuit?.Nodes.Count ?? 0;

    /// <summary>Most planes of one kind that are written out as fields.</summary>
    public int MostFields => Program is null ? 0 : new[] { Program.Circuit.InputCount, Program.Circuit.Outputs.Count, Program.SlotCount }.Max();

    /// <summary>One line on how it is run.</summary>
    public string Description => this switch
    {
        { Tables: { } tables } => FormattableString.Invariant($"{Layers}: {tables.Layers.Sum(layer => layer.Count)} tables of {AddressBits(tables)} address bits {Reason}"),
        { Window: { } window } => FormattableString.Invariant($"{Layers}: a loop of {window.Positions} positions around {Operations} operations"),
        { Program: null } => FormattableString.Invariant($"{Layers}: a table of {Operations} operations"),
        _ => FormattableString.Invariant($"{Layers}: {Operations} operations as code"),
    };

    private static string AddressBits(LutNetwork tables)
    {
        int[] bits = tables.Layers.Cast<LutLayer>()
            .SelectMany(layer => Enumerable.Range(0, layer.Count).Select(neuron => layer.TableOf(neuron).AddressBits))
            .Distinct().OrderBy(count => count).ToArray();
        return bits.Length == 1 ? FormattableString.Invariant($"{bits[0]}") : FormattableString.Invariant($"{bits[0]} to {bits[bits.Length - 1]}");
    }
}
