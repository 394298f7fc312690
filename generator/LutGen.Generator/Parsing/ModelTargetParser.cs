using LutGen.Generator.Diagnostics;
using LutGen.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LutGen.Generator.Parsing;

/// <summary>Turns a class with <c>[LutModel]</c> into a <see cref="LocatedTarget"/>; no symbol leaves this file.</summary>
internal static class ModelTargetParser
{
    public const string AttributeName = "LutGen.LutModelAttribute";

    /// <returns>The target, or null for a further declaration of one class: the compiler refuses a repeated attribute itself.</returns>
    public static LocatedTarget? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var symbol = (INamedTypeSymbol)context.TargetSymbol;
        var declaration = (TypeDeclarationSyntax)context.TargetNode;
        SyntaxReference? first = symbol.GetAttributes().First(a => a.AttributeClass?.Name == context.Attributes[0].AttributeClass?.Name).ApplicationSyntaxReference;
        if (first is null || first.SyntaxTree != declaration.SyntaxTree || !declaration.Span.Contains(first.Span))
        {
            return null;
        }

        (DiagnosticInfo? fault, LocationInfo? faultLocation) = FindFault(symbol, declaration);
        (TargetDescription description, TargetLocations locations) = ParseDescription(symbol, cancellation);
        var target = new ModelTarget(
            symbol.ContainingNamespace.IsGlobalNamespace ? string.Empty : symbol.ContainingNamespace.ToDisplayString(),
            new EquatableArray<TypeHeader>(ContainingTypes.Of(declaration)),
            context.Attributes[0].ConstructorArguments.FirstOrDefault().Value as string ?? string.Empty,
            new ModelChoice((KernelChoice)(Named(context.Attributes[0], "Kernel") as int? ?? 0), Named(context.Attributes[0], "FuseSums") as bool? ?? true),
            description,
            fault);
        return new LocatedTarget(target, locations with { Declaration = faultLocation, File = LocationOf(context.Attributes[0], cancellation) });
    }

    private static (DiagnosticInfo? Fault, LocationInfo? Location) FindFault(INamedTypeSymbol symbol, TypeDeclarationSyntax declaration)
    {
        var place = new TargetPlace(TargetPart.Declaration);
        LocationInfo name = LocationInfo.From(declaration.Identifier);
        if (ContainingTypes.FirstNotPartial(declaration) is { } notPartial)
        {
            return (DiagnosticInfo.At(Descriptors.NotPartial, place, notPartial.Identifier.ValueText), LocationInfo.From(notPartial.Identifier));
        }

        for (INamedTypeSymbol? type = symbol; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType)
            {
                return (DiagnosticInfo.At(Descriptors.GenericTarget, place, symbol.Name), name);
            }
        }

        return symbol.IsStatic || ContainingTypes.IsFileLocal(declaration)
            ? (DiagnosticInfo.At(Descriptors.StaticTarget, place, symbol.Name), name)
            : (null, null);
    }

    private static (TargetDescription Description, TargetLocations Locations) ParseDescription(INamedTypeSymbol symbol, CancellationToken cancellation)
    {
        (DescribedNumbers? input, DescribedNumbers? output) = (null, null);
        (LocationInfo? inputLocation, LocationInfo? outputLocation) = (null, null);
        var layers = new List<DescribedNumbers>();
        var layerLocations = new List<LocationInfo>();
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.ContainingNamespace.ToDisplayString() != "LutGen"
                || attribute.ConstructorArguments.Length != 1
                || LocationOf(attribute, cancellation) is not { } location)
            {
                continue;
            }

            switch (attribute.AttributeClass.Name)
            {
                case "LutInputAttribute":
                    (input, inputLocation) = (Numbers(attribute, ("Encoding", 0), ("Bits", 0)) with { Thresholds = Floats(attribute, "Thresholds") }, location);
                    break;
                case "LutLayerAttribute":
                    layers.Add(Numbers(attribute, ("FanIn", 2), ("Bits", 1), ("Radius", 0)));
                    layerLocations.Add(location);
                    break;
                case "LutConvAttribute":
                    layers.Add(Numbers(attribute, ("Field", 3), ("Stride", 1), ("Padding", 0), ("FanIn", 2), ("Depth", 1), ("Pool", 1)) with { IsConvolution = true });
                    layerLocations.Add(location);
                    break;
                case "LutOutputAttribute":
                    (output, outputLocation) = (Numbers(attribute, ("Head", 0)) with { Tau = Named(attribute, "Tau") as float? ?? 0 }, location);
                    break;
            }
        }

        return (
            new TargetDescription(input, new EquatableArray<DescribedNumbers>(layers), output),
            new TargetLocations(null, null, inputLocation, new EquatableArray<LocationInfo>(layerLocations), outputLocation));
    }

    private static LocationInfo? LocationOf(AttributeData attribute, CancellationToken cancellation) =>
        LocationInfo.From(attribute.ApplicationSyntaxReference?.GetSyntax(cancellation));

    private static DescribedNumbers Numbers(AttributeData attribute, params (string Name, int Default)[] named)
    {
        IEnumerable<int> numbers = named.Select(n => Named(attribute, n.Name) as int? ?? n.Default).Prepend(attribute.ConstructorArguments[0].Value as int? ?? 0);
        return new DescribedNumbers(false, new EquatableArray<int>(numbers), EquatableArray<float>.Empty, 0);
    }

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.Where(n => n.Key == name && n.Value.Kind != TypedConstantKind.Array).Select(n => n.Value.Value).FirstOrDefault();

    private static EquatableArray<float> Floats(AttributeData attribute, string name) =>
        new(attribute.NamedArguments.Where(n => n.Key == name && n.Value.Kind == TypedConstantKind.Array && !n.Value.IsNull)
            .SelectMany(n => n.Value.Values)
            .Select(v => v.Value as float? ?? 0));
}
