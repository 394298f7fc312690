using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LutGen.Generator.Tests.Diagnostics;

/// <summary>No model file crashes the compiler or hangs it.</summary>
public sealed class DamagedFileTests
{
    [Fact]
    public void Five_hundred_damaged_files_each_compile_or_give_one_diagnostic_with_a_line_of_the_file()
    {
        CSharpCompilation compilation = GeneratorHarness.Compilation("using LutGen; [LutModel(\"m.lutnet\")] partial class A;");
        int refused = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            string kind = RandomNetworks.Kinds[seed % RandomNetworks.Kinds.Count];
            string text = FileMutations.Damage(LutnetWriter.ToText(RandomNetworks.Create(kind, seed)), seed);
            GeneratorDriverRunResult result = GeneratorHarness.Driver([new ModelText("p/m.lutnet", text)]).RunGenerators(compilation).GetRunResult();

            Assert.All(result.Results, r => Assert.Null(r.Exception));
            Diagnostic[] errors = [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
            Assert.True(errors.Length <= 1);
            foreach (Diagnostic error in errors)
            {
                refused++;
                Assert.Matches("^LUT000[1-8]$", error.Id);
                Assert.Equal("p/m.lutnet", error.Location.GetLineSpan().Path);
                Assert.InRange(error.Location.GetLineSpan().StartLinePosition.Line, 0, text.Count(c => c == '\n'));
            }
        }

        Assert.InRange(refused, 300, 500);
    }

    [Theory]
    [InlineData("encoder bits features=16000000\nhead bits 0..3\n", 16_000_000)]
    [InlineData("encoder bits features=4000000\nlayer pool kind=or from=0 channels=1 height=2000 width=2000 rows=8 columns=8 stride=1 padding=0\nhead bits 4000000\n", 7_972_049)]
    [InlineData("encoder quantizer features=2000000 rows=1\n8 1 0\nlayer pool kind=max from=0 channels=2 height=1000 width=1000 rows=8 columns=8 stride=8 padding=0\nhead argmax 2000000..2031249\n", 2_031_250)]
    [InlineData("encoder quantizer features=4000000 rows=1\n4 1 0\nlayer add channels=1 height=2000 width=2000 bits=4 terms=2 bias=0 shift=2 zero=1\n0 3\n0 -2\nhead argmax 4000000..4000003\n", 8_000_000)]
    public void Huge_networks_of_few_lines_are_not_written_out(string sections, int signals)
    {
        string text = $"lutnet 1\nname huge\nsignals {signals}\n{sections}end\n";
        GeneratorDriverRunResult result = GeneratorHarness.Run("using LutGen; [LutModel(\"m.lutnet\")] partial class A;", new ModelText("m.lutnet", text));
        Assert.All(result.Diagnostics, d => Assert.Contains(d.Id, (string[])["LUT0201", "LUT0204"]));
        Assert.True(result.GeneratedTrees.Sum(t => t.Length) < 1_000_000);
    }
}
