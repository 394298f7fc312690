namespace LutGen.Descriptions;

/// <summary>What a class's attributes say of its network: the build checks the file against it, the trainer follows it.</summary>
/// <param name="Input">The encoder, or null where nothing is said.</param>
/// <param name="Layers">The layers in order; none where nothing is said.</param>
/// <param name="Output">The head, or null where nothing is said.</param>
public sealed record ModelDescription(DescribedInput? Input, IReadOnlyList<DescribedLayer> Layers, DescribedOutput? Output)
{
    /// <summary>Whether nothing is described at all.</summary>
    public bool IsEmpty => Input is null && Layers.Count == 0 && Output is null;
}

/// <summary>A described encoder.</summary>
/// <param name="Features">Features of a row.</param>
/// <param name="Encoding">The kind.</param>
/// <param name="Thresholds">Thresholds that all features share; empty leaves them open.</param>
/// <param name="Bits">Bits a feature; 0 leaves it open.</param>
public sealed record DescribedInput(int Features, LutEncoding Encoding, IReadOnlyList<float> Thresholds, int Bits);

/// <summary>A described layer.</summary>
public abstract record DescribedLayer;

/// <summary>A described layer of truth tables.</summary>
/// <param name="Neurons">Number of neurons.</param>
/// <param name="FanIn">Inputs of each.</param>
/// <param name="Bits">Width of each output.</param>
/// <param name="Radius">How far inputs may lie on the image, for the trainer; 0 wires at random.</param>
public sealed record DescribedLuts(int Neurons, int FanIn, int Bits, int Radius) : DescribedLayer;

/// <summary>A described convolution of truth-table trees, with the OR-pooling behind it.</summary>
/// <param name="Channels">Output channels.</param>
/// <param name="Field">Rows and columns of the receptive field.</param>
/// <param name="Stride">Step between positions.</param>
/// <param name="Padding">Zeros around the image.</param>
/// <param name="FanIn">Inputs of each table of the tree.</param>
/// <param name="Depth">Levels of the tree.</param>
/// <param name="Pool">Rows and columns of the pooling window; 1 is none.</param>
public sealed record DescribedConvolution(int Channels, int Field, int Stride, int Padding, int FanIn, int Depth, int Pool) : DescribedLayer;

/// <summary>A described head.</summary>
/// <param name="Classes">Number of scores.</param>
/// <param name="Head">The kind.</param>
/// <param name="Tau">Temperature of a group sum; 0 leaves it open.</param>
public sealed record DescribedOutput(int Classes, LutHead Head, float Tau);
