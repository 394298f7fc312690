using System.Globalization;
using LutGen.Cost;
using LutGen.Training.Compression;

namespace LutGen.Tool.Reports;

/// <summary>What <c>lutgen compress</c> did; the names are the keys of its JSON.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="File">The model file that was read.</param>
/// <param name="Output">The one that was written.</param>
/// <param name="Dataset">Name of the data set.</param>
/// <param name="TrainingSamples">Samples that tables were seen with.</param>
/// <param name="ValidationSamples">Samples that chose.</param>
/// <param name="Rarity">So many samples at an address counted as none.</param>
/// <param name="Budget">Points of validation accuracy that might be lost; null where no tolerance was asked for.</param>
/// <param name="LutsBefore">6-input lookup tables before, mapped for area; null where the network is too large to be mapped.</param>
/// <param name="LutsAfter">Those after.</param>
/// <param name="Before">Parts before.</param>
/// <param name="After">Parts after.</param>
/// <param name="TestSamples">Samples that chose nothing.</param>
/// <param name="TestAccuracyBefore">Accuracy on them before, 0 to 1.</param>
/// <param name="TestAccuracyAfter">That after.</param>
/// <param name="States">The network as it was, after the passes, and after each step.</param>
/// <param name="Seconds">Time of the compression, without loading.</param>
internal sealed record CompressReport(
    string Model, string File, string Output, string Dataset, int TrainingSamples, int ValidationSamples, int Rarity, double? Budget, int? LutsBefore, int? LutsAfter,
    PartReports? Before, PartReports? After, int TestSamples, double TestAccuracyBefore, double TestAccuracyAfter, IReadOnlyList<CompressionState> States, double Seconds) : IReport
{
    /// <summary>The parts of a cost.</summary>
    public static PartReports? PartsOf(MappedCost? cost) => cost is null ? null : new(cost.Parts.Encoder, cost.Parts.Network, cost.Parts.Popcount, cost.Parts.Argmax);

    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        output.WriteLine(Format($"{Model}  ({File}), compressed with {TrainingSamples:N0} samples of {Dataset}, judged by {ValidationSamples:N0}, in {Seconds:0} s"));
        TextTable.Write(output, [
            ["after", "neurons", "inputs", "entries", "don't care", "different tables", "LUTs by table", "tolerated", "training", "validation"],
            .. States.Select(Row),
        ]);
        TextTable.Write(output, [["", "before", "after"], .. Parts(), ["test accuracy", Percent(TestAccuracyBefore), Percent(TestAccuracyAfter)]]);
        output.WriteLine($"written: {Output}");
    }

    private static string[] Row(CompressionState state) =>
    [
        state.Name, Format($"{state.Neurons:N0}"), Format($"{state.Inputs:N0}"), Format($"{state.Entries:N0}"), Format($"{100 * state.DontCares:0.0} %"), Format($"{state.Tables:N0}"),
        Format($"{state.TableLuts:N0}"), Format($"{state.Tolerance:N0}"), Percent(state.TrainingAccuracy), Percent(state.ValidationAccuracy),
    ];

    private IEnumerable<string[]> Parts() => Before is null || After is null ? [] : [
        ["6-input LUTs, mapped for area", Format($"{LutsBefore:N0}"), Format($"{LutsAfter:N0}")],
        ["  encoder", Format($"{Before.Encoder.Luts:N0}"), Format($"{After.Encoder.Luts:N0}")],
        ["  network", Format($"{Before.Network.Luts:N0}"), Format($"{After.Network.Luts:N0}")],
        ["  head", Format($"{Before.Popcount.Luts + Before.Argmax.Luts:N0}"), Format($"{After.Popcount.Luts + After.Argmax.Luts:N0}")],
    ];

    private static string Percent(double share) => Format($"{100 * share:0.00} %");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
