using LutGen.Generator.Diagnostics;
using LutGen.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LutGen.Generator.Parsing;

/// <summary>Turns a class with <c>[LutModel]</c> into a <see cref="ModelTarget"/>; no symbol leaves this file.</summary>
internal static class ModelTargetParser
{
    public const string AttributeName = "LutGen.LutModelAttribute";

    public static ModelTarget Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var declaration = (TypeDeclarationSyntax)context.TargetNode;
        AttributeData attribute = context.Attributes[0];
        LocationInfo? location = LocationInfo.From(attribute.ApplicationSyntaxReference?.GetSyntax(cancellation));
        string file = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? string.Empty;
        return new ModelTarget(
            symbol.ContainingNamespace.IsGlobalNamespace ? string.Empty : symbol.ContainingNamespace.ToDisplayString(),
            new EquatableArray<TypeHeader>(ContainingTypes.Of(declaration)),
            file,
            location,
            ParseDescription(symbol, cancellation),
            FindFault(symbol, declaration));
    }

    private static DiagnosticInfo? FindFault(INamedTypeSymbol symbol, TypeDeclarationSyntax declaration)
    {
        if (ContainingTypes.FirstNotPartial(declaration) is { } notPartial)
        {
            return DiagnosticInfo.Of(Descriptors.NotPartial, LocationInfo.From(notPartial.Identifier), notPartial.Identifier.ValueText);
        }

        for (INamedTypeSymbol? type = symbol; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType)
            {
                return DiagnosticInfo.Of(Descriptors.GenericTarget, LocationInfo.From(declaration.Identifier), symbol.Name);
            }
        }

        return symbol.IsStatic || declaration.Modifiers.Any(SyntaxKind.FileKeyword)
            ? DiagnosticInfo.Of(Descriptors.StaticTarget, LocationInfo.From(declaration.Identifier), symbol.Name)
            : null;
    }

    private static TargetDescription ParseDescription(INamedTypeSymbol symbol, CancellationToken cancellation)
    {
        DescribedPartAt? input = null;
        DescribedPartAt? output = null;
        var layers = new List<DescribedPartAt>();
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.ContainingNamespace.ToDisplayString() != "LutGen" || attribute.ConstructorArguments.Length != 1)
            {
                continue;
            }

            LocationInfo? location = LocationInfo.From(attribute.ApplicationSyntaxReference?.GetSyntax(cancellation));
            switch (attribute.AttributeClass.Name)
            {
                case "LutInputAttribute":
                    input = new DescribedPartAt(false, Numbers(attribute, ("Encoding", 0), ("Bits", 0)), Floats(attribute, "Thresholds"), 0, location);
                    break;
                case "LutLayerAttribute":
                    layers.Add(new DescribedPartAt(false, Numbers(attribute, ("FanIn", 2), ("Bits", 1), ("Radius", 0)), EquatableArray<float>.Empty, 0, location));
                    break;
                case "LutConvAttribute":
                    layers.Add(new DescribedPartAt(
                        true,
                        Numbers(attribute, ("Field", 3), ("Stride", 1), ("Padding", 0), ("FanIn", 2), ("Depth", 1), ("Pool", 1)),
                        EquatableArray<float>.Empty,
                        0,
                        location));
                    break;
                case "LutOutputAttribute":
                    output = new DescribedPartAt(false, Numbers(attribute, ("Head", 0)), EquatableArray<float>.Empty, Named(attribute, "Tau") as float? ?? 0, location);
                    break;
            }
        }

        return new TargetDescription(input, new EquatableArray<DescribedPartAt>(layers), output);
    }

    private static EquatableArray<int> Numbers(AttributeData attribute, params (string Name, int Default)[] named) =>
        new(named.Select(n => Named(attribute, n.Name) as int? ?? n.Default).Prepend(attribute.ConstructorArguments[0].Value as int? ?? 0));

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.Where(n => n.Key == name && n.Value.Kind != TypedConstantKind.Array).Select(n => n.Value.Value).FirstOrDefault();

    private static EquatableArray<float> Floats(AttributeData attribute, string name) =>
        new(attribute.NamedArguments.Where(n => n.Key == name && n.Value.Kind == TypedConstantKind.Array && !n.Value.IsNull)
            .SelectMany(n => n.Value.Values)
            .Select(v => v.Value as float? ?? 0));
}
