using LutGen.Tool.Data;
using LutGen.Tool.Training;
using LutGen.Training.Data;

namespace LutGen.Tool.Studies;

/// <summary>
/// The samples of a study's runs. Each data set is read once and shared, anew for each seed where the seed draws the test samples; as the
/// runs go seed by seed, only the latest is held.
/// </summary>
/// <param name="given">What --data says, or null.</param>
/// <param name="resplit">Whether the seed draws the test samples.</param>
internal sealed class StudyData(string? given, bool resplit)
{
    private readonly Dictionary<string, (ulong Seed, TrainingData Data)> _latest = [];

    /// <summary>The samples of a run; may be called from several threads.</summary>
    /// <exception cref="InputException">The seed is to draw test samples that are given, or the data are others than the variant is for.</exception>
    public TrainingData Of(StudyRun run)
    {
        ulong seed = resplit ? run.Seed : 0;
        string name = run.Variant.DatasetName ?? "";
        lock (_latest)
        {
            if (!_latest.TryGetValue(name, out (ulong Seed, TrainingData Data) held) || held.Seed != seed)
            {
                _latest[name] = held = (seed, Read(run));
            }

            return held.Data;
        }
    }

    private TrainingData Read(StudyRun run)
    {
        string? folder = DataFolder.Of(run.Variant, given);
        FoundDataset found = resplit ? DrawnTest.Require(run.Variant.Find(folder, DrawnTest.By(run.Seed))) : run.Variant.Find(folder);
        return new TrainingData(folder, found.LoadTrain(), found.LoadTest());
    }
}
