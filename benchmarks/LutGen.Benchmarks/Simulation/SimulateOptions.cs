namespace LutGen.Benchmarks.Simulation;

/// <summary>What <c>simulate</c> is asked for.</summary>
/// <param name="Models">Model files.</param>
/// <param name="Simulators">Programs: icarus, verilator.</param>
/// <param name="StepsPerRegister">Steps between registers, one run each; 0 for none.</param>
/// <param name="Samples">Samples a run.</param>
/// <param name="DataFolder">The folder of data sets, or null.</param>
/// <param name="ResultsFile">Where the table goes as Markdown, or null.</param>
internal sealed record SimulateOptions(
    IReadOnlyList<string> Models, IReadOnlyList<string> Simulators, IReadOnlyList<int> StepsPerRegister, int Samples, string? DataFolder, string? ResultsFile);
