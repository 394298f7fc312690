using LutGen.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LutGen.Generator.Parsing;

/// <summary>A declaration's chain of containing types.</summary>
internal static class ContainingTypes
{
    /// <summary>Headers from the outside in, the declaration itself last.</summary>
    public static IEnumerable<TypeHeader> Of(TypeDeclarationSyntax declaration) =>
        Chain(declaration).Reverse().Select(type => new TypeHeader(Keyword(type), type.Identifier.Text + type.TypeParameterList));

    /// <summary>The innermost type of the chain that lacks the <c>partial</c> modifier, or null.</summary>
    public static TypeDeclarationSyntax? FirstNotPartial(TypeDeclarationSyntax declaration) =>
        Chain(declaration).FirstOrDefault(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Whether the declaration or a containing type is visible in its own file only: generated files cannot open it again.</summary>
    public static bool IsFileLocal(TypeDeclarationSyntax declaration) =>
        Chain(declaration).Any(type => type.Modifiers.Any(SyntaxKind.FileKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Chain(TypeDeclarationSyntax declaration)
    {
        for (SyntaxNode? node = declaration; node is TypeDeclarationSyntax type; node = node.Parent)
        {
            yield return type;
        }
    }

    private static string Keyword(TypeDeclarationSyntax type) => type is RecordDeclarationSyntax record
        ? record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword) ? "record struct" : "record"
        : type.Keyword.Text;
}
