namespace LutGen.Topologies;

/// <summary>The shape of a layer that multiplies and accumulates: a convolution of square kernels over square maps, or a dense layer, which is one of 1x1 over a map of 1x1.</summary>
/// <param name="Name">The layer's name, unique in its topology.</param>
/// <param name="Kernel">Rows and columns of the kernel.</param>
/// <param name="Stride">Step from position to position.</param>
/// <param name="Padding">Rows and columns of zeros on each side.</param>
/// <param name="InputChannels">Channels that are read.</param>
/// <param name="OutputChannels">Channels that are written.</param>
/// <param name="InputSize">Rows and columns of the map that is read.</param>
public sealed record MacShape(string Name, int Kernel, int Stride, int Padding, int InputChannels, int OutputChannels, int InputSize)
{
    /// <summary>Rows and columns of the map that is written.</summary>
    public int OutputSize => (InputSize + 2 * Padding - Kernel) / Stride + 1;

    /// <summary>Inputs of a neuron.</summary>
    public int FanIn => InputChannels * Kernel * Kernel;

    /// <summary>Weights, without biases.</summary>
    public long Weights => (long)FanIn * OutputChannels;

    /// <summary>Multiply-accumulate operations of an inference, padding included: each weight once at every position.</summary>
    public long Macs => Weights * OutputSize * OutputSize;
}
