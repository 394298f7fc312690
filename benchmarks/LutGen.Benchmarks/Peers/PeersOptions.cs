namespace LutGen.Benchmarks.Peers;

/// <summary>What the <c>peers</c> verb was asked for.</summary>
/// <param name="Parts">Names of the parts to measure.</param>
/// <param name="Rounds">Rounds of each measurement, at least 1.</param>
/// <param name="Quick">Whether networks are small: a trial of the benchmark, not a measurement.</param>
/// <param name="Fresh">Whether builds that are there are made again.</param>
/// <param name="WorkFolder">Folder of builds that stays, or null for one that goes at the end.</param>
/// <param name="ResultsFolder">Folder to write results into, or null.</param>
/// <param name="GccPath">The C compiler.</param>
/// <param name="Model">A trained model of images, or null for the repository's.</param>
/// <param name="Data">Folder of MNIST, or null for digits of our own drawing.</param>
internal sealed record PeersOptions(
    IReadOnlyList<string> Parts,
    int Rounds,
    bool Quick,
    bool Fresh,
    string? WorkFolder,
    string? ResultsFolder,
    string GccPath,
    string? Model,
    string? Data);
