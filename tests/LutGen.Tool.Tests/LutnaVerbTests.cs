using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using LutGen.Tool.Charts;

namespace LutGen.Tool.Tests;

public sealed class LutnaVerbTests : IDisposable
{
    // Narrow operands: the traditional table of eight bits is simulated long enough elsewhere.
    private static readonly string[] s_small = ["--activation-bits", "4", "--weight-bits", "4"];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Subcommands => ["cost", "mixed", "multiplier", "quantize", "sequence", "technology", "weights"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Subcommands))]
    public void Every_subcommand_teaches_with_examples(string verb)
    {
        ToolRun run = ToolRun.Of("lutna", verb, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(run.Lines.SkipWhile(line => line != "Examples:"), line => line.Trim().StartsWith($"lutgen lutna {verb}", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_subcommand_it_is_wrong_usage() => ToolRun.Of("lutna").AssertRefused(2, "lutgen lutna --help");

    [Fact]
    public void A_reader_is_told_layers_designs_and_ratios_beside_the_published_ones()
    {
        ToolRun run = ToolRun.Of(["lutna", "cost", "vgg11", "--sparsity", "0.98", "--approximate", "0.3", .. s_small]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[][] rows = [.. run.Lines.Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        Assert.Contains(rows, row => row is ["conv4", "3x3/1", "256", "256", "8x8", "589,824", "37,748,736", "11,796", "754,944", "exact", ..]);
        Assert.Contains(rows, row => row is ["total", "9,222,848", "152,769,536", "184,457", ..]);
        Assert.Contains(rows, row => row is ["LUT-NA, exact", "traditional LUT", _, "29.54", _, "3.34", ..]);
        Assert.Contains(rows, row => row is ["LUT-NA, mixed", "Wallace tree", _, "1.35-2.14", _, "1.99-3.38", ..]);
        Assert.Contains(run.Lines, line => line.Contains("LutGen's own estimates", StringComparison.Ordinal));

        // 7.1 of 9.2 million weights are in three convolutions of 2.36 million; a share of 0.3 has room for one of them.
        Assert.Single(rows, row => row.Length > 9 && row[9] == "approximate" && row[5] == "2,359,296");
    }

    [Fact]
    public void A_script_is_told_the_same_under_stable_keys()
    {
        JsonElement json = Json(["lutna", "cost", "vgg11", .. s_small]);

        Assert.Equal(
            ["topology", "variant", "operands", "sparsity", "approximateShare", "technology", "areaUnit", "layers", "designs", "ratios"],
            json.EnumerateObject().Select(each => each.Name));
        Assert.Equal(["traditional LUT", "array", "Wallace tree", "LUT-NA, exact"], json.GetProperty("designs").EnumerateArray().Select(each => each.GetProperty("name").GetString()));
        JsonElement ours = json.GetProperty("designs")[3], ratio = json.GetProperty("ratios")[1];
        Assert.Equal(json.GetProperty("layers").EnumerateArray().Sum(layer => layer.GetProperty("area").GetDouble()), ours.GetProperty("area").GetDouble(), 1e-3);
        Assert.Equal(json.GetProperty("designs")[1].GetProperty("multiplierArea").GetDouble() / ours.GetProperty("multiplierArea").GetDouble(), ratio.GetProperty("multiplierArea").GetDouble(), 1e-12);
    }

    [Fact]
    public void Multipliers_stand_side_by_side_with_the_errors_of_the_approximate_ones()
    {
        JsonElement json = Json(["lutna", "multiplier", .. s_small, "--unsigned-weights"]);

        // The counts of LUNA-CIM's 4 x 4 bits: 128 stored bits and 120 multiplexers for a table of products; ten bits, 36 multiplexers and an adder by chunks.
        JsonElement[] circuits = [.. json.GetProperty("circuits").EnumerateArray()];
        Assert.Equal((128, 120), (Count(circuits[0], "storedBits"), Count(circuits[0], "multiplexers")));
        Assert.Equal((10, 36, 3, 3), (Count(circuits[4], "storedBits"), Count(circuits[4], "multiplexers"), Count(circuits[4], "halfAdders"), Count(circuits[4], "fullAdders")));
        Assert.Equal(3 * 2, json.GetProperty("errors").GetArrayLength());
        Assert.Equal(1.5 * 7.5 / 225, json.GetProperty("errors")[0].GetProperty("meanAbsolute").GetDouble(), 1e-12);

        ToolRun run = ToolRun.Of("lutna", "multiplier", "--activation-bits", "5", "--weight-bits", "16");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("errors: not computed", run.Output, StringComparison.Ordinal);

        static int Count(JsonElement circuit, string key) => circuit.GetProperty(key).GetInt32();
    }

    [Fact]
    public void A_technology_is_printed_as_the_file_that_gives_the_same_figures()
    {
        string file = _folder.Write("textbook.json", ToolRun.Of("lutna", "technology").Output);
        string[] command = ["lutna", "multiplier", .. s_small];
        Assert.Equal(ToolRun.Of(command).Output, ToolRun.Of([.. command, "--technology", file]).Output);

        string changed = _folder.Write("changed.json", File.ReadAllText(file).Replace("\"area\": 28", "\"area\": 56.5", StringComparison.Ordinal));
        double before = Json([.. command, "--technology", file]).GetProperty("circuits")[1].GetProperty("area").GetDouble();
        JsonElement array = Json([.. command, "--technology", changed]).GetProperty("circuits")[1];
        Assert.Equal(before + 28.5 * array.GetProperty("fullAdders").GetInt32(), array.GetProperty("area").GetDouble(), 1e-9);
    }

    [Theory]
    [InlineData("\"area\": 28", "\"area\": -1", ":31:13: fullAdder.area is -1; expected a number of at least 0")]
    [InlineData("\"area\": 28,", "", "fullAdder has no \"area\", which is required")]
    [InlineData("\"fullAdder\"", "\"adder\"", "adder is no setting; expected one of name, areaUnit, storedBit")]
    [InlineData("\"input\": 0.3", "\"control\": 0.3", "and2.control is no setting; expected one of area, input, output")]
    [InlineData("{", "", "is not JSON")]
    public void A_technology_that_makes_no_sense_is_refused_with_file_line_and_value(string right, string wrong, string problem)
    {
        string text = ToolRun.Of("lutna", "technology").Output;
        int place = text.IndexOf(right, StringComparison.Ordinal);
        string file = _folder.Write("broken.json", text.Remove(place, right.Length).Insert(place, wrong));
        ToolRun.Of("lutna", "multiplier", "--technology", file).AssertRefused(1, "broken.json:", problem);
    }

    [Fact]
    public void Technologies_that_are_no_files_are_refused()
    {
        ToolRun.Of("lutna", "multiplier", "--technology", _folder["none.json"]).AssertRefused(1, "none.json: no such file, expected a technology");
        ToolRun.Of("lutna", "multiplier", "--technology", _folder.Root).AssertRefused(1, "is a folder");
        ToolRun.Of("lutna", "multiplier", "--technology", _folder.Write("empty.json", "")).AssertRefused(1, "empty.json:1:1: is empty; expected a technology");
    }

    [Fact]
    public void The_picture_has_a_bar_for_each_design_and_is_the_same_in_every_culture()
    {
        string[] command = ["lutna", "cost", "vgg11", "--approximate", "conv1", "--drop", "1", "--svg", _folder["vgg11.svg"], .. s_small];
        ToolRun run = ToolRun.Of(command);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string picture = File.ReadAllText(_folder["vgg11.svg"]);
        XElement[] titles = [.. XElement.Parse(picture).Descendants(SvgPage.Namespace + "title").Skip(1)];
        Assert.Equal(2 * 2 * 5, titles.Length);
        Assert.Contains(titles, title => title.Value.StartsWith("LUT-NA, mixed, with accumulators: ", StringComparison.Ordinal));

        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = comma;
            Assert.Equal(run.Output, ToolRun.Of(command).Output);
            Assert.Equal(picture, File.ReadAllText(_folder["vgg11.svg"]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("'vgg12' is no topology", "vgg12")]
    [InlineData("'1' is no sparsity", "vgg11", "--sparsity", "1")]
    [InlineData("'98%' is no sparsity", "vgg11", "--sparsity", "98%")]
    [InlineData("vgg11 has no layer 'conv9'; expected all, a share of 0 to 1, or some of conv1,conv2", "vgg11", "--approximate", "conv1,conv9")]
    [InlineData("'1.5' is no share", "vgg11", "--approximate", "1.5")]
    [InlineData("'4' is nothing to drop; expected 1 to 3 low chunks, or nibbles", "vgg11", "--approximate", "all", "--drop", "4")]
    [InlineData("'nibbles' needs chunks of 1 or 2 bits", "vgg11", "--approximate", "all", "--drop", "nibbles", "--chunk", "4")]
    [InlineData("leave activations of 8 bits whole", "vgg11", "--approximate", "all", "--chunk", "8")]
    [InlineData("expected --approximate with it", "vgg11", "--drop", "1")]
    [InlineData("expected one of them", "vgg11", "--approximate", "all", "--precision", "a.lutnet")]
    [InlineData("less than the 17 bits of a product", "vgg11", "--accumulator-bits", "16")]
    [InlineData("expected a whole number from 1 to 12", "vgg11", "--activation-bits", "13")]
    [InlineData("expected a whole number from 1 to 16", "vgg11", "--weight-bits", "0")]
    [InlineData("expected a whole number from 1 to 8", "vgg11", "--chunk", "9")]
    public void Values_that_make_no_sense_are_wrong_usage(string problem, params string[] args) =>
        ToolRun.Of(["lutna", "cost", .. args]).AssertRefused(2, problem, "lutgen lutna cost --help");

    [Fact]
    public void A_picture_that_cannot_be_written_is_refused() =>
        ToolRun.Of(["lutna", "cost", "vgg11", "--svg", _folder.Root, .. s_small]).AssertRefused(1, "is a folder");

    private static JsonElement Json(string[] command) => JsonDocument.Parse(ToolRun.Of([.. command, "--json"]).Output).RootElement;
}
