using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>The weights of a quantised convolution as <see cref="PairProduct"/> reads them: of neighbouring channels two in 32 bits, a row for each such pair, a column for each output.</summary>
internal sealed unsafe class PackedWeights : IDisposable
{
    private readonly AlignedBuffer _pairs;

    /// <summary>Packs the weights.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="source">How the map that is read lies.</param>
    public PackedWeights(QuantizedConvolution layer, MapLayout source)
    {
        ConvolutionNode node = layer.Node;
        Columns = AlignedBuffer.WholeVectors(node.Shape.Channels);
        Starts = source.Starts(node.Window, node.Shape);
        int rows = node.Window.Height * node.Window.Width * source.Channels / 2;
        _pairs = new AlignedBuffer((long)rows * Columns);
        short* weights = (short*)_pairs.Start;
        for (int output = 0; output < node.Shape.Channels; output++)
        {
            for (int channel = 0; channel < node.ChannelsPerGroup; channel++)
            {
                for (int y = 0; y < node.Window.Height; y++)
                {
                    for (int x = 0; x < node.Window.Width; x++)
                    {
                        int row = (y * node.Window.Width + x) * source.Channels + node.FirstChannelOf(output) + channel;
                        weights[2 * ((nint)(row / 2) * Columns + output) + row % 2] = (short)layer.WeightOf(output, channel, y, x);
                    }
                }
            }
        }
    }

    /// <summary>The pairs.</summary>
    public int* Start => (int*)_pairs.Start;

    /// <summary>Outputs, filled up.</summary>
    public int Columns { get; }

    /// <summary>For each place given the first number under the window.</summary>
    public int[] Starts { get; }

    public void Dispose() => _pairs.Dispose();
}
