using LutGen.Training.Presets;

namespace LutGen.Tool.Training;

/// <summary>What the user asked the train verb for.</summary>
internal sealed record PresetTrainingOptions(
    TrainingPreset Preset,
    string? DataFolder,
    string OutputFile,
    ulong Seed,
    int? Epochs,
    int Threads,
    TimeSpan? TimeLimit,
    string? LogFile,
    string? PlotFile);
