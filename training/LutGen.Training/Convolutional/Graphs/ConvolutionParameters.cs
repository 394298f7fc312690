using LutGen.Training.Neurons;

namespace LutGen.Training.Convolutional;

/// <summary>Where the parameters of a convolution are among those of the network.</summary>
/// <param name="Node">The convolution.</param>
/// <param name="Rows">Weights of an output channel, zeros for filled-up channels included: rows of the window, columns, channels.</param>
/// <param name="Columns">Output channels, filled up.</param>
/// <param name="SourceChannels">Channels of a place that is read, filled up.</param>
/// <param name="Weights">The weights, [rows][columns].</param>
/// <param name="Shifts">The biases, or what is added behind normalisation.</param>
/// <param name="Factors">What normalised sums are multiplied by; empty without normalisation.</param>
internal sealed record ConvolutionParameters(ConvolutionNode Node, int Rows, int Columns, int SourceChannels, ParameterBlock Weights, ParameterBlock Shifts, ParameterBlock Factors)
{
    /// <summary>Index of a weight among the convolution's.</summary>
    public int IndexOf(int output, int channel, int y, int x) => ((y * Node.Window.Width + x) * SourceChannels + channel) * Columns + output;

    /// <summary>The weights that exist, as indices among the convolution's: of an output channel, the channels of its group.</summary>
    public IEnumerable<int> Indices()
    {
        for (int output = 0; output < Node.Shape.Channels; output++)
        {
            int first = Node.FirstChannelOf(output);
            for (int channel = first; channel < first + Node.ChannelsPerGroup; channel++)
            {
                for (int y = 0; y < Node.Window.Height; y++)
                {
                    for (int x = 0; x < Node.Window.Width; x++)
                    {
                        yield return IndexOf(output, channel, y, x);
                    }
                }
            }
        }
    }
}
