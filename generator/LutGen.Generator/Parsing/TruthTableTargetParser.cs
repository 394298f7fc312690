using System.Globalization;
using LutGen.Formats;
using LutGen.Generator.Diagnostics;
using LutGen.Generator.Models;
using LutGen.Networks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LutGen.Generator.Parsing;

/// <summary>A method with <c>[TruthTable]</c>.</summary>
/// <param name="Namespace">Namespace of its type, empty for the global one.</param>
/// <param name="Types">Containing types from the outside in.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Modifiers">Its modifiers, <c>partial</c> last.</param>
/// <param name="Type">Type of result and parameters.</param>
/// <param name="IsExtension">Whether the first parameter is <c>this</c>.</param>
/// <param name="Parameters">Names of the parameters, the first the most significant address bit.</param>
/// <param name="Table">The table in hex digits, first entry leftmost.</param>
/// <param name="Fault">Why there is no function, or null.</param>
internal sealed record FunctionTarget(
    string Namespace,
    EquatableArray<TypeHeader> Types,
    string Name,
    string Modifiers,
    string Type,
    bool IsExtension,
    EquatableArray<string> Parameters,
    string Table,
    DiagnosticInfo? Fault)
{
    /// <summary>Name of the generated file, without its ending; distinct for overloads.</summary>
    public string FileName => string.Concat((Namespace.Length == 0 ? string.Empty : Namespace + "."), string.Join(".", Types.Select(t => t.Name)), ".", Name, ".", Type, Parameters.Count.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Turns a method with <c>[TruthTable]</c> into a <see cref="FunctionTarget"/>; no symbol leaves this file.</summary>
internal static class TruthTableTargetParser
{
    public const string AttributeName = "LutGen.TruthTableAttribute";

    private const int MaxParameters = 12;

    private static readonly SpecialType[] WordTypes = [SpecialType.System_Boolean, SpecialType.System_Byte, SpecialType.System_UInt16, SpecialType.System_UInt32, SpecialType.System_UInt64];

    public static FunctionTarget Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        var declaration = (MethodDeclarationSyntax)context.TargetNode;
        var containing = declaration.Parent as TypeDeclarationSyntax;
        object? argument = context.Attributes[0].ConstructorArguments.FirstOrDefault().Value;
        string table = argument is ulong word ? word.ToString("X", CultureInfo.InvariantCulture) : (argument as string ?? string.Empty).Replace("_", string.Empty);
        int digits = TableText.LengthOf(Math.Min(method.Parameters.Length, MaxParameters), 1);
        if (argument is ulong)
        {
            table = table.PadLeft(digits, '0');
        }

        string? reason = containing is null ? "it stands in no type" : FindFault(method, declaration, containing, table);
        return new FunctionTarget(
            method.ContainingNamespace.IsGlobalNamespace ? string.Empty : method.ContainingNamespace.ToDisplayString(),
            new EquatableArray<TypeHeader>(containing is null ? [] : ContainingTypes.Of(containing)),
            declaration.Identifier.Text,
            string.Join(" ", declaration.Modifiers.Select(m => m.Text)),
            method.ReturnType.ToDisplayString(),
            method.IsExtensionMethod,
            new EquatableArray<string>(declaration.ParameterList.Parameters.Select(p => p.Identifier.Text)),
            table,
            reason is null ? null : DiagnosticInfo.Of(Descriptors.TruthTableMethod, LocationInfo.From(declaration.Identifier), method.Name, reason));
    }

    private static string? FindFault(IMethodSymbol method, MethodDeclarationSyntax declaration, TypeDeclarationSyntax containing, string table)
    {
        if (!method.IsStatic || !declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || declaration.Body is not null || declaration.ExpressionBody is not null)
        {
            return "it must be a static partial method without a body";
        }

        if (ContainingTypes.FirstNotPartial(containing) is { } notPartial)
        {
            return $"its type '{notPartial.Identifier.ValueText}' must be partial";
        }

        if (!declaration.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword))
        {
            return "it needs an accessibility modifier, as every partial method with a result";
        }

        if (ContainingTypes.IsFileLocal(containing))
        {
            return "its type is local to its file, which generated files cannot add to";
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly || method.Parameters.Any(p => p.RefKind != RefKind.None || p.IsParams))
        {
            return "its result and parameters must be plain values, without ref, in, out or params";
        }

        if (method.IsGenericMethod || method.Parameters.Length is 0 or > MaxParameters)
        {
            return $"it must have 1 to {MaxParameters} parameters and no type parameters";
        }

        if (!WordTypes.Contains(method.ReturnType.SpecialType)
            || method.Parameters.Any(p => !SymbolEqualityComparer.Default.Equals(p.Type, method.ReturnType)))
        {
            return "its result and parameters must all be bool, or all byte, ushort, uint or ulong";
        }

        try
        {
            TableText.Parse(table, 0, table.Length, method.Parameters.Length, 1);
            return null;
        }
        catch (NetworkException broken)
        {
            return broken.Message;
        }
    }
}
