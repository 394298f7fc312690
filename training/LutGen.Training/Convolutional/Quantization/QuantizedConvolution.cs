using LutGen.Arithmetic;

namespace LutGen.Training.Convolutional;

/// <summary>A convolution or dense layer in whole numbers: code = clamp(requantise(bias + sum of weight * (activation without its dropped bits)) + zero).</summary>
/// <param name="Node">The layer.</param>
/// <param name="Precision">Width of the weights, and what is dropped.</param>
/// <param name="Source">What the codes read mean.</param>
/// <param name="Output">What the codes given mean.</param>
/// <param name="Weights">The weights: outputs, channels of the group, rows, columns.</param>
/// <param name="Biases">A bias an output; the source's zero and the mean of what is dropped are in it.</param>
/// <param name="Requantizers">A requantiser an output.</param>
internal sealed record QuantizedConvolution(
    ConvolutionNode Node, LayerPrecision Precision, MapFormat Source, MapFormat Output, int[] Weights, int[] Biases, Requantizer[] Requantizers)
{
    /// <summary>Bits of an activation that are looked up.</summary>
    public int Mask => ~((1 << Precision.DroppedBits) - 1);

    /// <summary>Weights that are not zero, each of which has a multiplier.</summary>
    public int Units => Weights.Count(weight => weight != 0);

    /// <summary>The weight of an output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="channel">Channel of the group.</param>
    /// <param name="y">Row of the window.</param>
    /// <param name="x">Column of the window.</param>
    public int WeightOf(int output, int channel, int y, int x) => Weights[((output * Node.ChannelsPerGroup + channel) * Node.Window.Height + y) * Node.Window.Width + x];
}
