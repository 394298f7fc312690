using LutGen.Formats;
using LutGen.Netlists;
using LutGen.Networks;
using Microsoft.CodeAnalysis.Text;

namespace LutGen.Generator.Models;

/// <summary>A model file; equal when path and content hash are, whatever object holds the text.</summary>
internal sealed class ModelFile(string path, string hash, SourceText text) : IEquatable<ModelFile>
{
    public string Path { get; } = path;

    public string Hash { get; } = hash;

    public SourceText Text { get; } = text;

    public bool Equals(ModelFile? other) => other is not null && other.Path == Path && other.Hash == Hash;

    public override bool Equals(object? obj) => Equals(obj as ModelFile);

    public override int GetHashCode() => unchecked(Path.GetHashCode() * 31 + Hash.GetHashCode());
}

/// <summary>
/// A model file read into a network, or into the reason why it is none. A pure function of path and text, so equal when they
/// are: a million gates are never compared.
/// </summary>
internal sealed class ReadModel(ModelFile file, LutNetwork? network, DiagnosticInfo? fault) : IEquatable<ReadModel>
{
    private const string Binary = "binary AIGER does not come through the compiler, expected a text: `lutgen import` makes a .lutnet file of it";

    public ModelFile File { get; } = file;

    public LutNetwork? Network { get; } = network;

    public DiagnosticInfo? Fault { get; } = fault;

    public bool Equals(ReadModel? other) => other is not null && other.File.Equals(File);

    public override bool Equals(object? obj) => Equals(obj as ReadModel);

    public override int GetHashCode() => File.GetHashCode();

    /// <summary>Reads a file; a bad one gives a fault with its line and column, never an exception.</summary>
    public static ReadModel Read(ModelFile file, CancellationToken cancellation)
    {
        try
        {
            return NetlistFile.IsBinary(file.Path) ? Faulty(file, NetworkRule.Malformed, 1, 1, 1, Binary) : new ReadModel(file, NetworkOf(file, cancellation), null);
        }
        catch (LutnetException bad)
        {
            return Faulty(file, bad.Rule, bad.Line, bad.Column, bad.Length, bad.Detail);
        }
        catch (NetlistException bad)
        {
            return Faulty(file, bad.Rule, bad.Line, bad.Column, bad.Length, bad.Detail);
        }
        catch (NetworkException bad)
        {
            // Of a netlist as a whole.
            return Faulty(file, bad.Rule, 1, 1, 1, bad.Message);
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            return new ReadModel(file, null, DiagnosticInfo.Of(Diagnostics.Descriptors.Internal, null, System.IO.Path.GetFileName(file.Path), unexpected.GetType().Name, unexpected.Message));
        }
    }

    private static LutNetwork NetworkOf(ModelFile file, CancellationToken cancellation)
    {
        string text = file.Text.ToString();
        return NetlistFile.IsNetlist(file.Path) ? NetlistNetwork.Of(NetlistFile.ReadText(file.Path, text, cancellation)) : LutnetReader.Read(text, cancellation);
    }

    private static ReadModel Faulty(ModelFile file, NetworkRule rule, int line, int column, int length, string detail)
    {
        int index = Math.Max(0, Math.Min(line - 1, file.Text.Lines.Count - 1));
        TextLine textLine = file.Text.Lines[index];
        int start = Math.Min(textLine.Start + column - 1, textLine.End);
        int end = Math.Min(start + length, textLine.End);
        var location = new LocationInfo(file.Path, start, end - start, index, start - textLine.Start, index, end - textLine.Start);
        return new ReadModel(file, null, DiagnosticInfo.Of(Diagnostics.Descriptors.Of(rule), location, System.IO.Path.GetFileName(file.Path), detail));
    }
}

/// <summary>A target with the file it names.</summary>
/// <param name="Target">The class.</param>
/// <param name="Model">The file, or null when there is none or more than one.</param>
/// <param name="Fault">Why there is no file, or null.</param>
/// <param name="Options">Settings of the build.</param>
internal sealed record JoinedModel(ModelTarget Target, ReadModel? Model, DiagnosticInfo? Fault, BuildOptions Options);

/// <summary>Settings of the build that shape what is generated.</summary>
/// <param name="UnrollBudget">Most operations that are written out as code; beyond it they are data.</param>
/// <param name="Widths">Widths in bits of the bit-sliced kernels, widest first; empty to write those worth their build time.</param>
/// <param name="CostBudget">Most three-input cells of a network that is mapped for its hardware cost; larger ones get bounds.</param>
internal sealed record BuildOptions(int UnrollBudget, EquatableArray<int> Widths, int CostBudget);

/// <summary>What one target gives: files and diagnostics.</summary>
/// <param name="Target">The target's full name.</param>
/// <param name="Files">Its generated files.</param>
/// <param name="Diagnostics">What is to be said of it.</param>
internal sealed record CompiledModel(string Target, EquatableArray<GeneratedFile> Files, EquatableArray<DiagnosticInfo> Diagnostics);

/// <summary>Diagnostics of a target with the target's places.</summary>
internal sealed record LocatedDiagnostics(EquatableArray<DiagnosticInfo> Diagnostics, TargetLocations Locations);

/// <summary>A generated file.</summary>
/// <param name="HintName">Its name, unique in the compilation.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsSurface">Whether it declares members that users see; the rest is bodies.</param>
internal sealed record GeneratedFile(string HintName, string Text, bool IsSurface);
