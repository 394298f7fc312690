using System.Globalization;
using LutGen.Training.Neurons;

namespace LutGen.Tool.Reports;

/// <summary>What <c>lutgen precision</c> found; the names are the keys of its JSON.</summary>
/// <param name="Checkpoint">The checkpoint that was read.</param>
/// <param name="Output">The settings file that was written.</param>
/// <param name="Dataset">Name of the data set.</param>
/// <param name="Luts">6-input lookup tables that the neurons may take.</param>
/// <param name="Sensitivities">The network with one bit less at each place in turn.</param>
/// <param name="Steps">The network as it was, and after each bit that it lost; the last is what was chosen.</param>
internal sealed record PrecisionReport(
    string Checkpoint, string Output, string Dataset, long Luts, IReadOnlyList<PrecisionStep> Sensitivities, IReadOnlyList<PrecisionStep> Steps) : IReport
{
    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        PrecisionStep before = Steps[0];
        output.WriteLine($"{Checkpoint}, trained on {Dataset}: one bit less at a place, and nothing else changed");
        TextTable.Write(output, [
            ["place", "bits", "loss", "rise", "accuracy", "LUTs at most", "saved"],
            .. Sensitivities.Select(step => (string[])[
                step.Place, Widths(step), Format($"{step.Loss:0.0000}"), Format($"{step.Loss - before.Loss:0.0000}"), Format($"{100 * step.Accuracy:0.00} %"),
                Format($"{step.Luts:N0}"), Format($"{before.Luts - step.Luts:N0}")]),
        ]);
        output.WriteLine(Format($"bit by bit, to at most {Luts:N0} LUTs; training samples, not trained again"));
        TextTable.Write(output, [
            ["narrower", "bits", "loss", "accuracy", "LUTs at most"],
            .. Steps.Select(step => (string[])[
                step.Place.Length == 0 ? "as it was" : step.Place, Widths(step), Format($"{step.Loss:0.0000}"), Format($"{100 * step.Accuracy:0.00} %"), Format($"{step.Luts:N0}")]),
        ]);
        output.WriteLine($"written: {Output}; lutgen train {Output} trains it anew");
    }

    /// <summary>The line of a step that has just been taken.</summary>
    public static string LineOf(PrecisionStep step) => Format(
        $"{(step.Place.Length == 0 ? "as it was" : $"{step.Place} narrower")}: bits {Widths(step)}, loss {step.Loss:0.0000}, at most {step.Luts:N0} LUTs");

    private static string Widths(PrecisionStep step) => string.Join(' ', step.Bits);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
