using System.Globalization;
using LutGen.Cost;
using LutGen.Networks;
using LutGen.Tool.Reports;
using LutGen.Training.Sequences;

namespace LutGen.Tool.Lutna;

/// <summary>What <c>lutgen lutna sequence</c> found; the names are the keys of its JSON.</summary>
/// <param name="Example">The cell or block.</param>
/// <param name="Description">What it is.</param>
/// <param name="Task">The task's name.</param>
/// <param name="Rule">Its rule.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Parameters">Parameters in single precision.</param>
/// <param name="TestSequences">Sequences that were measured.</param>
/// <param name="FloatAccuracy">Share of the classes that the trained network tells.</param>
/// <param name="TableAccuracy">Share that its tables tell.</param>
/// <param name="Agreement">Share at which both say the same.</param>
/// <param name="StateBits">Bits that go from one step to the next; null of a block.</param>
/// <param name="Layers">What the tables are, by kind.</param>
/// <param name="Depth">Layers on the longest path.</param>
internal sealed record SequenceReport(
    string Example, string Description, string Task, string Rule, ulong Seed, int Parameters, int TestSequences, double FloatAccuracy, double TableAccuracy, double Agreement,
    int? StateBits, IReadOnlyList<TableKindReport> Layers, int Depth) : IReport
{
    private const int MeasuredSequences = 500;

    /// <summary>Trains, makes tables and measures both on the same sequences.</summary>
    public static (SequenceReport Report, LutNetwork Tables) Of(SequenceExample example, ulong seed)
    {
        (SequenceModel model, LutNetwork tables) = example.Run(seed);
        LabelledSequence[] test = example.Task.Test(seed, MeasuredSequences);
        int[][] expected = [.. test.Select(sequence => sequence.Classes)];
        int[][] floats = [.. test.Select(model.Predict)], looked = SequenceTest.Predict(LutModelFile.FromNetwork(tables), test, example.Task.ClassCount);
        int state = model is RecurrentNetwork ? tables.Encoder.Widths.Skip(example.Task.InputCount).Sum() : 0;
        return (new SequenceReport(
            example.Name,
            example.Description,
            example.Task.Name,
            example.Task.Rule,
            seed,
            model.ParameterCount,
            test.Length,
            SequenceTest.Agreement(test, expected, floats),
            SequenceTest.Agreement(test, expected, looked),
            SequenceTest.Agreement(test, floats, looked),
            state == 0 ? null : state,
            TableKindReport.Of(tables),
            NetworkBounds.Of(tables).Depth), tables);
    }

    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        output.WriteLine($"{Example}: {Description}, {Text($"{Parameters:N0}")} parameters");
        output.WriteLine($"{Task}: {Rule}");
        output.WriteLine();
        output.WriteLine(Text($"accuracy in single precision  {FloatAccuracy:P2}"));
        output.WriteLine(Text($"accuracy of the tables        {TableAccuracy:P2}, stepped by the kernels; the same class at {Agreement:P2} of all places"));
        output.WriteLine();
        TextTable.Write(output, [
            ["tables", "signals", "lookups", "tables", "bits", "of different ones"],
            .. Layers.Select(kind => new[] { kind.Kind, Text($"{kind.Signals:N0}"), Text($"{kind.Lookups:N0}"), Text($"{kind.Tables:N0}"), Text($"{kind.Bits:N0}"), Text($"{kind.DistinctBits:N0}") }),
            ["together", Text($"{Layers.Sum(kind => kind.Signals):N0}"), Text($"{Layers.Sum(kind => kind.Lookups):N0}"), Text($"{Layers.Sum(kind => kind.Tables):N0}"),
                Text($"{Layers.Sum(kind => kind.Bits):N0}"), Text($"{Layers.Sum(kind => kind.DistinctBits):N0}")],
        ]);
        output.WriteLine();
        string what = StateBits is { } bits ? Text($"a step: {bits} bits of state") : "the whole block";
        output.WriteLine(Text($"{what}, {Depth} layers on the longest path; {TestSequences} test sequences, seed {Seed}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
