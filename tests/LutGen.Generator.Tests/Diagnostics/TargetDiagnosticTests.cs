using System.Globalization;
using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Testing;
using Microsoft.CodeAnalysis;

namespace LutGen.Generator.Tests.Diagnostics;

public sealed class TargetDiagnosticTests
{
    private static readonly string Good = LutnetWriter.ToText(RandomNetworks.Create("gates", 1));

    [Theory]
    [InlineData("[LutModel(\"m.lutnet\")] class A;", "LUT0103", "'A' must be declared partial")]
    [InlineData("class Outer { [LutModel(\"m.lutnet\")] public partial class A; }", "LUT0103", "'Outer' must be declared partial")]
    [InlineData("[LutModel(\"m.lutnet\")] partial class A<T>;", "LUT0104", "'A' is generic")]
    [InlineData("partial class Outer<T> { [LutModel(\"m.lutnet\")] public partial class A; }", "LUT0104", "'A' is generic")]
    [InlineData("[LutModel(\"m.lutnet\")] static partial class A;", "LUT0105", "'A' is static")]
    [InlineData("[LutModel(\"n.lutnet\")] partial class A;", "LUT0101", "the nearest name is 'm.lutnet'")]
    [InlineData("[LutModel(\"\")] partial class A;", "LUT0101", "no model file ''")]
    public void A_target_that_cannot_be_compiled_says_why(string source, string id, string message)
    {
        Diagnostic diagnostic = Assert.Single(GeneratorHarness.Run("using LutGen; " + source, new ModelText("p/m.lutnet", Good)).Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("Source0.cs", diagnostic.Location.GetLineSpan().Path);
    }

    [Fact]
    public void Two_files_of_one_name_are_told_apart_by_more_of_their_path()
    {
        ModelText[] files = [new("p/a/m.lutnet", Good), new("p/b/m.lutnet", Good)];
        Diagnostic diagnostic = Assert.Single(GeneratorHarness.Run("using LutGen; [LutModel(\"m.lutnet\")] partial class A;", files).Diagnostics);
        Assert.Equal("LUT0102", diagnostic.Id);
        Assert.Contains("a/m.lutnet, b/m.lutnet", diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("LUT0203", Assert.Single(GeneratorHarness.Run("using LutGen; [LutModel(@\"b\\m.lutnet\")] partial class A;", files).Diagnostics).Id);
    }

    [Fact]
    public void A_target_without_a_file_compiles_and_throws_when_it_is_called()
    {
        GeneratorHarness.Driver([]).RunGeneratorsAndUpdateCompilation(GeneratorHarness.Compilation("using LutGen; [LutModel(\"m.lutnet\")] public partial class A;"), out Compilation output, out _);
        using var image = new MemoryStream();
        Assert.True(output.Emit(image).Success);
        Type type = System.Reflection.Assembly.Load(image.ToArray()).GetType("A")!;

        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => type.GetProperty("Info")!.GetValue(null));
        Assert.Contains("m.lutnet", Assert.IsType<LutModelMissingException>(thrown.InnerException).Message);
    }

    [Fact]
    public void A_fault_of_a_model_file_is_placed_in_the_file()
    {
        string[] lines = Good.Split('\n');
        int neuron = Array.FindIndex(lines, line => line.StartsWith("layer", StringComparison.Ordinal)) + 3;
        lines[neuron] = "1 0 99999";
        Diagnostic diagnostic = Assert.Single(GeneratorHarness.Run("using LutGen; [LutModel(\"m.lutnet\")] partial class A;", new ModelText("p/m.lutnet", string.Join('\n', lines))).Diagnostics);
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        Assert.Equal("LUT0005", diagnostic.Id);
        Assert.Equal(("p/m.lutnet", neuron, 4, 9), (span.Path, span.StartLinePosition.Line, span.StartLinePosition.Character, span.EndLinePosition.Character));
    }

    [Fact]
    public void Classes_that_differ_in_case_or_derive_from_each_other_compile()
    {
        using LoadedConsumer consumer = GeneratorHarness.Load(
            "using LutGen; [LutModel(\"m.lutnet\")] partial class Model; [LutModel(\"m.lutnet\")] partial class MODEL; [LutModel(\"m.lutnet\")] partial class Derived : Model;",
            null,
            new ModelText("m.lutnet", Good));
        Assert.All(["Model", "MODEL", "Derived"], type => Assert.Equal("gates", consumer.Engine(type).Info.Name));
    }

    [Fact]
    public void An_attribute_on_two_declarations_of_a_class_leaves_other_models_alone()
    {
        GeneratorDriverRunResult result = GeneratorHarness.Run(
            "using LutGen; [LutModel(\"m.lutnet\")] partial class A; [LutModel(\"m.lutnet\")] partial class A; [LutModel(\"m.lutnet\")] partial class B;",
            new ModelText("m.lutnet", Good));
        Assert.All(result.Results, r => Assert.Null(r.Exception));
        Assert.Contains(result.Results.SelectMany(r => r.GeneratedSources), s => s.HintName == "B.Surface.g.cs");
    }

    [Fact]
    public void Nested_record_and_global_targets_compile()
    {
        using LoadedConsumer consumer = GeneratorHarness.Load(
            """
            using LutGen;
            namespace A.B { internal partial record Outer { internal partial struct Middle { [LutModel("m.lutnet")] internal sealed partial class Inner; } } }
            [LutModel("m.lutnet")] partial record Global;
            namespace C { class V; class Unsafe; class System; [LutModel("m.lutnet")] partial class @class; }
            """,
            null,
            new ModelText("m.lutnet", Good));
        Assert.Equal("gates", consumer.Engine("A.B.Outer+Middle+Inner").Info.Name);
        Assert.Equal("gates", consumer.Engine("Global").Info.Name);
    }
}
