using System.Runtime.InteropServices;
using LutGen.Arithmetic;

namespace LutGen.Training.Convolutional;

/// <summary>A network in whole numbers, one sample at a time: the same codes as the written network's, only faster.</summary>
internal sealed unsafe class QuantizedForward : IDisposable
{
    private const int CacheLine = 64;

    private readonly QuantizedCnn _network;
    private readonly MapLayout[] _layouts;
    private readonly short*[] _maps;
    private readonly Dictionary<string, PackedWeights> _packed;
    private readonly int[][] _poolStarts;
    private short* _masked;
    private int* _sums;

    /// <summary>Prepares the network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="packed">Its weights as the multiplication reads them.</param>
    public QuantizedForward(QuantizedCnn network, Dictionary<string, PackedWeights> packed)
    {
        (_network, _packed) = (network, packed);
        _layouts = [.. network.Graph.Nodes.Select((_, i) => MapLayout.Of(network.Graph, i))];
        _poolStarts = [.. network.Graph.Nodes.Select(node => node is PoolNode pool ? _layouts[pool.Input].Starts(pool.Window, pool.Shape) : [])];
        _maps = new short*[_layouts.Length];
        for (int i = 0; i < _maps.Length; i++)
        {
            _maps[i] = (short*)Zeroed(_layouts[i].Length * sizeof(short));
        }

        _masked = (short*)Zeroed(_layouts.Max(layout => layout.Length) * sizeof(short));
        _sums = (int*)Zeroed(ProductTile.Rows * packed.Values.Max(each => each.Columns) * sizeof(int));
    }

    ~QuantizedForward() => Release();

    /// <summary>Computes the codes of all maps, and the class.</summary>
    /// <param name="pixels">Channels, rows, columns.</param>
    /// <param name="scores">Receives the scores.</param>
    public void Run(ReadOnlySpan<byte> pixels, Span<float> scores)
    {
        MapShape image = _layouts[0].Shape;
        for (int i = 0; i < pixels.Length; i++)
        {
            _maps[0][_layouts[0].At(i % image.Places / image.Width, i % image.Width) + i / image.Places] = pixels[i];
        }

        for (int i = 1; i < _maps.Length; i++)
        {
            switch (_network.Graph.Nodes[i])
            {
                case ConvolutionNode convolution: Convolve(_network.Convolutions[convolution.Name], i); break;
                case PoolNode pool: Pool(pool, i); break;
                case AddNode add: Add(_network.Sums[add.Name], i); break;
                case ConcatenationNode concatenation: Concatenate(concatenation, i); break;
            }
        }

        MapFormat format = _network.Formats[^1];
        for (int i = 0; i < scores.Length; i++)
        {
            // Sixteen bits: codes of scores are unsigned.
            scores[i] = ((ushort)_maps[^1][i] - format.Zero) * (float)format.Scale;
        }
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Convolve(QuantizedConvolution layer, int node)
    {
        ConvolutionNode shape = layer.Node;
        (MapLayout source, MapLayout output) = (_layouts[shape.Input], _layouts[node]);
        short* map = Masked(layer, _maps[shape.Input], source.Length);
        PackedWeights weights = _packed[shape.Name];
        int** rows = stackalloc int*[ProductTile.Rows];
        int** products = stackalloc int*[ProductTile.Rows];
        Runs runs = new(shape.Window.Height, source.RowStride / 2, shape.Window.Width * source.Channels / 2);
        for (int i = 0; i < ProductTile.Rows; i++)
        {
            products[i] = _sums + i * weights.Columns;
        }

        for (int place = 0; place < shape.Shape.Places; place += ProductTile.Rows)
        {
            int count = Math.Min(ProductTile.Rows, shape.Shape.Places - place);
            for (int i = 0; i < ProductTile.Rows; i++)
            {
                rows[i] = (int*)(map + weights.Starts[place + Math.Min(i, count - 1)]);
            }

            ProductTile.Multiply<int, PairProduct>(rows, runs, weights.Start, weights.Columns, weights.Columns, products, adds: false);
            for (int i = 0; i < count; i++)
            {
                short* target = _maps[node] + output.At((place + i) / shape.Shape.Width, (place + i) % shape.Shape.Width);
                for (int channel = 0; channel < shape.Shape.Channels; channel++)
                {
                    long code = layer.Requantizers[channel].Apply((long)products[i][channel] + layer.Biases[channel]) + layer.Output.Zero;
                    target[channel] = (short)Math.Clamp(code, 0, layer.Output.Largest);
                }
            }
        }
    }

    private short* Masked(QuantizedConvolution layer, short* map, int length)
    {
        if (layer.Precision.DroppedBits == 0)
        {
            return map;
        }

        for (int i = 0; i < length; i++)
        {
            _masked[i] = (short)(map[i] & layer.Mask);
        }

        return _masked;
    }

    private void Pool(PoolNode pool, int node)
    {
        (MapLayout source, MapLayout output) = (_layouts[pool.Input], _layouts[node]);
        int[] starts = _poolStarts[node];
        int size = pool.Window.Height * pool.Window.Width;
        for (int place = 0; place < starts.Length; place++)
        {
            short* target = _maps[node] + output.At(place / pool.Shape.Width, place % pool.Shape.Width);
            for (int channel = 0; channel < pool.Shape.Channels; channel++)
            {
                int sum = 0, largest = 0;
                for (int y = 0; y < pool.Window.Height; y++)
                {
                    for (int x = 0; x < pool.Window.Width; x++)
                    {
                        int code = _maps[pool.Input][starts[place] + y * source.RowStride + x * source.Channels + channel];
                        (sum, largest) = (sum + code, Math.Max(largest, code));
                    }
                }

                target[channel] = (short)(pool.Kind == CnnPoolKind.Max ? largest : (sum + size / 2) / size);
            }
        }
    }

    private void Add(QuantizedSum sum, int node)
    {
        for (int row = 0; row < sum.Node.Shape.Height; row++)
        {
            short* first = _maps[sum.Node.First] + _layouts[sum.Node.First].At(row, 0);
            short* second = _maps[sum.Node.Second] + _layouts[sum.Node.Second].At(row, 0);
            short* target = _maps[node] + _layouts[node].At(row, 0);
            for (int column = 0; column < sum.Node.Shape.Width; column++)
            {
                for (int channel = 0; channel < sum.Node.Shape.Channels; channel++)
                {
                    int at = column * _layouts[node].Channels + channel;
                    target[at] = (short)sum.CodeOf(first[at], second[at]);
                }
            }
        }
    }

    private void Concatenate(ConcatenationNode concatenation, int node)
    {
        for (int place = 0; place < concatenation.Shape.Places; place++)
        {
            (int row, int column) = (place / concatenation.Shape.Width, place % concatenation.Shape.Width);
            short* target = _maps[node] + _layouts[node].At(row, column);
            foreach (int input in concatenation.Inputs)
            {
                int channels = _layouts[input].Shape.Channels;
                new ReadOnlySpan<short>(_maps[input] + _layouts[input].At(row, column), channels).CopyTo(new Span<short>(target, channels));
                target += channels;
            }
        }
    }

    private static void* Zeroed(int bytes)
    {
        void* memory = NativeMemory.AlignedAlloc((nuint)bytes, CacheLine);
        NativeMemory.Clear(memory, (nuint)bytes);
        return memory;
    }

    private void Release()
    {
        for (int i = 0; i < _maps.Length; i++)
        {
            NativeMemory.AlignedFree(_maps[i]);
            _maps[i] = null;
        }

        NativeMemory.AlignedFree(_masked);
        NativeMemory.AlignedFree(_sums);
        _masked = null;
        _sums = null;
    }
}
