using System.Globalization;
using LutGen.Tool.Reports;
using LutGen.Training.Convolutional;

namespace LutGen.Tool.Lutna;

/// <summary>What <c>lutgen lutna mixed</c> found; the names are the keys of its JSON. Areas are of multipliers, energies in femtojoules an inference.</summary>
/// <param name="Checkpoint">The checkpoint that was read.</param>
/// <param name="Output">The network that was written.</param>
/// <param name="Dataset">Name of the data set.</param>
/// <param name="Budget">Accuracy that may be lost on the validation samples, 0..1.</param>
/// <param name="Goal">What was saved.</param>
/// <param name="AreaUnit">What areas are measured in.</param>
/// <param name="Validation">Accuracies on all validation samples.</param>
/// <param name="Test">Accuracies on samples that have chosen nothing.</param>
/// <param name="Chosen">Index of the step that is written.</param>
/// <param name="Sensitivities">Each layer approximate by itself.</param>
/// <param name="Curve">Step by step.</param>
internal sealed record MixedPrecisionReport(
    string Checkpoint,
    string Output,
    string Dataset,
    double Budget,
    string Goal,
    string AreaUnit,
    PrecisionAccuracies Validation,
    PrecisionAccuracies? Test,
    int Chosen,
    IReadOnlyList<MixedPrecisionStep> Sensitivities,
    IReadOnlyList<MixedPrecisionStep> Curve) : IReport
{
    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        MixedPrecisionStep exact = Curve[0], chosen = Curve[Chosen];
        output.WriteLine($"{Checkpoint}, trained on {Dataset}: one layer approximate, all others exact");
        TextTable.Write(output, [
            ["layer", "dropped bits", "loss", "rise", "accuracy", $"area, {AreaUnit}", "of exact", "energy of exact"],
            .. Sensitivities.Select(step => (string[])[
                step.Change, Format($"{step.Layers.First(layer => layer.Name == step.Change).DroppedBits}"), Format($"{step.Loss:0.0000}"), Format($"{step.Loss - exact.Loss:0.0000}"),
                Format($"{100 * step.Accuracy:0.00} %"), Format($"{step.Multipliers.Area:N0}"), Share(step.Multipliers.Area, exact.Multipliers.Area), Share(step.Multipliers.Energy, exact.Multipliers.Energy)]),
        ]);
        output.WriteLine();
        output.WriteLine(Format($"step by step, by loss for {Goal} saved; * is the last within {100 * Budget:0.##} points"));
        TextTable.Write(output, [["", "change", "loss", "accuracy", $"area, {AreaUnit}", "of exact", "energy of exact"], .. Curve.Select((step, i) => Row(step, i == Chosen))]);
        output.WriteLine();
        TextTable.Write(output, [
            ["layer", "activations", "weights", "dropped bits", "units"],
            .. chosen.Layers.Select(layer => (string[])[layer.Name, Format($"{layer.ActivationBits}"), Format($"{layer.WeightBits}"), Format($"{layer.DroppedBits}"), Format($"{layer.Units:N0}")]),
        ]);
        output.WriteLine();
        TextTable.Write(output, [
            ["accuracy", "samples", "single precision", "exact LUT-NA", "lost", "mixed", "lost"],
            .. new[] { ("validation", Validation), ("test", Test) }.Where(each => each.Item2 is not null).Select(each => (string[])[
                each.Item1, Format($"{each.Item2!.Samples:N0}"), Percent(each.Item2.Single), Percent(each.Item2.Exact), Points(each.Item2.Single - each.Item2.Exact), Percent(each.Item2.Mixed),
                Points(each.Item2.Single - each.Item2.Mixed)]),
        ]);
        output.WriteLine($"written: {Output}; lutgen lutna cost {Output} says what it takes beside other multipliers");
    }

    /// <summary>The line of a step that has just been taken.</summary>
    public static string LineOf(MixedPrecisionStep step) => Format(
        $"{(step.Change.Length == 0 ? "exact" : step.Change)}: loss {step.Loss:0.0000}, accuracy {100 * step.Accuracy:0.00} %, area {step.Multipliers.Area:N0}");

    private string[] Row(MixedPrecisionStep step, bool isChosen) =>
    [
        isChosen ? "*" : "", step.Change.Length == 0 ? "exact" : step.Change, Format($"{step.Loss:0.0000}"), Format($"{100 * step.Accuracy:0.00} %"), Format($"{step.Multipliers.Area:N0}"),
        Share(step.Multipliers.Area, Curve[0].Multipliers.Area), Share(step.Multipliers.Energy, Curve[0].Multipliers.Energy),
    ];

    private static string Share(double part, double whole) => Format($"{100 * part / whole:0.0} %");

    private static string Percent(double accuracy) => Format($"{100 * accuracy:0.00} %");

    private static string Points(double difference) => Format($"{100 * difference:+0.00;-0.00;0.00}");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
