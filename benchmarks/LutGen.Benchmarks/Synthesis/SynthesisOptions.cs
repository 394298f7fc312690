namespace LutGen.Benchmarks.Synthesis;

/// <summary>What the <c>mapping</c> verb was asked for.</summary>
/// <param name="Models">A folder of models, all of whose parts are mapped, or null.</param>
/// <param name="Only">A text that the name of a circuit, with its family, contains; or null.</param>
/// <param name="References">Which of <see cref="ReferenceTools.Scripts"/> to compare with.</param>
/// <param name="LimitSeconds">How long one of them may take.</param>
/// <param name="IsProven">Whether our covers are proven against the circuits.</param>
/// <param name="Json">File to write figures to, or null.</param>
/// <param name="WorkFolder">Folder that remembers what other programs gave, or null for a temporary one.</param>
internal sealed record SynthesisOptions(string? Models, string? Only, IReadOnlyList<string> References, int LimitSeconds, bool IsProven, string? Json, string? WorkFolder);
