using LutGen.Training.Presets;

namespace LutGen.Tool.Training;

/// <summary>What the user asked the train verb for.</summary>
/// <param name="Preset">What to train.</param>
/// <param name="Source">The same as the command line has it, without folders of this machine.</param>
/// <param name="DataFolder">Where the data are, null if they are generated.</param>
/// <param name="OutputFile">The model file.</param>
/// <param name="Seed">The seed, null for the preset's.</param>
/// <param name="Epochs">Passes over the samples, null for the preset's.</param>
/// <param name="Patience">Epochs without gain that end the training, null for the preset's.</param>
/// <param name="Threads">Threads.</param>
/// <param name="TimeLimit">Time after which it stops.</param>
/// <param name="CheckpointFile">Where the training is saved.</param>
/// <param name="CheckpointEvery">How often, null for the usual.</param>
/// <param name="Resume">Whether to go on with the training that is saved there.</param>
/// <param name="KeepCheckpoint">Whether the training stays saved when it is finished.</param>
/// <param name="LogFile">A CSV file of epochs.</param>
/// <param name="PlotFile">An SVG file of epochs.</param>
internal sealed record PresetTrainingOptions(
    TrainingPreset Preset,
    string Source,
    string? DataFolder,
    string OutputFile,
    ulong? Seed,
    int? Epochs,
    int? Patience,
    int Threads,
    TimeSpan? TimeLimit,
    string CheckpointFile,
    TimeSpan? CheckpointEvery,
    bool Resume,
    bool KeepCheckpoint,
    string? LogFile,
    string? PlotFile);
