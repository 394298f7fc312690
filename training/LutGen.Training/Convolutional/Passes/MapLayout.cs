namespace LutGen.Training.Convolutional;

/// <summary>
/// How a map of a sample lies in memory: place after place, all channels of a place side by side and filled up with zeros to whole vectors, with rows and
/// columns of zeros around. Under a row of a window the channels of its places then lie one behind the other, so that sums run through memory.
/// </summary>
/// <param name="Shape">Size of the map.</param>
/// <param name="Border">Rows and columns of zeros on each side.</param>
/// <param name="Channels">Channels with the zeros behind them.</param>
internal readonly record struct MapLayout(MapShape Shape, int Border, int Channels)
{
    private const int VectorChannels = 16, ImageChannels = 4;

    /// <summary>Numbers from a row to the next.</summary>
    public int RowStride => (Shape.Width + 2 * Border) * Channels;

    /// <summary>Numbers of a sample.</summary>
    public int Length => (Shape.Height + 2 * Border) * RowStride;

    /// <summary>The layout of a map of a network.</summary>
    public static MapLayout Of(CnnGraph graph, int node)
    {
        CnnNode map = graph.Nodes[node];
        int unit = map is ImageNode ? ImageChannels : VectorChannels;
        return new MapLayout(map.Shape, graph.BorderOf(node), (map.Shape.Channels + unit - 1) / unit * unit);
    }

    /// <summary>The first channel of a place.</summary>
    public int At(int row, int column) => (row + Border) * RowStride + (column + Border) * Channels;

    /// <summary>For each position of a window, row by row, the first number under it.</summary>
    public int[] Starts(LutGen.Networks.SlidingWindow window, MapShape output)
    {
        int[] starts = new int[output.Places];
        for (int place = 0; place < starts.Length; place++)
        {
            starts[place] = At(place / output.Width * window.Stride - window.Padding, place % output.Width * window.Stride - window.Padding);
        }

        return starts;
    }
}
