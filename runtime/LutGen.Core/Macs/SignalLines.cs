using LutGen.Networks;

namespace LutGen.Macs;

/// <summary>
/// Where codes stand while 16 samples are evaluated together. A line has 16 numbers of 32 bits, one a sample: the code of an even
/// channel in the lower 16 bits and that of the next channel in the upper ones, so that one instruction multiplies both and adds.
/// Lines are used again once nothing reads them any more.
/// </summary>
public sealed class SignalLines
{
    /// <summary>Samples of a line.</summary>
    public const int Samples = 16;

    /// <summary>Bytes of a line.</summary>
    public const int Bytes = Samples * sizeof(int);

    private readonly LineRegion[] _regions;
    private readonly int[] _firstSignals;

    private SignalLines(LineRegion[] regions)
    {
        _regions = regions;
        _firstSignals = regions.Select(region => region.Grid.First).ToArray();
        Count = regions.Max(region => region.First + region.Count);
    }

    /// <summary>Lines in all.</summary>
    public int Count { get; }

    /// <summary>Lays the signals of a network out.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The lines; null when signals are read as images of several shapes.</returns>
    public static SignalLines? Of(LutNetwork network)
    {
        List<SignalGrid> images = Images(network);
        LineRegion[] unplaced = images.Select(image => new LineRegion(image, PaddingOf(image, network), 0)).ToArray();
        var lines = new SignalLines(unplaced);
        return network.Layers.SelectMany(GridsOf).All(read => lines.Holds(read.Grid)) ? new SignalLines(Place(unplaced, lines, network)) : null;
    }

    /// <summary>The image that a signal is part of.</summary>
    public LineRegion RegionOf(int signal) => _regions[IndexOf(signal)];

    /// <summary>The line of a signal.</summary>
    public int LineOf(int signal)
    {
        (LineRegion region, int place) = PlaceOf(signal);
        int area = region.Grid.Height * region.Grid.Width;
        return region[place / area, place % area / region.Grid.Width, place % region.Grid.Width];
    }

    /// <summary>Whether a signal's codes are in the upper halves of its line's numbers.</summary>
    public bool IsUpper(int signal)
    {
        (LineRegion region, int place) = PlaceOf(signal);
        return (place / (region.Grid.Height * region.Grid.Width) & 1) != 0;
    }

    /// <summary>The grids that a layer reads, and the padding that it reads around them.</summary>
    private static IEnumerable<(SignalGrid Grid, int Padding)> GridsOf(Layer layer) => layer switch
    {
        ConvolutionLayer convolution => [(convolution.Grid, convolution.Window.Padding)],
        PoolLayer pool => [(pool.Grid, pool.Window.Padding)],
        AddLayer add => add.Terms.Select(term => (term.Grid, 0)),
        _ => [],
    };

    // The encoder's signals and those of single neurons are an image of the shape that they are first read as.
    private static List<SignalGrid> Images(LutNetwork network)
    {
        List<SignalGrid> images = [ReadAs(0, network.Encoder.SignalCount, network)];
        foreach (Layer layer in network.Layers.Where(layer => layer.Count > 0))
        {
            images.Add(layer switch
            {
                ConvolutionLayer convolution => convolution.Output,
                PoolLayer pool => pool.Output,
                AddLayer add => add.Output,
                _ => ReadAs(layer.FirstSignal, layer.Count, network),
            });
        }

        return images;
    }

    private static SignalGrid ReadAs(int first, int count, LutNetwork network)
    {
        foreach ((SignalGrid grid, _) in network.Layers.SelectMany(GridsOf))
        {
            int area = grid.Height * grid.Width;
            if (grid.First < first + count && first < grid.First + grid.Count && count % area == 0)
            {
                return new SignalGrid(first, count / area, grid.Height, grid.Width);
            }
        }

        return new SignalGrid(first, count, 1, 1);
    }

    // Images of one size have equal padding: then places next to each other are as far apart in all of them, and a grid of several is one.
    private static int PaddingOf(SignalGrid image, LutNetwork network) => network.Layers.SelectMany(GridsOf)
        .Where(read => (read.Grid.Height, read.Grid.Width) == (image.Height, image.Width))
        .Select(read => read.Padding)
        .DefaultIfEmpty()
        .Max();

    // Images in order of their definition, each at the first place that is free as long as it is read.
    private static LineRegion[] Place(LineRegion[] regions, SignalLines lines, LutNetwork network)
    {
        int[] last = Enumerable.Repeat(-1, regions.Length).ToArray();
        for (int layer = 0; layer <= network.Layers.Count; layer++)
        {
            IEnumerable<int> read = layer == network.Layers.Count ? network.Head.Signals : network.Layers[layer] switch
            {
                MacLayer macs => macs.Neurons.SelectMany(neuron => neuron.Inputs).Select(input => input.Signal),
                Layer other => GridsOf(other).SelectMany(grid => Enumerable.Range(grid.Grid.First, grid.Grid.Count)),
            };
            foreach (int signal in read)
            {
                last[lines.IndexOf(signal)] = layer;
            }
        }

        // The encoder's image is there before layer 0, a layer's image with it; layers that define nothing have none.
        int[] defined = network.Layers.Select((layer, index) => (layer, index)).Where(p => p.layer.Count > 0).Select(p => p.index).Prepend(-1).ToArray();
        for (int i = 0; i < regions.Length; i++)
        {
            LineRegion[] busy = Enumerable.Range(0, i).Where(other => last[other] >= defined[i]).Select(other => regions[other]).OrderBy(region => region.First).ToArray();
            int first = 0;
            foreach (LineRegion other in busy)
            {
                if (first + regions[i].Count <= other.First)
                {
                    break;
                }

                first = Math.Max(first, other.First + other.Count);
            }

            regions[i] = regions[i] with { First = first };
        }

        return regions;
    }

    private bool Holds(SignalGrid grid)
    {
        for (int channel = 0; channel < grid.Channels; channel++)
        {
            (LineRegion region, int place) = PlaceOf(grid[channel, 0, 0]);
            if ((region.Grid.Height, region.Grid.Width) != (grid.Height, grid.Width) || place % (grid.Height * grid.Width) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private (LineRegion Region, int Place) PlaceOf(int signal)
    {
        LineRegion region = RegionOf(signal);
        return (region, signal - region.Grid.First);
    }

    private int IndexOf(int signal)
    {
        int index = Array.BinarySearch(_firstSignals, signal);
        return index < 0 ? ~index - 1 : index;
    }
}
