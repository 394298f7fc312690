using LutGen.Generator.Emission;
using LutGen.Generator.Models;
using LutGen.Generator.Parsing;
using LutGen.Netlists;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LutGen.Generator;

/// <summary>
/// Compiles each class with <c>[LutModel]</c> and the model file it names into kernels. Every step's value is comparable, so an
/// edit re-runs only what depends on it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class LutModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<LocatedTarget> targets = context.SyntaxProvider
            .ForAttributeWithMetadataName(ModelTargetParser.AttributeName, static (node, _) => node is TypeDeclarationSyntax, ModelTargetParser.Parse)
            .Where(static located => located is not null)
            .Select(static (located, _) => located!)
            .WithTrackingName(StepNames.Targets);

        IncrementalValuesProvider<ReadModel> models = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".lutnet", StringComparison.OrdinalIgnoreCase) || NetlistFile.IsNetlist(file.Path))
            .Select(static (file, cancellation) => ReadText(file, cancellation))
            .WithTrackingName(StepNames.Files)
            .Select(static (file, cancellation) => ReadModel.Read(file, cancellation))
            .WithTrackingName(StepNames.Networks);

        IncrementalValueProvider<BuildOptions> options = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => BuildOptionsReader.Read(provider));

        IncrementalValuesProvider<CompiledModel> compiled = targets
            .Combine(targets.Select(static (located, _) => located.Target.FullName).Collect())
            .Select(static (pair, _) => pair.Left.Target with { HintName = HintNames.Of(pair.Left.Target.FullName, pair.Right) })
            .Combine(models.Collect())
            .Combine(options)
            .Select(static (pair, _) => ModelJoin.Join(pair.Left.Left, pair.Left.Right, pair.Right))
            .WithTrackingName(StepNames.Joined)
            .Select(static (joined, cancellation) => ModelCompiler.Compile(joined, cancellation))
            .WithTrackingName(StepNames.Compiled);

        // Places join at the very end: an edit that only moves a class compiles nothing again.
        IncrementalValuesProvider<LocatedDiagnostics> diagnostics = compiled
            .Combine(targets.Collect())
            .Select(static (pair, _) => new LocatedDiagnostics(
                pair.Left.Diagnostics,
                pair.Right.First(located => located.Target.FullName == pair.Left.Target).Locations))
            .WithTrackingName(StepNames.Diagnostics);

        context.RegisterSourceOutput(diagnostics, static (output, located) =>
        {
            foreach (DiagnosticInfo diagnostic in located.Diagnostics)
            {
                output.ReportDiagnostic(diagnostic.ToDiagnostic(located.Locations));
            }
        });

        context.RegisterSourceOutput(compiled, static (output, model) => AddFiles(model, surface: true, output.AddSource));

        // Bodies only: an editor that asks for declarations need not wait for them.
        context.RegisterImplementationSourceOutput(compiled, static (output, model) => AddFiles(model, surface: false, output.AddSource));
    }

    private static ModelFile ReadText(AdditionalText file, CancellationToken cancellation)
    {
        SourceText text = (NetlistFile.IsBinary(file.Path) ? null : file.GetText(cancellation)) ?? SourceText.From(string.Empty);
        return new ModelFile(file.Path, string.Concat(text.GetChecksum().Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))), text);
    }

    private static void AddFiles(CompiledModel model, bool surface, Action<string, SourceText> add)
    {
        foreach (GeneratedFile file in model.Files.Where(f => f.IsSurface == surface))
        {
            add(file.HintName, SourceText.From(file.Text, System.Text.Encoding.UTF8));
        }
    }
}
