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

        context.RegisterSourceOutput(targets, static (output, target) =>
        {
            if (target.Fault is not null)
            {
                output.ReportDiagnostic(target.Fault.ToDiagnostic());
                return;
            }

            GeneratedFile file = TruthTableEmitter.Emit(target);
            output.AddSource(file.HintName, SourceText.From(file.Text, System.Text.Encoding.UTF8));
        });
    }
}
