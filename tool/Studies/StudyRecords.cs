using LutGen.Tool.Training;

namespace LutGen.Tool.Studies;

/// <summary>The records that a study has by now.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="runs">All runs of the study, in their order.</param>
internal sealed class StudyRecords(StudyFolder folder, IReadOnlyList<StudyRun> runs)
{
    private readonly Dictionary<StudyRun, RunRecord> _records = [];

    /// <summary>Number of runs recorded.</summary>
    public int Count => _records.Count;

    /// <summary>All runs of the study.</summary>
    public IReadOnlyList<StudyRun> Runs => runs;

    /// <summary>Reads the record of a run, unless it is one of other settings or data.</summary>
    /// <returns>In what it differs, null if it does not, or if there is none.</returns>
    /// <exception cref="InputException">It is no record.</exception>
    public string? Read(StudyRun run, TrainingData data, TimeSpan? timeLimit)
    {
        RunRecord? record = RunRecordFile.Read(folder.RecordOf(run));
        string? difference = record?.DifferenceTo(run, data, timeLimit);
        if (record is not null && difference is null)
        {
            _records[run] = record;
        }

        return difference;
    }

    /// <summary>Whether a run is recorded.</summary>
    public bool Has(StudyRun run) => _records.ContainsKey(run);

    /// <summary>Records a run.</summary>
    public void Add(StudyRun run, RunRecord record)
    {
        RunRecordFile.Write(folder.RecordOf(run), record);
        _records[run] = record;
    }

    /// <summary>The recorded run of a variant with the best validation accuracy, the first among equals; null if none is recorded.</summary>
    public (StudyRun Run, RunRecord Record)? BestOf(SettingsPreset variant)
    {
        StudyRun? best = runs.Where(run => run.Variant == variant && Has(run)).MaxBy(run => _records[run].Best.Hard);
        return best is null ? null : (best, _records[best]);
    }

    /// <summary>The records by variant, in the order of the study; a variant without any is left out.</summary>
    public IReadOnlyList<VariantRecords> ByVariant() =>
        [.. runs.Where(Has).GroupBy(run => run.Variant).Select(group => new VariantRecords(group.Key.Name, [.. group.Select(run => _records[run])]))];
}
