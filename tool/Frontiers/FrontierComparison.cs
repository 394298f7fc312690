using LutGen.Formats;
using LutGen.Tool.Studies;
using LutGen.Tool.Training;

namespace LutGen.Tool.Frontiers;

/// <summary>The frontier of studies beside that of published figures.</summary>
/// <param name="Studies">The studies.</param>
/// <param name="Ours">Their frontier.</param>
/// <param name="Published">That of the published figures; without points if there are none.</param>
internal sealed record FrontierComparison(CountedStudies Studies, Frontier Ours, Frontier Published)
{
    /// <summary>Both together, the points of the studies first.</summary>
    public IEnumerable<Frontier> Frontiers => [Ours, Published];

    /// <summary>Reads studies and figures and writes a page with a picture.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <returns>The page.</returns>
    /// <exception cref="InputException">Studies cannot be used, or the folder takes no files.</exception>
    public static string Write(FrontierOptions options)
    {
        var studies = CountedStudies.Read(options.Studies);
        IReadOnlyList<FrontierPoint> published = options.Published is null ? [] : PublishedFigures.Read(options.Published);
        FrontierComparison comparison = new(studies, new Frontier(studies.Points), new Frontier(published));
        FrontierChart chart = new(comparison);
        (string File, string Text)[] outputs =
        [
            (Path.Combine(options.Folder, "frontier.svg"), chart.Draw()),
            (Path.Combine(options.Folder, "frontier.md"), FrontierPage.Text(options, comparison, chart)),
        ];

        StudyFolder.Create(options.Folder);
        Array.ForEach(outputs, output => OutputFile.RequireWritable(output.File));
        Array.ForEach(outputs, output => WholeFile.Write(output.File, output.Text));
        return outputs[^1].File;
    }
}
