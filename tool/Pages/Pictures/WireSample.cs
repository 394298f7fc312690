using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Tool.Pages.Pictures;

/// <summary>A connection.</summary>
/// <param name="From">The signal that is read.</param>
/// <param name="Layer">The layer that reads it; the number of layers for the head.</param>
/// <param name="Target">Which of the layer's signals, or of the head's scores, reads it.</param>
internal readonly record struct Wire(int From, int Layer, int Target);

/// <summary>Some connections of a network, spread evenly over the targets of each layer; the same ones for the same network.</summary>
internal static class WireSample
{
    private const int MostWires = 1500, MostLayers = 100;

    // Multiples of it fill the unit interval evenly however many there are.
    private const double GoldenRatio = 0.6180339887498949;

    /// <summary>Chooses connections.</summary>
    public static IEnumerable<Wire> Of(LutNetwork network)
    {
        int layers = network.Layers.Count + 1, shown = Math.Min(layers, MostLayers), wires = MostWires / shown;
        return
            from i in Enumerable.Range(0, shown)
            let layer = (int)((long)i * layers / shown)
            from wire in layer < network.Layers.Count ? Of(network.Layers[layer], layer, wires) : Of(network.Head, layer, wires)
            select wire;
    }

    private static IEnumerable<Wire> Of(Layer layer, int number, int wires)
    {
        for (int i = 0; i < wires && layer.Count > 0; i++)
        {
            int target = (int)((long)i * layer.Count / wires);
            if (InputOf(layer, target, i) is { } signal)
            {
                yield return new Wire(signal, number, target);
            }
        }
    }

    // Networks read the same signal as an output many times over, so scores are gone through in turn.
    private static IEnumerable<Wire> Of(OutputHead head, int number, int wires)
    {
        if (head is GroupSumHead sums)
        {
            return Enumerable.Range(0, wires)
                .Select(i => (Group: i % sums.Groups.Count, Turn: i / sums.Groups.Count))
                .Where(each => sums.Groups[each.Group].Signals.Count > 0)
                .Select(each => new Wire(Choose(sums.Groups[each.Group].Signals, each.Turn), number, each.Group));
        }

        int[] signals = [.. head.Signals];
        return Enumerable.Range(0, Math.Min(wires, signals.Length)).Select(i => (int)((long)i * signals.Length / Math.Min(wires, signals.Length))).Select(i => new Wire(signals[i], number, i));
    }

    private static int? InputOf(Layer layer, int target, int turn)
    {
        switch (layer)
        {
            case LutLayer luts:
                return luts.InputsOf(target) is { Count: > 0 } inputs ? Choose(inputs, turn) : null;
            case MacLayer macs:
                return macs.Neurons[target].Inputs is { Count: > 0 } activations ? Choose(activations, turn).Signal : null;
            case AddLayer add:
                return Choose(add.Terms, turn).Grid.First + target;
            case PoolLayer pool:
                return Under(pool.Grid, pool.Window, pool.Output, target, target / (pool.Output.Height * pool.Output.Width), turn);
            case ConvolutionLayer convolution:
                return Under(convolution.Grid, convolution.Window, convolution.Output, target, Place(convolution.Grid.Channels, turn / 7), turn);
            default:
                throw new NotSupportedException($"no connections of a {layer.GetType().Name}");
        }
    }

    // A signal under the window at the place of an output; null over the padding.
    private static int? Under(SignalGrid grid, SlidingWindow window, SignalGrid output, int target, int channel, int turn)
    {
        int place = target % (output.Height * output.Width);
        int signal = window.SignalAt(grid, channel, place / output.Width, place % output.Width, Place(window.Height, turn), Place(window.Width, turn / 3));
        return signal < 0 ? null : signal;
    }

    private static T Choose<T>(IReadOnlyList<T> items, int turn) => items[Place(items.Count, turn)];

    private static int Place(int count, int turn) => (int)(turn * GoldenRatio % 1 * count);
}
