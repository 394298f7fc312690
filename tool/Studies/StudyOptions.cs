using LutGen.Tool.Training;

namespace LutGen.Tool.Studies;

/// <summary>What the user asked the study verb for.</summary>
/// <param name="Variants">What is compared.</param>
/// <param name="Sources">The same on the command line.</param>
/// <param name="Seeds">The seeds that each is trained with.</param>
/// <param name="DataFolder">What --data says, or null.</param>
/// <param name="Folder">Where the records and pages are.</param>
/// <param name="Jobs">Runs at once, one thread each.</param>
/// <param name="Epochs">Passes over the samples for all variants, null for their own.</param>
/// <param name="Resplit">Whether the seed also draws the test samples.</param>
/// <param name="ModelsFolder">Where the best network of each variant goes, null if none is kept.</param>
/// <param name="TimeLimit">Time after which each run stops, null for none.</param>
/// <param name="CountsLuts">Whether each network is mapped to count its lookup tables.</param>
internal sealed record StudyOptions(
    IReadOnlyList<SettingsPreset> Variants,
    IReadOnlyList<string> Sources,
    IReadOnlyList<ulong> Seeds,
    string? DataFolder,
    string Folder,
    int Jobs,
    int? Epochs,
    bool Resplit,
    string? ModelsFolder,
    TimeSpan? TimeLimit,
    bool CountsLuts)
{
    /// <summary>The runs in their order: seed by seed, so that variants take turns and what else the machine does meets them alike.</summary>
    public IReadOnlyList<StudyRun> Runs => [.. Seeds.SelectMany(seed => Variants.Select(variant => new StudyRun(variant, seed)))];

    /// <summary>The command, to be repeated on any machine.</summary>
    public string Command =>
        Study(string.Join(' ', Sources.Select(CommandText.Place))) + CommandText.Option("--epochs", Epochs)
        + (ModelsFolder is null ? "" : $" --models {CommandText.Place(ModelsFolder)}");

    /// <summary>The command that makes the network of one run again, from the settings that the study's folder holds.</summary>
    public string CommandOf(StudyRun run) => Resplit
        ? $"{Study(CommandText.Place(Folder))} --models models"
        : CommandText.OfTrain(run.Variant, $"{CommandText.Place(Folder)}/{run.Variant.Name}.json", Reads(run.Variant), run.Seed, null, null, TimeLimit);

    private bool Reads(SettingsPreset variant) => variant.NeedsDataFolder || DataFolder is not null;

    private string Study(string sources) =>
        $"{CommandText.Tool} study {sources} --seeds {SeedList.Text(Seeds)}"
        + (Variants.Any(Reads) ? " --data DIR" : "")
        + $" --out {CommandText.Place(Folder)}"
        + (Resplit ? " --resplit" : "")
        + CommandText.Option("--time-limit-per-run", TimeLimit)
        + (CountsLuts ? "" : " --no-luts");
}
