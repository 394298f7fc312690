using LutGen.Networks;

namespace LutGen.Training.Convolutional;

/// <summary>Size of a map.</summary>
/// <param name="Channels">Channels.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
internal readonly record struct MapShape(int Channels, int Height, int Width)
{
    /// <summary>Places of a channel.</summary>
    public int Places => Height * Width;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Channels} x {Height} x {Width}");
}

/// <summary>A map of a network: what is computed, of which maps.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Inputs">Indices of the nodes read.</param>
/// <param name="Shape">Size of the map.</param>
internal abstract record CnnNode(string Name, IReadOnlyList<int> Inputs, MapShape Shape)
{
    /// <summary>Whether no value is negative.</summary>
    public abstract bool IsNonNegative { get; }
}

/// <summary>The image, pixels from 0 to 1.</summary>
internal sealed record ImageNode(MapShape Shape) : CnnNode("image", [], Shape)
{
    public override bool IsNonNegative => true;
}

/// <summary>A convolution, or a dense layer, whose window is the whole map.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Input">The node read.</param>
/// <param name="Source">Size of the map read.</param>
/// <param name="Shape">Size of the map given.</param>
/// <param name="Window">The kernel's window.</param>
/// <param name="Groups">Parts of the channels that do not see each other.</param>
/// <param name="Normalizes">Whether sums are normalised over the batch.</param>
/// <param name="Rectifies">Whether negative values become 0.</param>
/// <param name="IsDense">Whether it is written as a dense layer: weights of two dimensions.</param>
internal sealed record ConvolutionNode(
    string Name, int Input, MapShape Source, MapShape Shape, SlidingWindow Window, int Groups, bool Normalizes, bool Rectifies, bool IsDense) : CnnNode(Name, [Input], Shape)
{
    public override bool IsNonNegative => Rectifies;

    /// <summary>Channels that a kernel reads.</summary>
    public int ChannelsPerGroup => Source.Channels / Groups;

    /// <summary>Inputs of a neuron.</summary>
    public int FanIn => ChannelsPerGroup * Window.Height * Window.Width;

    /// <summary>Weights, without biases.</summary>
    public long Weights => (long)FanIn * Shape.Channels;

    /// <summary>First channel that a neuron reads.</summary>
    public int FirstChannelOf(int neuron) => neuron / (Shape.Channels / Groups) * ChannelsPerGroup;
}

/// <summary>A pool.</summary>
internal sealed record PoolNode(string Name, int Input, bool InputIsNonNegative, MapShape Source, MapShape Shape, CnnPoolKind Kind, SlidingWindow Window) : CnnNode(Name, [Input], Shape)
{
    public override bool IsNonNegative => InputIsNonNegative;
}

/// <summary>A sum of two maps, rectified.</summary>
internal sealed record AddNode(string Name, int First, int Second, MapShape Shape) : CnnNode(Name, [First, Second], Shape)
{
    public override bool IsNonNegative => true;
}

/// <summary>Channels of several maps one behind the other.</summary>
internal sealed record ConcatenationNode(string Name, IReadOnlyList<int> Inputs, MapShape Shape, bool InputsAreNonNegative) : CnnNode(Name, Inputs, Shape)
{
    public override bool IsNonNegative => InputsAreNonNegative;
}
