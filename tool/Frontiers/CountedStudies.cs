using LutGen.Tool.Reports;
using LutGen.Tool.Studies;

namespace LutGen.Tool.Frontiers;

/// <summary>The variants of some studies of one data set whose lookup tables were counted.</summary>
/// <param name="Data">The data set.</param>
/// <param name="Studies">Names of the studies, in the order given.</param>
/// <param name="Points">A point for each variant that was counted, at least one.</param>
/// <param name="Uncounted">The variants that were not, each with its study.</param>
internal sealed record CountedStudies(string Data, IReadOnlyList<string> Studies, IReadOnlyList<FrontierPoint> Points, IReadOnlyList<string> Uncounted)
{
    // The data of a run say by which seed test samples were drawn; each run of a study may have drawn others.
    private const string Drawn = " by seed ";

    /// <summary>Reads the records of studies.</summary>
    /// <param name="folders">Their folders.</param>
    /// <exception cref="InputException">A folder holds no records, they are of several data sets, or nothing was counted.</exception>
    public static CountedStudies Read(IReadOnlyList<string> folders)
    {
        RecordedStudy[] studies = [.. folders.Select(RecordedStudy.Read)];
        if (folders.Zip(studies).GroupBy(each => each.Second.Name).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new InputException($"two studies are called {same.Key}: {same.First().First} and {same.Last().First}; expected each name once");
        }

        (string Folder, string Data)[] data = [.. folders.Zip(studies).SelectMany(each => DataOf(each.Second).Select(name => (each.First, name)))];
        if (data.Select(each => each.Data).Distinct().Count() > 1)
        {
            throw new InputException($"several data sets: {string.Join("; ", data.Select(each => $"{each.Folder} is of {each.Data}"))}; expected studies of one data set");
        }

        (string Study, VariantRecords Variant)[] variants = [.. studies.SelectMany(study => study.Variants.Select(variant => (study.Name, variant)))];
        FrontierPoint[] points = [.. variants.Where(each => each.Variant.Luts is not null).Select(each => PointOf(each.Study, each.Variant))];
        return points.Length > 0
            ? new CountedStudies(
                data[0].Data, [.. studies.Select(study => study.Name)], points,
                [.. variants.Where(each => each.Variant.Luts is null).Select(each => $"{each.Variant.Name} ({each.Study})")])
            : throw new InputException($"{string.Join(", ", folders)}: no run has a count of lookup tables, expected one at least; studies count unless they are told --no-luts");
    }

    private static IEnumerable<string> DataOf(RecordedStudy study) =>
        study.Variants.SelectMany(variant => variant.Runs).Select(run => run.Data.Split(Drawn)[0]).Distinct();

    private static FrontierPoint PointOf(string study, VariantRecords variant)
    {
        Spread accuracy = variant.Of(run => 100 * run.TestAccuracy);
        return new FrontierPoint(variant.Name, study, accuracy.Mean, accuracy.Text, variant.Luts!.Value);
    }
}
