using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Testing;
using Microsoft.CodeAnalysis;

namespace LutGen.Generator.Tests.Diagnostics;

/// <summary>docs/diagnostics.md and the analyzer release files list exactly the diagnostics there are, and the page's messages are real.</summary>
public sealed partial class DiagnosticsPageTests
{
    private const string Adder = "lutnet 1\nname adder\nsignals 5\nencoder bits features=3\nlayer lut neurons=2 bits=1\n17 0 1 2\n69 0 1 2\nhead bits 3 4\nend\n";
    private const string Target = "using LutGen; [LutModel(\"adder.lutnet\")] partial class Adder;";

    private static readonly string Page = RepositoryFiles.Read("docs/diagnostics.md");

    private static readonly (string Id, string Severity, string Title)[] Descriptors =
    [
        .. typeof(LutModelGenerator).Assembly.GetType("LutGen.Generator.Diagnostics.Descriptors", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .Select(d => (d.Id, d.DefaultSeverity.ToString(), d.Title.ToString(CultureInfo.InvariantCulture)))
            .Order(),
    ];

    [Fact]
    public void The_page_has_one_heading_for_each_diagnostic_with_its_severity_and_title() =>
        Assert.Equal(Descriptors, Heading().Matches(Page).Select(Entry).Order());

    [Fact]
    public void The_release_files_list_each_diagnostic_with_its_severity_and_title()
    {
        string[] files = ["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"];
        string releases = string.Concat(files.Select(file => RepositoryFiles.Read("generator/LutGen.Generator/" + file)));
        Assert.Equal(Descriptors, ReleaseRow().Matches(releases).Select(Entry).Order());
    }

    [Theory]
    [InlineData("LUT0001", "neurons=2", "neuron=2")]
    [InlineData("LUT0002", "lutnet 1", "lutnet 2")]
    [InlineData("LUT0003", "69 0 1 2\nhead bits 3 4\nend\n", "")]
    [InlineData("LUT0004", "17 0 1 2", "117 0 1 2")]
    [InlineData("LUT0005", "69 0 1 2", "69 0 1 9")]
    [InlineData("LUT0006", "69 0 1 2", "69 0 1 3")]
    [InlineData("LUT0007", "bits features=3", "quantizer features=3 rows=1\n12 1 0")]
    [InlineData("LUT0008", "17 0 1 2", "17 0 1 2 0 1 2 0 1 2 0 1 2 0 1 2 0 1 2 0 1 2 0 1 2 0")]
    public void The_page_shows_what_a_damaged_file_gives(string id, string part, string damaged)
    {
        Assert.Contains(part, Adder);
        AssertShown(id, Target, new ModelText("Models/adder.lutnet", Adder.Replace(part, damaged)));
    }

    [Theory]
    [InlineData("LUT0101", "adder.lutnet", "adders.lutnet")]
    [InlineData("LUT0101", "[LutModel(\"adder.lutnet\")]", "[LutModel(\"jet.lutnet\"), LutInput(16), LutLayer(40), LutOutput(5)]")]
    [InlineData("LUT0103", "partial ", "")]
    [InlineData("LUT0104", "Adder;", "Adder<T>;")]
    [InlineData("LUT0105", "partial", "static partial")]
    [InlineData("LUT0106", "[LutModel", "[LutLayer(3, FanIn = 3)] [LutModel")]
    [InlineData("LUT0107", "partial class Adder;", "partial class Adder; static partial class Gates { [TruthTable(\"012\")] public static partial bool And(bool a, bool b); }")]
    public void The_page_shows_what_a_wrong_target_gives(string id, string part, string wrong)
    {
        Assert.Contains(part, Target);
        AssertShown(id, Target.Replace(part, wrong), new ModelText("Models/adder.lutnet", Adder));
    }

    [Fact]
    public void The_page_shows_what_two_files_of_one_name_give() =>
        AssertShown("LUT0102", Target, new ModelText("Models/Small/adder.lutnet", Adder), new ModelText("Models/Large/adder.lutnet", Adder));

    [Theory]
    [InlineData("LUT0201", "Table", "100")]
    [InlineData("LUT0202", "Lookups", "30000")]
    [InlineData("LUT0203", "Auto", "30000")]
    [InlineData("LUT0204", "Lookups", "0")]
    public void The_page_shows_what_the_generator_says_of_its_choice(string id, string kernel, string budget)
    {
        string luts = LutnetWriter.ToText(RandomNetworks.Create("luts", 2));
        GeneratorDriver driver = GeneratorHarness.Driver([new ModelText("Models/adder.lutnet", luts)], new Dictionary<string, string> { ["LutGenUnrollBudget"] = budget });
        string target = Target.Replace("(\"adder.lutnet\")", $"(\"adder.lutnet\", Kernel = LutKernel.{kernel})", StringComparison.Ordinal);
        AssertShown(id, driver.RunGenerators(GeneratorHarness.Compilation(target)).GetRunResult());
    }

    [Fact]
    public void The_page_shows_what_the_generator_says_of_multiplications() =>
        AssertShown("LUT0205", Target, new ModelText("Models/adder.lutnet", LutnetWriter.ToText(MacNetworks.Create("pruned", 1))));

    private static void AssertShown(string id, string source, params AdditionalText[] files) => AssertShown(id, GeneratorHarness.Run(source, files));

    private static void AssertShown(string id, GeneratorDriverRunResult result)
    {
        Diagnostic diagnostic = Assert.Single(result.Diagnostics, d => d.Id == id || d.Severity != DiagnosticSeverity.Info);
        Assert.Equal(id, diagnostic.Id);
        string severity = diagnostic.Severity.ToString().ToLowerInvariant();
        Assert.Contains($": {severity} {id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n", Page);
    }

    private static (string Id, string Severity, string Title) Entry(Match match) => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);

    [GeneratedRegex(@"^### (LUT\d{4}) \((\w+)\): (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(LUT\d{4}) \| LutGen \| (\w+) \| (.+)$", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();
}
