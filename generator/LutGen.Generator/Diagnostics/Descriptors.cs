using LutGen.Networks;
using Microsoft.CodeAnalysis;

namespace LutGen.Generator.Diagnostics;

/// <summary>All diagnostics; docs/diagnostics.md explains each with an example and the mend.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor Malformed = File("LUT0001", "Malformed model file");
    public static readonly DiagnosticDescriptor UnsupportedVersion = File("LUT0002", "Unsupported version of the model format");
    public static readonly DiagnosticDescriptor Truncated = File("LUT0003", "Truncated model file");
    public static readonly DiagnosticDescriptor TableLength = File("LUT0004", "Truth table of the wrong length");
    public static readonly DiagnosticDescriptor InputOutOfRange = File("LUT0005", "Input index out of range");
    public static readonly DiagnosticDescriptor Cycle = File("LUT0006", "Cycle in the network");
    public static readonly DiagnosticDescriptor WidthMismatch = File("LUT0007", "Width mismatch");
    public static readonly DiagnosticDescriptor LimitExceeded = File("LUT0008", "Model beyond the limits");

    public static readonly DiagnosticDescriptor FileNotFound = Create(
        "LUT0101", "Model file not found", DiagnosticSeverity.Warning, "no model file '{0}' among the project's model files{1}; {2} compiles, but throws when it is called");

    public static readonly DiagnosticDescriptor AmbiguousFile = Create(
        "LUT0102", "Several model files of one name", DiagnosticSeverity.Error, "'{0}' names {1} model files of the project: {2}; give more of the path");

    public static readonly DiagnosticDescriptor NotPartial = Create(
        "LUT0103", "Target is not a partial class", DiagnosticSeverity.Error, "'{0}' must be declared partial, so that its model can be compiled into it");

    public static readonly DiagnosticDescriptor GenericTarget = Create(
        "LUT0104", "Target is generic", DiagnosticSeverity.Error, "'{0}' is generic, or stands in a generic type; a model class cannot be");

    public static readonly DiagnosticDescriptor StaticTarget = Create(
        "LUT0105", "Target is static", DiagnosticSeverity.Error, "'{0}' is static or file-local and cannot implement ILutModel; remove the modifier");

    public static readonly DiagnosticDescriptor DescriptionDiffers = Create(
        "LUT0106", "Model file contradicts its description", DiagnosticSeverity.Error, "'{0}' is not the described network: {1}");

    public static readonly DiagnosticDescriptor TruthTableMethod = Create(
        "LUT0107", "Method cannot have a truth table", DiagnosticSeverity.Error, "'{0}' cannot have this truth table: {1}");

    public static readonly DiagnosticDescriptor EvaluatedFromTable = Create(
        "LUT0201", "Batches are evaluated from a table of operations", DiagnosticSeverity.Info, "batches of '{0}' are evaluated from a table of operations instead of unrolled code: {1}");

    public static readonly DiagnosticDescriptor BatchByLookups = Create(
        "LUT0202", "Batches look tables up", DiagnosticSeverity.Info, "batches of '{0}' look tables up: {1}");

    public static readonly DiagnosticDescriptor Unrolled = Create(
        "LUT0203", "The model is unrolled", DiagnosticSeverity.Info, "'{0}' is unrolled into code on bit planes: {1}");

    public static readonly DiagnosticDescriptor EvaluatedFromNetwork = Create(
        "LUT0204", "The model is evaluated from the network", DiagnosticSeverity.Info, "'{0}' is evaluated neuron by neuron from the network: {1}");

    public static readonly DiagnosticDescriptor Multiplied = Create(
        "LUT0205", "The model is multiplied", DiagnosticSeverity.Info, "'{0}' is evaluated by multiplications on the codes of 16 samples: {1}");

    public static readonly DiagnosticDescriptor Internal = Create(
        "LUT9999", "LutGen failed", DiagnosticSeverity.Error, "LutGen failed on '{0}': {1}: {2}; please report it with the model file");

    private static readonly Dictionary<string, DiagnosticDescriptor> All = new[]
    {
        Malformed, UnsupportedVersion, Truncated, TableLength, InputOutOfRange, Cycle, WidthMismatch, LimitExceeded,
        FileNotFound, AmbiguousFile, NotPartial, GenericTarget, StaticTarget, DescriptionDiffers, TruthTableMethod,
        EvaluatedFromTable, BatchByLookups, Unrolled, EvaluatedFromNetwork, Multiplied, Internal,
    }.ToDictionary(d => d.Id);

    public static DiagnosticDescriptor ById(string id) => All[id];

    public static DiagnosticDescriptor Of(NetworkRule rule) => rule switch
    {
        NetworkRule.UnsupportedVersion => UnsupportedVersion,
        NetworkRule.Truncated => Truncated,
        NetworkRule.TableLength => TableLength,
        NetworkRule.InputOutOfRange => InputOutOfRange,
        NetworkRule.Cycle => Cycle,
        NetworkRule.WidthMismatch => WidthMismatch,
        NetworkRule.LimitExceeded => LimitExceeded,
        _ => Malformed,
    };

    private static DiagnosticDescriptor File(string id, string title) => Create(id, title, DiagnosticSeverity.Error, "{0}: {1}");

    private static DiagnosticDescriptor Create(string id, string title, DiagnosticSeverity severity, string message) =>
        new(id, title, message, "LutGen", severity, isEnabledByDefault: true, helpLinkUri: null);
}
