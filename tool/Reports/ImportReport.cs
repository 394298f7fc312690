using System.Globalization;
using LutGen.Exchange;
using LutGen.Networks;

namespace LutGen.Tool.Reports;

/// <summary>What <c>lutgen import</c> read; the names are the keys of its JSON.</summary>
/// <param name="Source">The file or folder that was read.</param>
/// <param name="Format">Its format.</param>
/// <param name="Output">The file that was written.</param>
/// <param name="Name">The network's name.</param>
/// <param name="Features">Features of a row.</param>
/// <param name="InputBits">Their bits together.</param>
/// <param name="Nodes">Tables and gates of the source.</param>
/// <param name="Neurons">Neurons of the network.</param>
/// <param name="Layers">Its layers.</param>
/// <param name="Entries">Entries of all tables of the source.</param>
/// <param name="MissingEntries">Those that it did not say and that were chosen.</param>
/// <param name="RegisterStages">Registers on the way from inputs to outputs.</param>
/// <param name="Head">What turns bits into scores.</param>
internal sealed record ImportReport(
    string Source, string Format, string Output, string Name, int Features, int InputBits, int Nodes, int Neurons, int Layers, long Entries, long MissingEntries, int RegisterStages, HeadSummary Head)
    : IReport
{
    /// <summary>Describes an import.</summary>
    public static ImportReport Of(ImportedNetwork imported, string source, string output)
    {
        LutNetwork network = imported.Network;
        return new ImportReport(
            source, imported.Format, output, network.Name, network.Encoder.FeatureCount, network.Encoder.Widths.Sum(), imported.Nodes, network.Layers.Sum(layer => layer.Count),
            network.Layers.Count, imported.Entries, imported.MissingEntries, imported.RegisterStages, HeadSummary.Of(network));
    }

    /// <inheritdoc/>
    public void Write(TextWriter output)
    {
        output.WriteLine($"{Name}  ({Source}, {Format})");
        output.WriteLine(Line($"  read     {Nodes:N0} tables or gates with {Entries:N0} entries{(RegisterStages > 0 ? Line($", {RegisterStages:N0} stages of registers") : "")}"));
        if (MissingEntries > 0)
        {
            output.WriteLine(Line($"           {MissingEntries:N0} entries were not said: don't-cares, chosen so that tables get simpler"));
        }

        output.WriteLine(Line($"  network  {Features:N0} features of {InputBits:N0} bits together, {Neurons:N0} neurons in {Layers:N0} layers, {Head.Kind}{Head.TauText()} of {Head.Scores:N0} scores"));
        output.WriteLine($"written: {Output}");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
