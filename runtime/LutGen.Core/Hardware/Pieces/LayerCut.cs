using LutGen.Cost;
using LutGen.Networks;
using LutGen.Passes;

namespace LutGen.Hardware.Pieces;

/// <summary>
/// A layer in pieces. Neurons are pieces in groups; a convolution's kernel is cut like them and stands at every position; a pool is a window for each number of codes that are under it, an
/// addition one for all outputs. A window of a convolution that is partly over padding counts as one that is not, which takes no less.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Pieces">The pieces, cut as they are asked for: a short line of a file may announce more of them than memory holds.</param>
/// <param name="Reads">Every signal that is read, with the place of the layer's window that it is read at: of neurons the signal itself, of a convolution the kernel's input, of an addition the term; a pool has one.</param>
/// <param name="Lut6Bound">Lookup tables of all pieces at most, each once, by the formula of <see cref="NetworkBounds.Lut6Bound"/>.</param>
internal sealed record LayerCut(Layer Layer, IEnumerable<LayerPiece> Pieces, IEnumerable<(int Place, int Signal)> Reads, long Lut6Bound)
{
    // Lookup tables of neurons that are mapped together, by a formula that is a few times too high. More share more, and fewer are mapped side by side.
    private const long LutsOfPiece = 5000;

    /// <summary>Cuts a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="readers">What the head depends on: other neurons are left out.</param>
    public static LayerCut Of(Layer layer, SignalReaders readers) => layer switch
    {
        LutLayer or MacLayer => OfNeurons(layer, readers),
        ConvolutionLayer convolution => OfKernel(convolution),
        PoolLayer pool => OfWindows(pool),
        AddLayer add => OfTerms(add),
        _ => throw new NotSupportedException($"no pieces of a {layer.GetType().Name}"),
    };

    private static LayerCut OfNeurons(Layer layer, SignalReaders readers)
    {
        (IReadOnlyList<int[]> groups, long luts) = NeuronGroups.Of([layer], Enumerable.Range(layer.FirstSignal, layer.Count).Where(readers.IsNeeded), LutsOfPiece);
        IEnumerable<int> reads = groups.SelectMany(group => group).SelectMany(signal => NeuronCone.InputsOf(layer, signal - layer.FirstSignal)).Distinct();
        return new LayerCut(layer, groups.Select(group => LayerPiece.Of(NeuronCone.Of(layer.Scope, [layer], group), copies: 1)), reads.Select(signal => (signal, signal)), luts);
    }

    private static LayerCut OfKernel(ConvolutionLayer layer)
    {
        (IReadOnlyList<int[]> groups, long luts) = NeuronGroups.Of(layer.Kernel.Layers, layer.Kernel.Outputs, LutsOfPiece);
        int positions = layer.Output.Height * layer.Output.Width;
        return new LayerCut(layer, groups.Select(group => LayerPiece.Of(NeuronCone.Of(layer.Kernel.Scope, layer.Kernel.Layers, group), positions)), Reads(), luts);

        IEnumerable<(int, int)> Reads() =>
            from row in Enumerable.Range(0, layer.Output.Height)
            from column in Enumerable.Range(0, layer.Output.Width)
            from read in layer.SignalsUnder(row, column).Select((signal, place) => (place, signal))
            where read.signal >= 0
            select read;
    }

    private static LayerCut OfWindows(PoolLayer layer)
    {
        var windows = new SortedDictionary<int, long>();
        for (int row = 0; row < layer.Output.Height; row++)
        {
            for (int column = 0; column < layer.Output.Width; column++)
            {
                int codes = layer.CountUnder(row, column);
                windows[codes] = layer.Output.Channels + (windows.TryGetValue(codes, out long more) ? more : 0);
            }
        }

        long luts = windows.Keys.Sum(codes => CostCounter.Lut6BoundOf(layer, codes));
        return new LayerCut(layer, windows.Where(window => window.Key > 0).Select(window => OfWindow(layer, window.Key, window.Value)), Reads(), luts);

        IEnumerable<(int, int)> Reads() =>
            from channel in Enumerable.Range(0, layer.Output.Channels)
            from row in Enumerable.Range(0, layer.Output.Height)
            from column in Enumerable.Range(0, layer.Output.Width)
            from signal in layer.SignalsUnder(channel, row, column)
            select (0, signal);
    }

    // The codes in a row, under a window that is as long as the pool's has places: beyond them it is over padding on one side.
    private static LayerPiece OfWindow(PoolLayer layer, int codes, long copies)
    {
        var scope = new SignalScope(Enumerable.Repeat(layer.OutputBits, codes));
        int padding = layer.Places - codes;
        var window = new SlidingWindow(1, layer.Places, Math.Max(1, padding), padding);
        var pool = new PoolLayer(scope, new SignalGrid(0, 1, 1, codes), window, layer.Kind);
        return new LayerPiece(scope, [pool], [pool.Output[0, Math.Min(1, padding), 0]], new int[codes], copies);
    }

    private static LayerCut OfTerms(AddLayer layer)
    {
        var scope = new SignalScope(layer.Terms.Select(term => layer.Scope.WidthOf(term.Grid.First)));
        AddTerm[] terms = layer.Terms.Select((term, i) => term with { Grid = new SignalGrid(i, 1, 1, 1) }).ToArray();
        var add = new AddLayer(scope, layer.OutputBits, terms, layer.Bias, layer.Shift, layer.Zero);
        return new LayerCut(layer, [new LayerPiece(scope, [add], [add.FirstSignal], Enumerable.Range(0, terms.Length).ToArray(), layer.Count)], Reads(), MacCost.Lut6Bound(layer));

        IEnumerable<(int, int)> Reads() =>
            from i in Enumerable.Range(0, layer.Count)
            from term in Enumerable.Range(0, layer.Terms.Count)
            select (term, layer.Terms[term].Grid.First + i);
    }
}
