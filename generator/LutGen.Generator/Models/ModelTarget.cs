using LutGen.Descriptions;

namespace LutGen.Generator.Models;

/// <summary>A type declaration to be opened again in generated code.</summary>
/// <param name="Keyword"><c>class</c>, <c>record</c>, <c>struct</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">The name.</param>
internal sealed record TypeHeader(string Keyword, string Name);

/// <summary>A class with <c>[LutModel]</c>, without its places: an edit above the class moves it, but changes nothing.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Types">Containing types from the outside in, the class itself last.</param>
/// <param name="File">The file name that the attribute gives.</param>
/// <param name="Choice">How the attribute wants it run.</param>
/// <param name="Description">What the other attributes say.</param>
/// <param name="Fault">Why the class cannot be generated into, or null.</param>
internal sealed record ModelTarget(
    string Namespace,
    EquatableArray<TypeHeader> Types,
    string File,
    ModelChoice Choice,
    TargetDescription Description,
    DiagnosticInfo? Fault)
{
    /// <summary>What its generated files are called; no other target's are.</summary>
    public string HintName { get; init; } = string.Empty;

    public string FullName => (Namespace.Length == 0 ? string.Empty : Namespace + ".") + string.Join(".", Types.Select(t => t.Name));
}

/// <summary>A target and where its parts stand in the source.</summary>
internal sealed record LocatedTarget(ModelTarget Target, TargetLocations Locations);

/// <summary>Where the parts of a target stand.</summary>
/// <param name="Declaration">The name that a fault of the declaration is about.</param>
/// <param name="File">The <c>[LutModel]</c> attribute.</param>
/// <param name="Input">The <c>[LutInput]</c> attribute.</param>
/// <param name="Layers">The layers' attributes in order.</param>
/// <param name="Output">The <c>[LutOutput]</c> attribute.</param>
internal sealed record TargetLocations(LocationInfo? Declaration, LocationInfo? File, LocationInfo? Input, EquatableArray<LocationInfo> Layers, LocationInfo? Output)
{
    public LocationInfo? this[TargetPlace place] => place.Part switch
    {
        TargetPart.Declaration => Declaration,
        TargetPart.File => File,
        TargetPart.Input => Input,
        TargetPart.Layer => Layers[place.Index],
        _ => Output,
    };
}

/// <summary>A part of a target that a diagnostic is about.</summary>
internal enum TargetPart
{
    Declaration,
    File,
    Input,
    Layer,
    Output,
}

/// <summary>A place in a target; <see cref="TargetLocations"/> knows where it stands.</summary>
internal readonly record struct TargetPlace(TargetPart Part, int Index = 0);

/// <summary>The description attributes of a target.</summary>
internal sealed record TargetDescription(DescribedNumbers? Input, EquatableArray<DescribedNumbers> Layers, DescribedNumbers? Output)
{
    public static TargetDescription None { get; } = new(null, EquatableArray<DescribedNumbers>.Empty, null);

    public ModelDescription ToModel() => new(
        Input is null ? null : new DescribedInput(Input[0], (LutEncoding)Input[1], Input.Thresholds, Input[2]),
        Layers.Select(ToLayer).ToArray(),
        Output is null ? null : new DescribedOutput(Output[0], (LutHead)Output[1], Output.Tau));

    private static DescribedLayer ToLayer(DescribedNumbers layer) => layer.IsConvolution
        ? new DescribedConvolution(layer[0], layer[1], layer[2], layer[3], layer[4], layer[5], layer[6])
        : new DescribedLuts(layer[0], layer[1], layer[2], layer[3]);
}

/// <summary>The numbers of one description attribute, in the order of its Described... record.</summary>
internal sealed record DescribedNumbers(bool IsConvolution, EquatableArray<int> Numbers, EquatableArray<float> Thresholds, float Tau)
{
    public int this[int index] => Numbers[index];
}
