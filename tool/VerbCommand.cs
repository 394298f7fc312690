using System.CommandLine;

namespace LutGen.Tool;

/// <summary>A verb whose <c>--help</c> ends with examples.</summary>
/// <param name="name">The verb.</param>
/// <param name="description">What it does, in one sentence.</param>
/// <param name="examples">Lines to show under "Examples"; a line that starts with '#' says what the next one does.</param>
internal sealed class VerbCommand(string name, string description, string examples) : Command(name, description)
{
    /// <summary>Lines to show under "Examples".</summary>
    public string Examples { get; } = examples;
}
