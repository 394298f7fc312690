using LutGen.Arithmetic;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Testing;

/// <summary>What a weight's product table is.</summary>
internal enum TableKind
{
    Exact,
    Dropped,
    Nibbles,
    SomeNibbles,
    Anything,
    AnythingWide,
    Extreme,
}

/// <summary>Builds random networks of <see cref="MacNetworks"/> layer by layer.</summary>
internal sealed class MacParts
{
    private const int Size = 6;

    private readonly NetworkBuilder _builder;
    private readonly Random _random;

    public MacParts(string kind, Random random)
    {
        _random = random;
        Image = new SignalGrid(0, 1 + random.Next(3), Size, Size);
        int bits = kind == "wide-codes" ? 16 : 1 + random.Next(12);
        _builder = new NetworkBuilder(kind, new QuantizerEncoder(Image.Count, new Quantizer(bits, 0.5f, random.Next(3))));
    }

    public SignalGrid Image { get; }

    public SignalGrid Convolve(SignalGrid image, SlidingWindow window, int channels, double kept, TableKind kind = TableKind.Exact, int groups = 1, int bits = 0)
    {
        int area = window.Height * window.Width;
        var scope = new SignalScope(Enumerable.Repeat(_builder.Scope.WidthOf(image.First), image.Channels * area));
        int inputs = image.Channels / groups * area;
        MacLayer kernel = Neurons(scope, channels, kept, kind, bits, neuron => Enumerable.Range(neuron * groups / channels * inputs, inputs));
        var layer = new ConvolutionLayer(
            _builder.Scope, image, window, new Subnetwork(scope, image.Channels * area, [kernel], Enumerable.Range(kernel.FirstSignal, channels).OrderBy(_ => _random.Next())));
        _builder.Add(layer);
        return layer.Output;
    }

    public SignalGrid Pool(SignalGrid image, SlidingWindow window, PoolKind kind)
    {
        var layer = new PoolLayer(_builder.Scope, image, window, kind);
        _builder.Add(layer);
        return layer.Output;
    }

    public SignalGrid Add(params SignalGrid[] images)
    {
        var layer = new AddLayer(_builder.Scope, 7, images.Select(image => new AddTerm(image, _random.Next(-3, 9))).ToArray(), _random.Next(-20, 20), _random.Next(5), _random.Next(9));
        _builder.Add(layer);
        return layer.Output;
    }

    /// <summary>Closes the network with neurons on an image's signals, and on some of the encoder's.</summary>
    public LutNetwork Classify(SignalGrid image, int hidden = 0)
    {
        int[] inputs = [.. Enumerable.Range(image.First, image.Count), 0, 1];
        if (hidden > 0)
        {
            MacLayer layer = Neurons(_builder.Scope, hidden, 0.5, TableKind.Exact, bits: 0, _ => inputs);
            _builder.Add(layer);
            inputs = [.. Enumerable.Range(layer.FirstSignal, hidden)];
        }

        MacLayer last = Neurons(_builder.Scope, 5, 0.4, TableKind.Exact, bits: 0, _ => inputs);
        _builder.Add(last);
        return _random.Next(2) == 0
            ? _builder.Build(new ArgmaxHead(Enumerable.Range(last.FirstSignal, 5)))
            : _builder.Build(new DequantizeHead(Enumerable.Range(last.FirstSignal, 5).Select(signal => new DequantizedScore(signal, 0.5f, _random.Next(9))).ToArray()));
    }

    public LutNetwork Sum(SignalGrid image) => _builder.Build(GroupSumHead.Contiguous(image.First, image.Count, 3, 1));

    private MacLayer Neurons(SignalScope scope, int count, double kept, TableKind kind, int bits, Func<int, IEnumerable<int>> inputs)
    {
        int chunkBits = kind switch { TableKind.AnythingWide => 5 + _random.Next(4), TableKind.Dropped => 2, TableKind.Exact => 1 + _random.Next(8), _ => 4 };
        ProductTable[] tables = [.. Enumerable.Range(0, 40).Select(_ => Table(kind, chunkBits))];
        int dropped = kind == TableKind.Dropped ? 1 : 0;
        bits = bits == 0 ? 1 + _random.Next(12) : bits;
        return new MacLayer(scope, bits, dropped, tables, [.. Enumerable.Range(0, count).Select(neuron => Neuron(scope, tables, inputs(neuron), kept, bits, kind))]);
    }

    private ProductTable Table(TableKind kind, int chunkBits)
    {
        int weight = _random.Next(-255, 256);
        int lost = kind == TableKind.Nibbles || (kind == TableKind.SomeNibbles && _random.Next(2) == 0) ? 3 : 0;
        int constant = kind is TableKind.Nibbles or TableKind.SomeNibbles ? weight / 2 : 0;
        return kind switch
        {
            TableKind.Anything or TableKind.AnythingWide => new ProductTable(Enumerable.Range(0, 1 << chunkBits).Select(_ => _random.Next(-3000, 3000))),
            TableKind.Extreme => ProductTable.Exact(_random.Next(-32768, 32768), chunkBits),
            _ => new ProductTable(Enumerable.Range(0, 1 << chunkBits).Select(k => constant + weight * (k & ~lost)), kind == TableKind.Dropped ? weight : 0),
        };
    }

    private MacNeuron Neuron(SignalScope scope, ProductTable[] tables, IEnumerable<int> inputs, double kept, int bits, TableKind kind)
    {
        var chosen = new List<MacInput>();
        long most = 0;
        foreach (int signal in inputs.Where(_ => _random.NextDouble() < kept))
        {
            // Now and then an input twice.
            for (int times = _random.Next(20) == 0 ? 2 : 1; times > 0; times--)
            {
                int table = _random.Next(tables.Length);
                long own = tables[table].Entries.Max(entry => Math.Abs((long)entry)) * (2L << scope.WidthOf(signal)) + Math.Abs(tables[table].Dropped);
                if (most + own < int.MaxValue - 100_000)
                {
                    most += own;
                    chosen.Add(new MacInput(signal, table));
                }
            }
        }

        // Bounds at their limit where that is the point; otherwise outputs spread over their range.
        int bias = kind == TableKind.Extreme ? (int)(int.MaxValue - most) * (_random.Next(2) == 0 ? 1 : -1) : _random.Next(-5000, 5000);
        double spread = Math.Sqrt(chosen.Count + 1) * (most + 1000) / (chosen.Count + 1) / 4;
        Requantizer scale = Requantizer.Nearest((1 << bits) / spread);
        return new MacNeuron(chosen, bias, scale.Multiplier, scale.Shift, _random.Next(1 << bits));
    }
}
