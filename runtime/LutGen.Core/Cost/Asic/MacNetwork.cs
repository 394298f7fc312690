using System.Globalization;
using LutGen.Arithmetic;
using LutGen.Networks;
using LutGen.Topologies;

namespace LutGen.Cost.Asic;

/// <summary>The multiply-accumulate layers of a network: their shapes, the units they need, and how precise these are.</summary>
/// <param name="Topology">The layers, named conv1, conv2, ... and dense1, dense2, ... in their order.</param>
/// <param name="Units">Weights of each layer that are not zero.</param>
/// <param name="Precisions">Width of the codes read, of the weights, and what is dropped, layer by layer.</param>
public sealed record MacNetwork(Topology Topology, IReadOnlyDictionary<string, long> Units, IReadOnlyDictionary<string, MacPrecision> Precisions)
{
    /// <summary>Reads them off a network.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="NotSupportedException">It has no such layer, or one whose map or window is not square, that reads codes of several widths or of more than <see cref="MultiplierCircuit.MostActivationBits"/> bits, whose tables are not of multiples of a weight of at most <see cref="IntegerFormat.MostBits"/> bits, or that drops all chunks.</exception>
    public static MacNetwork Of(LutNetwork network)
    {
        List<MacShape> shapes = [];
        Dictionary<string, long> units = [];
        Dictionary<string, MacPrecision> precisions = [];
        (int convolutions, int dense) = (0, 0);
        foreach (Layer layer in network.Layers)
        {
            if (layer is ConvolutionLayer convolution && convolution.Kernel.Layers.Count == 1 && convolution.Kernel.Layers[0] is MacLayer kernel)
            {
                string name = NameOf("conv", ++convolutions);
                (SignalGrid grid, SlidingWindow window) = (convolution.Grid, convolution.Window);
                if (grid.Height != grid.Width || window.Height != window.Width)
                {
                    throw new NotSupportedException($"{name} has a window of {window.Height} x {window.Width} over {grid.Height} x {grid.Width}, expected squares");
                }

                Add(name, new MacShape(name, window.Height, window.Stride, window.Padding, grid.Channels, kernel.Count, grid.Height), kernel, convolution.Kernel.WidthOf);
            }
            else if (layer is MacLayer neurons)
            {
                string name = NameOf("dense", ++dense);
                Add(name, new MacShape(name, 1, 1, 0, InputsOf(network, neurons), neurons.Count, 1), neurons, network.WidthOf);
            }
        }

        return shapes.Count > 0
            ? new MacNetwork(new Topology(network.Name, "as its file has it", shapes), units, precisions)
            : throw new NotSupportedException($"{network.Name} has no multiply-accumulate layers");

        void Add(string name, MacShape shape, MacLayer layer, Func<int, int> widthOf)
        {
            shapes.Add(shape);
            units.Add(name, layer.Neurons.Sum(neuron => (long)neuron.Inputs.Count));
            precisions.Add(name, PrecisionOf(name, layer, widthOf));
        }
    }

    // All signals of the layers that any neuron reads: what is pruned away was an input too.
    private static int InputsOf(LutNetwork network, MacLayer layer)
    {
        HashSet<int> read = [.. layer.Neurons.SelectMany(neuron => neuron.Inputs).Select(input => input.Signal)];
        int inputs = read.Any(signal => signal < network.Encoder.SignalCount) ? network.Encoder.SignalCount : 0;
        foreach (Layer source in network.Layers)
        {
            inputs += read.Any(signal => signal >= source.FirstSignal && signal < source.FirstSignal + source.Count) ? source.Count : 0;
        }

        return Math.Max(1, inputs);
    }

    private static string NameOf(string kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);

    private static MacPrecision PrecisionOf(string name, MacLayer layer, Func<int, int> widthOf)
    {
        int[] widths = [.. layer.Neurons.SelectMany(neuron => neuron.Inputs).Select(input => widthOf(input.Signal)).Distinct()];
        if (widths.Length > 1)
        {
            throw new NotSupportedException($"{name} reads codes of {string.Join(" and ", widths)} bits, expected one width");
        }

        int width = widths.FirstOrDefault() is > 0 and int codes ? codes : 1;
        long largest = layer.Tables.Count == 0 ? 1 : layer.Tables.Max(table => Math.Abs(WeightOf(name, table)));
        int bits = 2;
        while (largest >= 1L << (bits - 1))
        {
            bits++;
        }

        if (width > MultiplierCircuit.MostActivationBits || bits > IntegerFormat.MostBits || layer.ChunkBits > MultiplierFormat.MostChunkBits || layer.DroppedChunks * layer.ChunkBits >= width)
        {
            throw new NotSupportedException(
                $"{name} multiplies codes of {width} bits by weights of {bits} in chunks of {layer.ChunkBits} bits, the lowest {layer.DroppedChunks} dropped, "
                + $"expected at most {MultiplierCircuit.MostActivationBits}, {IntegerFormat.MostBits} and {MultiplierFormat.MostChunkBits} bits, and a chunk that is looked up");
        }

        MultiplierFormat format = new(new IntegerFormat(width, false), new IntegerFormat(bits, true), layer.ChunkBits);
        return new MacPrecision(format, layer.DroppedChunks == 0 ? ChunkApproximation.Exact : ChunkApproximation.LowChunks(layer.DroppedChunks, ChunkSubstitute.Zero));
    }

    private static long WeightOf(string name, ProductTable table)
    {
        long weight = table.Entries[1];
        for (int k = 0; k < table.Entries.Count; k++)
        {
            if (table.Entries[k] != weight * k)
            {
                throw new NotSupportedException($"{name} has a product table whose entries are not multiples of one weight");
            }
        }

        return weight;
    }
}
