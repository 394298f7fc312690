using System.Text.RegularExpressions;
using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Testing;

namespace LutGen.Generator.Tests.Emission;

/// <summary>docs/generated-code.md shows what is really generated.</summary>
public sealed class GeneratedCodePageTests
{
    [Fact]
    public void Every_line_of_code_that_the_page_shows_is_generated()
    {
        string page = RepositoryFiles.Read("docs/generated-code.md");
        string adder = Fence("lutnet").Match(page).Groups[1].Value;
        string[] models = [adder, .. ((string[])["luts", "gates"]).Select(kind => LutnetWriter.ToText(RandomNetworks.Create(kind, 2)))];
        HashSet<string> generated = [.. models.SelectMany(Generate).SelectMany(text => text.Split('\n')).Select(line => line.Trim())];
        string[] shown = [.. Fence("csharp").Matches(page).SelectMany(fence => fence.Groups[1].Value.Split('\n')).Select(WithoutRemark).Where(line => line.Length > 0)];

        Assert.True(shown.Length > 30);
        Assert.Empty(shown.Except(generated));
    }

    private static IEnumerable<string> Generate(string model) => GeneratorHarness
        .Run("using LutGen; [LutModel(\"adder.lutnet\")] partial class Adder;", new ModelText("adder.lutnet", model))
        .GeneratedTrees.Select(tree => tree.ToString());

    // The page's own remarks stand behind three blanks, or on lines that do not begin with "Part".
    private static string WithoutRemark(string line)
    {
        string code = line.Split("   // ")[0].Trim();
        return code.StartsWith("// ", StringComparison.Ordinal) && !code.StartsWith("// Part", StringComparison.Ordinal) ? string.Empty : code;
    }

    private static Regex Fence(string language) => new($"^```{language}\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline);
}
