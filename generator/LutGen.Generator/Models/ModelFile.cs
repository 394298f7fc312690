using LutGen.Formats;
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
            return new ReadModel(file, LutnetReader.Read(file.Text.ToString(), cancellation), null);
        }
        catch (LutnetException bad)
        {
            LocationInfo location = Locate(file, bad);
            return new ReadModel(file, null, DiagnosticInfo.Of(Diagnostics.Descriptors.Of(bad.Rule), location, System.IO.Path.GetFileName(file.Path), bad.Detail));
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            return new ReadModel(file, null, DiagnosticInfo.Of(Diagnostics.Descriptors.Internal, null, System.IO.Path.GetFileName(file.Path), unexpected.GetType().Name, unexpected.Message));
        }
    }

    private static LocationInfo Locate(ModelFile file, LutnetException bad)
    {
        int line = Math.Max(0, Math.Min(bad.Line - 1, file.Text.Lines.Count - 1));
        TextLine textLine = file.Text.Lines[line];
        int start = Math.Min(textLine.Start + bad.Column - 1, textLine.End);
        int length = Math.Min(bad.Length, textLine.End - start);
        int column = start - textLine.Start;
        return new LocationInfo(file.Path, start, length, line, column, line, column + length);
    }
}

/// <summary>A target with the file it names.</summary>
/// <param name="Target">The class.</param>
/// <param name="Model">The file, or null when there is none or more than one.</param>
/// <param name="Fault">Why there is no file, or null.</param>
/// <param name="Options">Settings of the build.</param>
internal sealed record JoinedModel(ModelTarget Target, ReadModel? Model, DiagnosticInfo? Fault, KernelOptions Options);

/// <summary>Settings of the build that shape what is generated.</summary>
/// <param name="UnrollBudget">Most operations that are written out as code; beyond it they are data.</param>
/// <param name="Widths">Widths in bits of the bit-sliced kernels, widest first; empty to write those worth their build time.</param>
/// <param name="CostBudget">Most three-input cells of a network that is mapped for its hardware cost; larger ones get bounds.</param>
internal sealed record KernelOptions(int UnrollBudget, EquatableArray<int> Widths, int CostBudget);

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
