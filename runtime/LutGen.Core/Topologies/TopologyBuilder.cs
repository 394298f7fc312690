namespace LutGen.Topologies;

/// <summary>Writes layer after layer, and keeps the size of the map that the next one reads.</summary>
/// <param name="size">Rows and columns of the image.</param>
/// <param name="channels">Channels of the image.</param>
internal sealed class TopologyBuilder(int size, int channels)
{
    private readonly List<MacShape> _layers = [];
    private int _size = size;
    private int _channels = channels;

    /// <summary>The layers so far.</summary>
    public IReadOnlyList<MacShape> Layers => _layers;

    /// <summary>Channels of the map that the next layer reads.</summary>
    public int Channels => _channels;

    /// <summary>Convolutions one behind the other, padded so that stride 1 keeps the size.</summary>
    public void Convolve(string name, int kernel, int outputChannels, int stride = 1)
    {
        MacShape layer = ShapeOf(name, kernel, outputChannels, stride, _channels);
        _layers.Add(layer);
        (_size, _channels) = (layer.OutputSize, outputChannels);
    }

    /// <summary>Chains of convolutions side by side, whose outputs become the channels of one map.</summary>
    /// <param name="name">Name of the block.</param>
    /// <param name="branches">For each branch kernels and output channels of its convolutions.</param>
    public void Branch(string name, params (int Kernel, int Channels)[][] branches)
    {
        for (int branch = 0; branch < branches.Length; branch++)
        {
            int channels = _channels;
            for (int i = 0; i < branches[branch].Length; i++)
            {
                (int kernel, int outputs) = branches[branch][i];
                _layers.Add(ShapeOf(FormattableString.Invariant($"{name}.b{branch + 1}.conv{i + 1}"), kernel, outputs, 1, channels));
                channels = outputs;
            }
        }

        _channels = branches.Sum(branch => branch.Last().Channels);
    }

    /// <summary>A convolution beside those of a residual block: it reads what the block has read.</summary>
    public void Shortcut(string name, MacShape block) => _layers.Add(new MacShape(name, 1, block.Stride, 0, block.InputChannels, _channels, block.InputSize));

    /// <summary>Pooling that divides rows and columns.</summary>
    public void Pool(int divisor) => _size /= divisor;

    /// <summary>A dense layer on channels, after pooling to a map of 1x1.</summary>
    public void Dense(string name, int outputs)
    {
        _size = 1;
        Convolve(name, 1, outputs);
    }

    private MacShape ShapeOf(string name, int kernel, int outputChannels, int stride, int inputChannels) => new(name, kernel, stride, kernel / 2, inputChannels, outputChannels, _size);
}
