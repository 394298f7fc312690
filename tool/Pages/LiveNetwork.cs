using LutGen.Cost;
using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Tool.Pages;

/// <summary>What the simplifications leave of a network.</summary>
/// <param name="Network">The network of the same scores; the given one where simplifying it would take too long.</param>
/// <param name="NeuronsLeft">Neurons left of each layer of the given network; null where it is not simplified.</param>
internal sealed record LiveNetwork(LutNetwork Network, IReadOnlyList<int>? NeuronsLeft)
{
    /// <summary>Simplifies a network.</summary>
    public static LiveNetwork Of(LutNetwork network)
    {
        if (network.SignalCount > MappedCost.MostSignals || NetworkBounds.Of(network).TableBits > MappedCost.MostSimplifiedTableBits)
        {
            return new LiveNetwork(network, null);
        }

        // Which layers the remaining ones were: a pass leaves a layer out only if the head does not depend on it.
        int[] layers = [.. Enumerable.Range(0, network.Layers.Count)];
        LutNetwork live = PassPipeline.Run(network, FollowLayers, CancellationToken.None).Network;
        var left = new int[network.Layers.Count];
        foreach ((int layer, Layer rest) in layers.Zip(live.Layers))
        {
            left[layer] = rest.Count;
        }

        return new LiveNetwork(live, left);

        void FollowLayers(INetworkPass pass, LutNetwork current)
        {
            if (pass is DeadNeurons)
            {
                var readers = new SignalReaders(current);
                layers = [.. layers.Where((_, i) => readers.IsAnyNeeded(current.Layers[i]))];
            }
        }
    }
}
