using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LutGen.Generator.Models;

/// <summary>A place in a source or model file, without a syntax tree that would keep a compilation alive.</summary>
internal sealed record LocationInfo(string Path, int Start, int Length, int Line, int Column, int EndLine, int EndColumn)
{
    public static LocationInfo? From(SyntaxNode? node) => node is null ? null : From(node.SyntaxTree, node.Span);

    public static LocationInfo From(SyntaxToken token) => From(token.SyntaxTree!, token.Span);

    private static LocationInfo From(SyntaxTree tree, TextSpan span)
    {
        LinePositionSpan lines = tree.GetLineSpan(span).Span;
        return new LocationInfo(tree.FilePath, span.Start, span.Length, lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character);
    }

    public Location ToLocation() => Location.Create(
        Path,
        new TextSpan(Start, Length),
        new LinePositionSpan(new LinePosition(Line, Column), new LinePosition(EndLine, EndColumn)));
}

/// <summary>A diagnostic as a value that can be cached.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Location">Its place where that is fixed, for example in a model file.</param>
/// <param name="Place">Its place in the target, whose location is only known when it is reported.</param>
/// <param name="Arguments">What its message is formatted with.</param>
internal sealed record DiagnosticInfo(string Id, LocationInfo? Location, TargetPlace? Place, EquatableArray<string> Arguments)
{
    public static DiagnosticInfo Of(DiagnosticDescriptor descriptor, LocationInfo? location, params string[] arguments) =>
        new(descriptor.Id, location, null, new EquatableArray<string>(arguments));

    public static DiagnosticInfo At(DiagnosticDescriptor descriptor, TargetPlace place, params string[] arguments) =>
        new(descriptor.Id, null, place, new EquatableArray<string>(arguments));

    public Diagnostic ToDiagnostic(TargetLocations? locations = null)
    {
        LocationInfo? location = Location ?? (Place is { } place ? locations?[place] : null);
        return Diagnostic.Create(Diagnostics.Descriptors.ById(Id), location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None, Arguments.Cast<object>().ToArray());
    }
}
