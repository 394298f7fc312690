using LutGen.Formats;
using LutGen.Tool.Training;

namespace LutGen.Tool.Studies;

/// <summary>The network of each variant that is best on the validation samples, as a file. Test accuracy has no say.</summary>
internal sealed class BestModels
{
    private readonly StudyOptions _options;
    private readonly string _folder;

    /// <summary>Prepares the folder.</summary>
    /// <param name="options">The study.</param>
    /// <param name="folder">The folder, made if there is none.</param>
    /// <exception cref="InputException">It takes no files.</exception>
    public BestModels(StudyOptions options, string folder)
    {
        (_options, _folder) = (options, folder);
        StudyFolder.Create(folder);
        foreach (SettingsPreset variant in options.Variants)
        {
            OutputFile.RequireWritable(FileOf(variant));
        }
    }

    /// <summary>The runs that are recorded, but whose network is the best and missing, so that they are to be trained again.</summary>
    public IEnumerable<StudyRun> Missing(StudyRecords records) => _options.Variants
        .Select(records.BestOf)
        .Where(best => best is { } each && !Holds(each.Run.Variant, each.Record))
        .Select(best => best!.Value.Run);

    /// <summary>Writes the network of a run that was just recorded, if it is its variant's best so far.</summary>
    public void Offer(StudyRun run, MeasuredTraining training, StudyRecords records)
    {
        if (records.BestOf(run.Variant)?.Run == run)
        {
            training.Write(FileOf(run.Variant), run.Variant.Name, _options.CommandOf(run));
        }
    }

    private string FileOf(SettingsPreset variant) => Path.Combine(_folder, $"{variant.Name}.lutnet");

    private bool Holds(SettingsPreset variant, RunRecord record)
    {
        try
        {
            return File.Exists(FileOf(variant)) && RunRecord.HashOf(LutnetReader.ReadFile(FileOf(variant))) == record.Network;
        }
        catch (LutnetException)
        {
            // Half a file, or another one under this name, is to be replaced.
            return false;
        }
    }
}
