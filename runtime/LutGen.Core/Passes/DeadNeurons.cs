using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>Leaves out neurons, convolutions, pools and additions that the head does not depend on. A grid is kept or left out as a whole.</summary>
public sealed class DeadNeurons : INetworkPass
{
    /// <inheritdoc/>
    public string Name => "dead neurons";

    /// <inheritdoc/>
    public LutNetwork Run(LutNetwork network, CancellationToken cancellation = default)
    {
        var edit = new NetworkEdit(network);
        var readers = new SignalReaders(network);
        foreach (Layer layer in network.Layers)
        {
            cancellation.ThrowIfCancellationRequested();
            bool whole = layer is ConvolutionLayer or PoolLayer or AddLayer;
            for (int signal = layer.FirstSignal; signal < layer.FirstSignal + layer.Count; signal++)
            {
                if (whole ? !readers.IsAnyNeeded(layer) : !readers.IsNeeded(signal))
                {
                    edit.Remove(signal);
                }
            }
        }

        return edit.Apply();
    }
}
