namespace LutGen.Tool.Studies;

/// <summary>The records of a study that was made before, whatever its settings and data.</summary>
/// <param name="Name">What the study is called.</param>
/// <param name="Variants">The records by variant, in the order of the variants' names; at least one.</param>
internal sealed record RecordedStudy(string Name, IReadOnlyList<VariantRecords> Variants)
{
    /// <summary>Reads all records of a folder.</summary>
    /// <exception cref="InputException">There is no such folder, it holds no record, or something that is none.</exception>
    public static RecordedStudy Read(string path)
    {
        StudyFolder folder = StudyFolder.Find(path);
        RunRecord[] runs = [.. folder.Records().Select(RunRecordFile.Read).OfType<RunRecord>()];
        return runs.Length > 0
            ? new RecordedStudy(
                folder.Name,
                [.. runs.GroupBy(run => run.Variant).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new VariantRecords(group.Key, [.. group.OrderBy(run => run.Seed)]))])
            : throw new InputException($"{path}: holds no record of a run, expected the folder of a study, with records in runs/");
    }
}
