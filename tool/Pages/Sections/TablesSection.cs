using System.Xml.Linq;
using LutGen.Networks;
using LutGen.Tool.Charts;
using LutGen.Tool.Pages.Pictures;

namespace LutGen.Tool.Pages.Sections;

/// <summary>The functions that the truth tables hold.</summary>
internal static class TablesSection
{
    private const int MostPictures = 24, MostRows = 40, ShareBins = 20;

    private static readonly string[] s_gates =
        ["0", "a AND b", "a AND NOT b", "a", "NOT a AND b", "b", "a XOR b", "a OR b", "a NOR b", "a XNOR b", "NOT b", "a OR NOT b", "NOT a", "NOT a OR b", "a NAND b", "1"];

    public static PageSection? Of(ModelFacts facts)
    {
        var tables = new TableStatistics(facts.Network);
        XElement[] content =
        [
            .. tables.Gates.Sum() > 0 ? OfGates(tables.Gates) : [],
            .. tables.Wide > 0 ? OfTables(tables) : [],
            .. tables.Adders > 0 ? [Html.Paragraph(ModelFacts.Text($"{tables.Adders:N0} tables are addressed by the sum of their inputs."))] : (XElement[])[],
        ];
        return content.Length > 0 ? new PageSection("tables", "Tables", content) : null;
    }

    private static XElement[] OfGates(long[] gates) =>
    [
        Html.Heading(ModelFacts.Text($"{gates.Sum():N0} gates of two inputs")),
        Html.Table(
            "gates by their function",
            ["", "id", "function", "gates", "share", ""],
            Enumerable.Range(0, TableStatistics.GateKinds).Select(id => (object[])
            [
                TablePicture.Draw(TruthTable.Gate(id), s_gates[id], "icon"), $"{id}", s_gates[id], ModelFacts.Number(gates[id]),
                ModelFacts.Text($"{100.0 * gates[id] / gates.Sum():0.0} %"), ChartPicture.Share((double)gates[id] / gates.Max()),
            ])),
        Html.Paragraph("In the pictures a goes down, b across, and a filled cell is 1."),
    ];

    private static XElement[] OfTables(TableStatistics tables)
    {
        (int Inputs, int Used, long Count)[] used = [.. tables.Used.Select(each => (each.Key.Inputs, each.Key.Used, each.Value))];
        long most = used.Max(each => each.Count);
        return
        [
            Html.Heading(ModelFacts.Text($"{tables.Wide:N0} {(tables.Gates.Sum() > 0 ? "other tables" : "tables")}")),
            Html.Pair(
                Html.Table(
                    "tables by the inputs that matter",
                    ["inputs", "that matter", "tables", "share", ""],
                    used.Take(MostRows).Select(each => (object[])
                    [
                        ModelFacts.Number(each.Inputs), ModelFacts.Number(each.Used), ModelFacts.Number(each.Count), ModelFacts.Text($"{100.0 * each.Count / tables.Wide:0.0} %"),
                        ChartPicture.Share((double)each.Count / most),
                    ])),
                Html.Figure(
                    "Share of ones among the bits of a table's entries. A table with as many ones as zeros tells most.",
                    ChartPicture.Draw(
                        "Histogram of the share of ones in a table",
                        Histogram.Of("share of ones", "tables", tables.Ones.Select(each => (each.Key, each.Value)), 0, 1.0 / ShareBins, ShareBins) with { Width = Chart.PhoneWidth }))),
            .. used.Length > MostRows ? [Html.Paragraph(ModelFacts.Text($"The first {MostRows} of {used.Length:N0} kinds are listed."))] : (XElement[])[],
            Html.OfClass("tables", "div", [.. tables.Sample(MostPictures).Select(DrawTable)]),
            Html.Paragraph("Some of these tables: the first half of the address goes down, the second across; filled is 1, or the largest code. Large tables are shown as means of blocks of entries."),
        ];
    }

    private static XElement DrawTable((string Place, int Neuron, TruthTable Table) each)
    {
        string name = ModelFacts.Text($"{each.Place}, {each.Neuron:N0}");
        return Html.Figure(ModelFacts.Text($"{name}: {each.Table.AddressBits} to {each.Table.OutputBits} bits"), TablePicture.Draw(each.Table, $"Table of {name}", "small"));
    }
}
