using System.Text.RegularExpressions;
using LutGen.Generator.Tests.Harness;
using LutGen.Testing;
using Microsoft.CodeAnalysis;

namespace LutGen.Generator.Tests;

/// <summary>What README shows is what the generator makes of what README shows.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = RepositoryFiles.Read("README.md");

    [Fact]
    public void The_generated_file_in_the_readme_is_the_one_that_is_generated()
    {
        string model = Block("adder.lutnet");
        string source = Block("Adder.cs");
        GeneratedSourceResult[] files = [.. GeneratorHarness.Run(source, new ModelText("adder.lutnet", model)).Results.SelectMany(r => r.GeneratedSources)];
        string kernel = files.Single(f => f.HintName == "Adder.Bits512.g.cs").SourceText.ToString();
        Assert.Equal(kernel, Block("Adder.Bits512.g.cs"));
        Assert.Equal(files.Single(f => f.HintName == "Adder.Surface.g.cs").SourceText.ToString(), Block("Adder.Surface.g.cs"));
    }

    [Fact]
    public void The_model_in_the_readme_adds()
    {
        using LoadedConsumer consumer = GeneratorHarness.Load(Block("Adder.cs").Replace("public", "internal"), null, new ModelText("adder.lutnet", Block("adder.lutnet")));
        for (int bits = 0; bits < 8; bits++)
        {
            Assert.Equal(int.PopCount(bits), consumer.Engine("Adder").Predict([bits >> 2, (bits >> 1) & 1, bits & 1]));
        }
    }

    // The fenced block behind a comment that names it.
    private static string Block(string name)
    {
        Match match = Regex.Match(Readme, $"<!-- {Regex.Escape(name)} -->\n+```[a-z]*\n(.*?)```", RegexOptions.Singleline);
        Assert.True(match.Success, $"README.md has no block '{name}'");
        return match.Groups[1].Value;
    }
}
