namespace LutGen.Cost.Fpga;

/// <summary>Where registers stand in a mapped design.</summary>
/// <param name="Device">The device.</param>
/// <param name="LevelsPerStage">Levels of lookup tables in a stage, at least 1; 0 for all of them in one.</param>
/// <param name="IsByParts">Whether registers stand behind every part or layer of the design instead.</param>
internal sealed record PipelineOptions(FpgaDevice Device, int LevelsPerStage, bool IsByParts = false);
