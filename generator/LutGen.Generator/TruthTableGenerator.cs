using LutGen.Generator.Emission;
using LutGen.Generator.Models;
using LutGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LutGen.Generator;

/// <summary>Implements each static partial method with <c>[TruthTable]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TruthTableGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<FunctionTarget> targets = context.SyntaxProvider
            .ForAttributeWithMetadataName(TruthTableTargetParser.AttributeName, static (node, _) => node is MethodDeclarationSyntax, TruthTableTargetParser.Parse)
            .WithTrackingName(StepNames.Functions);

        IncrementalValuesProvider<(FunctionTarget Target, string FileName)> named = targets
            .Combine(targets.Select(static (target, _) => target.FileName).Collect())
            .Select(static (pair, _) => (pair.Left, HintNames.Of(pair.Left.FileName, pair.Right)));

        context.RegisterSourceOutput(named, static (output, named) =>
        {
            if (named.Target.Fault is not null)
            {
                output.ReportDiagnostic(named.Target.Fault.ToDiagnostic());
                return;
            }

            GeneratedFile file = TruthTableEmitter.Emit(named.Target, named.FileName);
            output.AddSource(file.HintName, SourceText.From(file.Text, System.Text.Encoding.UTF8));
        });
    }
}
