using System.Collections;
using System.Reflection;
using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LutGen.Generator.Tests.Incremental;

/// <summary>An edit re-runs what depends on it and nothing else; no step's value keeps a compilation alive.</summary>
public sealed class CachingTests
{
    private const string Models = """
        using LutGen;
        [LutModel("first.lutnet")] public partial class First;
        [LutModel("second.lutnet")] public partial class Second;
        public static partial class Functions { [TruthTable(0x6)] public static partial bool Xor(bool a, bool b); }
        """;

    private static readonly ModelText FirstFile = File("first", 1);
    private static readonly ModelText SecondFile = File("second", 2);

    [Fact]
    public void A_keystroke_in_another_file_re_runs_no_step()
    {
        CSharpCompilation compilation = GeneratorHarness.Compilation(Models, "class Other { int A() => 1; }");
        GeneratorDriver driver = GeneratorHarness.Driver([FirstFile, SecondFile]).RunGenerators(compilation);
        SyntaxTree other = compilation.SyntaxTrees[1];
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText("class Other { int A() => 12; }", (CSharpParseOptions)other.Options, other.FilePath));

        Steps steps = new(driver.RunGenerators(edited));

        Assert.All(StepNames.All, name => Assert.All(steps.Reasons(name), AssertNotRun));
        Assert.All(steps.OutputReasons, AssertNotRun);
    }

    [Theory]
    [InlineData("", "\nclass Later;")]
    [InlineData("// A comment above everything.\n", "")]
    public void A_keystroke_in_the_targets_own_file_compiles_no_model_again(string before, string behind)
    {
        CSharpCompilation compilation = GeneratorHarness.Compilation(Models);
        GeneratorDriver driver = GeneratorHarness.Driver([FirstFile, SecondFile]).RunGenerators(compilation);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(before + Models + behind, (CSharpParseOptions)tree.Options, tree.FilePath));

        Steps steps = new(driver.RunGenerators(edited));

        Assert.All(steps.Reasons(StepNames.Joined), AssertNotRun);
        Assert.All(steps.Reasons(StepNames.Compiled), AssertNotRun);
        Assert.All(steps.Reasons(StepNames.Networks), AssertNotRun);
    }

    [Fact]
    public void An_edit_of_one_model_file_compiles_that_model_alone()
    {
        CSharpCompilation compilation = GeneratorHarness.Compilation(Models);
        GeneratorDriver driver = GeneratorHarness.Driver([FirstFile, SecondFile]).RunGenerators(compilation);

        Steps steps = new(driver.ReplaceAdditionalText(SecondFile, File("second", 3)).RunGenerators(compilation));

        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], steps.Reasons(StepNames.Networks).Order().Reverse());
        Assert.Single(steps.Reasons(StepNames.Joined), IncrementalStepRunReason.Modified);
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], steps.Reasons(StepNames.Compiled).Order().Reverse());
    }

    [Fact]
    public void A_model_file_that_is_saved_unchanged_is_not_read_again()
    {
        CSharpCompilation compilation = GeneratorHarness.Compilation(Models);
        GeneratorDriver driver = GeneratorHarness.Driver([FirstFile, SecondFile]).RunGenerators(compilation);

        Steps steps = new(driver.ReplaceAdditionalText(SecondFile, File("second", 2)).RunGenerators(compilation));

        Assert.All(steps.Reasons(StepNames.Networks), AssertNotRun);
        Assert.All(steps.Reasons(StepNames.Compiled), AssertNotRun);
        Assert.All(steps.OutputReasons, AssertNotRun);
    }

    [Fact]
    public void No_step_keeps_symbols_syntax_or_compilations()
    {
        GeneratorDriver driver = GeneratorHarness.Driver([FirstFile, SecondFile]).RunGenerators(GeneratorHarness.Compilation(Models));
        Steps steps = new(driver);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        int values = 0;
        foreach (object value in StepNames.All.SelectMany(steps.Values))
        {
            values++;
            AssertHoldsNoCompilation(value, seen, value.GetType().Name);
        }

        Assert.True(values >= StepNames.All.Length);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        string[] Generate() => [.. GeneratorHarness.Driver([FirstFile, SecondFile])
            .RunGenerators(GeneratorHarness.Compilation(Models))
            .GetRunResult().Results.SelectMany(r => r.GeneratedSources).Select(s => s.HintName + s.SourceText)];

        Assert.Equal(Generate(), Generate());
    }

    private static ModelText File(string name, int seed) => new($"models/{name}.lutnet", LutnetWriter.ToText(RandomNetworks.Create("gates", seed)));

    private static void AssertNotRun(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"the step was {reason}");

    private static void AssertHoldsNoCompilation(object? value, HashSet<object> seen, string path)
    {
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location { IsInSource: true }, $"{path} is a {value?.GetType()}");
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                AssertHoldsNoCompilation(item, seen, path + "[]");
            }
        }

        if (value.GetType().Assembly != typeof(LutModelGenerator).Assembly)
        {
            return;
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
        {
            AssertHoldsNoCompilation(field.GetValue(value), seen, path + "." + field.Name);
        }
    }

    /// <summary>Reasons and values of the last run's steps.</summary>
    private sealed class Steps(GeneratorDriver driver)
    {
        private readonly GeneratorDriverRunResult _result = driver.GetRunResult();

        public IEnumerable<IncrementalStepRunReason> OutputReasons => _result.Results.SelectMany(r => r.TrackedOutputSteps.Values).SelectMany(s => s).SelectMany(s => s.Outputs).Select(o => o.Reason);

        public IncrementalStepRunReason[] Reasons(string name) => [.. Outputs(name).Select(o => o.Reason)];

        public IEnumerable<object> Values(string name) => Outputs(name).Select(o => o.Value);

        private (object Value, IncrementalStepRunReason Reason)[] Outputs(string name)
        {
            (object, IncrementalStepRunReason)[] outputs = [.. _result.Results.Where(r => r.TrackedSteps.ContainsKey(name)).SelectMany(r => r.TrackedSteps[name]).SelectMany(s => s.Outputs)];
            Assert.NotEmpty(outputs);
            return outputs;
        }
    }
}
