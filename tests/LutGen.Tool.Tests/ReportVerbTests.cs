using System.Xml.Linq;
using LutGen.Cost;
using LutGen.Cost.Fpga;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Tool.Tests;

public sealed class ReportVerbTests : IDisposable
{
    private const int MostElements = 6000, MostBytes = 600_000;

    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml", Svg = "http://www.w3.org/2000/svg";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_page_of_every_kind_of_network_is_well_formed_small_the_same_each_time_and_asks_for_no_other_file(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 3);
        string text = PageOf(network);
        XElement page = XDocument.Parse(text).Root!;

        Assert.StartsWith("<!DOCTYPE html>\n", text, StringComparison.Ordinal);
        AssertWhole(page);
        Assert.InRange(page.Descendants().Count(), 100, MostElements);
        Assert.InRange(text.Length, 1000, MostBytes);
        Assert.Equal(text, PageOf(network));
        Assert.Contains(network.ContentHash, text, StringComparison.Ordinal);
        Assert.Equal(network.Layers.Count + 2, Rows(page, "layers").Length);
        Assert.DoesNotContain("Layer`", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_says_of_itself_is_text_whatever_it_looks_like()
    {
        const string Wild = "</title><script>alert(\"1 & 2\")</script> \uFFFF";
        string file = _folder.Write("a<b>&'c'.lutnet", RandomNetworks.Create("gates", 1).With("n", new NetworkMetadata([new("method", Wild), new("dataset", "<b>&")])));
        XElement page = Page(file);

        Assert.Contains(page.Descendants(Xhtml + "td"), cell => cell.Value == "a<b>&'c'.lutnet");
        Assert.Contains(page.Descendants(Xhtml + "td"), cell => cell.Value == Wild.Replace('\uFFFF', '?'));
        Assert.Contains("data set <b>& ", Section(page, "comparison").Value, StringComparison.Ordinal);
        AssertWhole(page);
    }

    [Fact]
    public void Cost_by_part_is_that_of_the_mapping_to_the_device()
    {
        LutNetwork network = RandomNetworks.Create("thermometer", 3);
        string file = _folder.Write("model.lutnet", network);
        CostParts six = HardwareCost.Of(network).Mapped!.Parts, four = HardwareCost.Of(network, new HardwareOptions(FpgaDevice.Ice40)).Mapped!.Parts;

        Assert.NotEqual(six, four);
        Assert.Equal(LutsOf(six), Rows(Page(file), "cost by part").Select(row => row[1]));
        XElement small = Page(file, "--device", "ICE40");
        Assert.Equal(LutsOf(four), Rows(small, "cost by part").Select(row => row[1]));
        Assert.Contains("Lattice iCE40 HX", Section(small, "cost").Value, StringComparison.Ordinal);
        Assert.Contains(" MHz and ", Section(small, "cost").Value, StringComparison.Ordinal);

        static IEnumerable<string> LutsOf(CostParts parts) =>
            new[] { parts.Encoder, parts.Network, parts.Popcount, parts.Argmax, parts.Total }.Select(part => FormattableString.Invariant($"{part.Luts:N0}"));
    }

    [Fact]
    public void Neurons_that_are_left_are_those_of_their_layer_even_where_a_layer_is_gone()
    {
        var builder = new NetworkBuilder("gone", new RawBitsEncoder(4));
        int first = Add(builder, (0, 1), (1, 2), (2, 3));
        Add(builder, (first, first + 1), (first + 1, first + 2));
        int last = Add(builder, (first, first + 2));
        XElement page = XDocument.Parse(PageOf(builder.Build(new BitsHead([last])))).Root!;

        Assert.Equal(["2", "0", "1"], Rows(page, "layers")[1..^1].Select(row => row[3]));
    }

    [Fact]
    public void Gates_are_counted_by_their_function()
    {
        XElement page = XDocument.Parse(PageOf(SmallModels.Xor())).Root!;
        Assert.Equal("1", Rows(page, "gates by their function").Single(row => row[2] == "a XOR b")[3]);
        Assert.Equal(15, Rows(page, "gates by their function").Count(row => row[3] == "0"));
    }

    [Fact]
    public void A_model_of_a_known_data_set_stands_among_its_published_networks()
    {
        LutNetwork network = RandomNetworks.Create("gates", 1).With("mine", new NetworkMetadata([new("dataset", "mnist, the first half"), new("test-accuracy", "97.50 % (97.60 % before)")]));
        XElement section = Section(XDocument.Parse(PageOf(network)).Root!, "comparison");
        string[][] rows = Rows(section, "Accuracy and lookup tables on mnist");

        Assert.Equal(["97.50", "97.50"], rows.Where(row => row[0].StartsWith("mine, ", StringComparison.Ordinal)).Select(row => row[1]));
        Assert.Contains(rows, row => row[0] == "PolyLUT HDR" && row[2] == "70,673");
        Assert.All(section.Descendants(Svg + "svg"), picture => Assert.Contains(picture.Descendants(Svg + "title"), title => title.Value.StartsWith("mine, all parts", StringComparison.Ordinal)));
        Assert.Equal(2, section.Descendants(Svg + "svg").Count());
    }

    [Theory]
    [InlineData("97.5")]
    [InlineData("unknown %")]
    [InlineData("100.5 %")]
    public void An_accuracy_without_a_number_in_per_cent_is_not_compared(string accuracy)
    {
        LutNetwork network = RandomNetworks.Create("gates", 1).With("mine", new NetworkMetadata([new("dataset", "mnist"), new("test-accuracy", accuracy)]));
        XElement section = Section(XDocument.Parse(PageOf(network)).Root!, "comparison");

        Assert.DoesNotContain(Rows(section, "Accuracy and lookup tables on mnist"), row => row[0].StartsWith("mine", StringComparison.Ordinal));
        Assert.Contains("states no accuracy in per cent", section.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_many_layers_has_a_page_of_the_same_size_as_others()
    {
        string text = PageOf(RandomNetworks.GateLayers(1, features: 9000, layers: 120, width: 40, classes: 4));
        XElement page = XDocument.Parse(text).Root!;

        Assert.InRange(page.Descendants().Count(), 100, MostElements);
        Assert.InRange(text.Length, 1000, MostBytes);
        Assert.Contains("70 layers between the first 40 and the last 10 are not listed", Section(page, "layers").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_is_too_large_to_be_mapped_has_a_page_that_says_so()
    {
        var builder = new NetworkBuilder("large", new ThresholdEncoder(MappedCost.MostSignals, 127));
        Add(builder, (0, 1));
        string text = PageOf(builder.Build(new BitsHead([0])));
        XElement page = XDocument.Parse(text).Root!;

        Assert.Contains("too large to be mapped", Section(page, "cost").Value, StringComparison.Ordinal);
        Assert.InRange(text.Length, 1000, MostBytes);
    }

    [Fact]
    public void A_page_of_a_network_that_is_counted_by_pieces_says_so()
    {
        string cost = Section(XDocument.Parse(PageOf(SmallModels.ManyPositions())).Root!, "cost").Value;
        Assert.Contains("mapped piece by piece", cost, StringComparison.Ordinal);
        Assert.Contains("MHz", cost, StringComparison.Ordinal);
        Assert.DoesNotContain("piece by piece", Section(XDocument.Parse(PageOf(SmallModels.Xor())).Root!, "cost").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_goes_where_it_is_told_and_otherwise_by_the_name_of_the_network()
    {
        string name = $"report-{Guid.NewGuid():N}";
        string file = _folder.Write("other.lutnet", SmallModels.Xor().With(name, NetworkMetadata.Empty));
        try
        {
            ToolRun run = ToolRun.Of("report", file);
            Assert.Equal((0, $"wrote {name}.html"), (run.ExitCode, run.Output.Trim()));
            Assert.True(File.Exists($"{name}.html"));
        }
        finally
        {
            File.Delete($"{name}.html");
        }
    }

    [Fact]
    public void A_page_that_cannot_be_written_and_a_device_that_there_is_not_are_refused()
    {
        string file = _folder.Write("xor.lutnet", SmallModels.Xor());

        ToolRun.Of("report", file, "-o", _folder.Root).AssertRefused(1, "is a folder, expected the name of a file");
        ToolRun.Of("report", file, "-o", _folder["none/page.html"]).AssertRefused(1, "its folder does not exist");
        ToolRun.Of("report", file, "--device", "z80").AssertRefused(2, "'z80' is no device; expected one of ultrascale+, 7-series, ice40, generic", "lutgen report --help");
    }

    private static int Add(NetworkBuilder builder, params (int A, int B)[] gates)
    {
        LutLayer.Builder layer = builder.Luts(1);
        int first = gates.Select(gate => layer.Add([gate.A, gate.B], TruthTable.Gate(6))).ToArray()[0];
        builder.Add(layer.Build());
        return first;
    }

    // Nothing to load or to run, every list entry leads somewhere, and every picture has a name.
    private static void AssertWhole(XElement page)
    {
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(page.Descendants().Attributes("href"), link => Assert.Contains(link.Value.TrimStart('#'), ids));
        Assert.DoesNotContain(page.Descendants(), each => each.Name.LocalName is "script" or "link" or "img" or "image" or "iframe" or "object" or "embed" or "use" or "base");
        Assert.DoesNotContain(page.Descendants().Attributes(), each => each.Name.LocalName is "src" or "srcset" or "data" || each.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        string style = page.Descendants(Xhtml + "style").Single().Value;
        Assert.All(new[] { "url(", "@import", "<", ">", "&" }, word => Assert.DoesNotContain(word, style, StringComparison.Ordinal));
        Assert.All(page.Descendants(Svg + "svg"), picture => Assert.True(picture.Attribute("aria-hidden") is not null || picture.Element(Svg + "title")!.Value.Length > 0));

        // Browsers read an element that ends where it begins as one that does not end, unless it is void.
        Assert.All(page.Descendants().Where(each => each.Name.Namespace == Xhtml && each.IsEmpty), each => Assert.Equal("meta", each.Name.LocalName));
    }

    private static string[][] Rows(XElement page, string table) =>
    [
        .. page.Descendants(Xhtml + "div").Single(box => (string?)box.Attribute("aria-label") == table)
            .Descendants(Xhtml + "tbody").Elements(Xhtml + "tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray()),
    ];

    private static XElement Section(XElement page, string id) => page.Descendants(Xhtml + "section").Single(section => (string?)section.Attribute("id") == id);

    private string PageOf(LutNetwork network) => TextOf(_folder.Write("model.lutnet", network));

    private XElement Page(string file, params string[] options) => XDocument.Parse(TextOf(file, options)).Root!;

    private string TextOf(string file, params string[] options)
    {
        ToolRun run = ToolRun.Of(["report", file, "-o", _folder["page.html"], .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return File.ReadAllText(_folder["page.html"]);
    }
}
