namespace LutGen;

/// <summary>Describes the next layer of a model as a weight-shared convolution of truth-table trees, with pooling folded in.</summary>
/// <remarks>Layers follow each other in the order of their attributes in the source.</remarks>
/// <param name="channels">Number of kernels, one output channel each.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LutConvAttribute(int channels) : Attribute
{
    /// <summary>Number of output channels.</summary>
    public int Channels { get; } = channels;

    /// <summary>Rows and columns of the receptive field.</summary>
    public int Field { get; set; } = 3;

    /// <summary>Step between positions.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Rows and columns of zeros around the image.</summary>
    public int Padding { get; set; }

    /// <summary>Inputs of each truth table of the tree.</summary>
    public int FanIn { get; set; } = 2;

    /// <summary>Levels of the tree.</summary>
    public int Depth { get; set; } = 1;

    /// <summary>Rows and columns of the OR-pooling window behind it, with the same stride; 1 is no pooling.</summary>
    public int Pool { get; set; } = 1;
}
