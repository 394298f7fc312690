using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LutGen.Generator.Tests.Harness;

/// <summary>Runs both generators over sources and model files, and compiles what they give as the strictest consumer would.</summary>
internal static class GeneratorHarness
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    // Every assembly of the framework and the runtime that the test itself runs on.
    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("LutGen.Generator", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The property that bounds what is mapped for its hardware cost.</summary>
    public const string CostBudget = "LutGenCostBudget";

    /// <summary>A compilation with nullable on, documentation checked and every warning at the highest level.</summary>
    public static CSharpCompilation Compilation(params string[] sources) => CSharpCompilation.Create(
        "Consumer" + Guid.NewGuid().ToString("N"),
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999, optimizationLevel: OptimizationLevel.Release));

    /// <summary>A driver that tracks steps. Networks are mapped for their hardware cost only where properties ask for it: it takes longer than all else.</summary>
    public static GeneratorDriver Driver(IEnumerable<AdditionalText> files, IReadOnlyDictionary<string, string>? properties = null) => CSharpGeneratorDriver.Create(
        [new LutModelGenerator().AsSourceGenerator(), new TruthTableGenerator().AsSourceGenerator()],
        files,
        ParseOptions,
        new BuildProperties(properties ?? new Dictionary<string, string>()),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generators once.</summary>
    public static GeneratorDriverRunResult Run(string source, params AdditionalText[] files) =>
        Driver(files).RunGenerators(Compilation(source)).GetRunResult();

    /// <summary>Generates, compiles without a single warning, and loads the result.</summary>
    public static LoadedConsumer Load(string source, IReadOnlyDictionary<string, string>? properties, params AdditionalText[] files)
    {
        Driver(files, properties).RunGeneratorsAndUpdateCompilation(Compilation(source), out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = output.Emit(image);
        Diagnostic[] complaints = result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).ToArray();
        Assert.True(complaints.Length == 0, string.Join("\n", complaints.Take(10)));
        image.Position = 0;
        var context = new AssemblyLoadContext("consumer", isCollectible: true);
        return new LoadedConsumer(context, context.LoadFromStream(image), diagnostics);
    }

    private sealed class BuildProperties(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                string property = key.Replace("build_property.", string.Empty);
                value = properties.TryGetValue(property, out string? own) ? own : property == CostBudget ? "0" : null;
                return value is not null;
            }
        }
    }
}
