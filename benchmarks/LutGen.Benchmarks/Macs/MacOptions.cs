namespace LutGen.Benchmarks.Macs;

/// <summary>What the <c>mac</c> verb was asked for.</summary>
/// <param name="Model">A trained model, or null for random networks.</param>
/// <param name="Sparsities">Shares of the random networks' weights that are zero.</param>
/// <param name="Rounds">Rounds of each measurement.</param>
/// <param name="WorkFolder">Folder of builds that stays, or null.</param>
/// <param name="ResultsFolder">Folder to write results into, or null.</param>
/// <param name="GccPath">The C compiler.</param>
internal sealed record MacOptions(string? Model, IReadOnlyList<double> Sparsities, int Rounds, string? WorkFolder, string? ResultsFolder, string GccPath);
