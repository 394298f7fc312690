using LutGen.Descriptions;

namespace LutGen.Generator.Models;

/// <summary>A type declaration to be opened again in generated code.</summary>
/// <param name="Keyword"><c>class</c>, <c>record</c>, <c>struct</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">The name.</param>
internal sealed record TypeHeader(string Keyword, string Name);

/// <summary>A class with <c>[LutModel]</c>.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Types">Containing types from the outside in, the class itself last.</param>
/// <param name="File">The file name that the attribute gives.</param>
/// <param name="FileLocation">Place of the attribute.</param>
/// <param name="Description">What the other attributes say.</param>
/// <param name="Fault">Why the class cannot be generated into, or null.</param>
internal sealed record ModelTarget(
    string Namespace,
    EquatableArray<TypeHeader> Types,
    string File,
    LocationInfo? FileLocation,
    TargetDescription Description,
    DiagnosticInfo? Fault)
{
    public string FullName => (Namespace.Length == 0 ? string.Empty : Namespace + ".") + string.Join(".", Types.Select(t => t.Name));
}

/// <summary>The description attributes of a target, each with its place.</summary>
internal sealed record TargetDescription(DescribedPartAt? Input, EquatableArray<DescribedPartAt> Layers, DescribedPartAt? Output)
{
    public ModelDescription ToModel() => new(
        Input is null ? null : new DescribedInput(Input.Int(0), (LutEncoding)Input.Int(1), Input.Thresholds, Input.Int(2)),
        Layers.Select(ToLayer).ToArray(),
        Output is null ? null : new DescribedOutput(Output.Int(0), (LutHead)Output.Int(1), Output.Tau));

    private static DescribedLayer ToLayer(DescribedPartAt part) => part.IsConvolution
        ? new DescribedConvolution(part.Int(0), part.Int(1), part.Int(2), part.Int(3), part.Int(4), part.Int(5), part.Int(6))
        : new DescribedLuts(part.Int(0), part.Int(1), part.Int(2), part.Int(3));
}

/// <summary>The numbers of one description attribute in the order of its Described... record, and its place.</summary>
internal sealed record DescribedPartAt(bool IsConvolution, EquatableArray<int> Numbers, EquatableArray<float> Thresholds, float Tau, LocationInfo? Location)
{
    public int Int(int index) => Numbers[index];
}
