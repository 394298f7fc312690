using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Testing;

/// <summary>Small random networks of every kind of encoder, layer and head, the same for the same seed.</summary>
public static class RandomNetworks
{
    /// <summary>Kinds of network, each exercising one part of the representation.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["gates", "wide-gates", "thermometer", "luts", "adders", "convolution", "max-pool", "mac", "approximate-mac", "average-pool", "residual", "bits", "constants"];

    /// <summary>A network of a kind.</summary>
    public static LutNetwork Create(string kind, int seed)
    {
        var random = new Random(seed * 7919 + kind.Length);
        return kind switch
        {
            "gates" => Gates(random, new ThresholdEncoder(Enumerable.Range(0, 20).Select(_ => random.Next(256) - 0.5f)), fanIn: 2),
            "wide-gates" => Gates(random, new RawBitsEncoder(17), fanIn: 6),
            "thermometer" => Gates(random, Thermometer(random, 9), fanIn: 3),
            "luts" => Luts(random),
            "adders" => Adders(random),
            "convolution" => Convolution(random, PoolKind.Or),
            "max-pool" => Convolution(random, PoolKind.Max),
            "mac" => Mac(random, dropped: 0),
            "approximate-mac" => Mac(random, dropped: 1),
            "average-pool" => AveragePool(random),
            "residual" => Residual(random),
            "bits" => Bits(random),
            "constants" => Constants(random),
            _ => throw new ArgumentException($"no kind '{kind}'", nameof(kind)),
        };
    }

    /// <summary>Rows that meet thresholds and quantiser steps on both sides, now and then a NaN or an infinity.</summary>
    /// <returns>Row-major features.</returns>
    public static float[] Rows(LutNetwork network, int count, int seed)
    {
        var random = new Random(seed);
        var rows = new float[count * network.Encoder.FeatureCount];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = network.Encoder switch
            {
                RawBitsEncoder => random.Next(2),
                QuantizerEncoder encoder => (random.Next(1 << (encoder.Quantizers[i % encoder.FeatureCount].Bits + 1)) - encoder.Quantizers[i % encoder.FeatureCount].Zero - 1)
                    * encoder.Quantizers[i % encoder.FeatureCount].Scale / 2 * (1 + random.Next(2)),
                _ => random.Next(256),
            };
            rows[i] = random.Next(200) switch { 0 => float.NaN, 1 => float.PositiveInfinity, 2 => float.NegativeInfinity, _ => rows[i] };
        }

        return rows;
    }

    /// <summary>Random two-input gates in layers, wired at random, with a group sum behind: the shape of a DLGN.</summary>
    public static LutNetwork GateLayers(int seed, int features, int layers, int width, int classes)
    {
        var random = new Random(seed);
        var builder = new NetworkBuilder("gate-layers", new ThresholdEncoder(features, 127));
        int first = 0;
        int count = features;
        for (int i = 0; i < layers; i++)
        {
            Layer layer = AddLuts(builder, random, width, fanIn: 2, bits: 1, first, count);
            (first, count) = (layer.FirstSignal, layer.Count);
        }

        return builder.Build(GroupSumHead.Contiguous(first, count, classes, 10));
    }

    private static ThermometerEncoder Thermometer(Random random, int features) =>
        new(Enumerable.Range(0, features).Select(_ => (IReadOnlyList<float>)Enumerable.Range(0, random.Next(5)).Select(_ => (float)random.Next(250)).Order().ToArray()).Append([3.5f]).ToArray());

    private static LutNetwork Gates(Random random, InputEncoder encoder, int fanIn)
    {
        var builder = new NetworkBuilder("gates", encoder);
        for (int i = 0; i < 3; i++)
        {
            AddLuts(builder, random, 40, fanIn, bits: 1, 0, builder.Scope.Count);
        }

        int last = builder.Scope.Count;
        SumGroup[] groups = Enumerable.Range(0, 5)
            .Select(c => new SumGroup(random.Next(3) == 0 ? random.Next(5) - 2.5f : 0, new SignalList(Enumerable.Range(0, 3 + random.Next(20)).Select(_ => random.Next(last)))))
            .ToArray();
        return builder.Build(new GroupSumHead(1 + random.Next(30) / 3f, groups));
    }

    private static LutNetwork Luts(Random random)
    {
        Quantizer[] quantizers = Enumerable.Range(0, 8).Select(_ => new Quantizer(1 + random.Next(4), 0.25f + (float)random.NextDouble(), random.Next(4))).ToArray();
        var builder = new NetworkBuilder("luts", new QuantizerEncoder(quantizers));
        AddLuts(builder, random, 24, fanIn: 3, bits: 2, 0, builder.Scope.Count);
        AddLuts(builder, random, 16, fanIn: 3, bits: 3, 8, builder.Scope.Count - 8);
        Layer last = AddLuts(builder, random, 5, fanIn: 2, bits: 4, 8, builder.Scope.Count - 8);
        return random.Next(2) == 0
            ? builder.Build(new ArgmaxHead(Enumerable.Range(last.FirstSignal, last.Count)))
            : builder.Build(new DequantizeHead(Enumerable.Range(last.FirstSignal, last.Count).Select(s => new DequantizedScore(s, 0.1f + (float)random.NextDouble(), random.Next(9))).ToArray()));
    }

    private static LutNetwork Adders(Random random)
    {
        var builder = new NetworkBuilder("adders", new QuantizerEncoder(10, new Quantizer(2, 1, 1)));
        for (int i = 0; i < 2; i++)
        {
            Layer parts = AddLuts(builder, random, 24, fanIn: 3, bits: 3, 0, builder.Scope.Count);
            AddLuts(builder, random, 12, fanIn: 2 + random.Next(2), bits: 2, parts.FirstSignal, parts.Count, Addressing.Sum);
        }

        Layer last = AddLuts(builder, random, 1, fanIn: 2, bits: 3, 10, builder.Scope.Count - 10);
        return builder.Build(new DequantizeHead([new DequantizedScore(last.FirstSignal, 0.5f, 3)]));
    }

    private static LutNetwork Convolution(Random random, PoolKind pool)
    {
        int bits = pool == PoolKind.Or ? 1 : 2;
        InputEncoder encoder = bits == 1 ? new ThresholdEncoder(2 * 7 * 6, 127) : new QuantizerEncoder(2 * 7 * 6, new Quantizer(2, 80, 0));
        var builder = new NetworkBuilder("convolution", encoder);
        var window = new SlidingWindow(3, 2, 1 + random.Next(2), random.Next(2));
        var grid = new SignalGrid(0, 2, 7, 6);
        var kernel = new SignalScope(Enumerable.Repeat(bits, 2 * 3 * 2));
        var first = new LutLayer.Builder(kernel, bits);
        Fill(first, random, 6, 2, bits, 0, 12, kernel);
        Layer hidden = first.Build();
        var second = new LutLayer.Builder(kernel, bits);
        Fill(second, random, 3, 2, bits, 0, kernel.Count, kernel);
        Layer top = second.Build();
        var layer = new ConvolutionLayer(builder.Scope, grid, window, new Subnetwork(kernel, 12, [hidden, top], [.. Enumerable.Range(top.FirstSignal, 3), hidden.FirstSignal]));
        builder.Add(layer);
        builder.Add(new PoolLayer(builder.Scope, layer.Output, new SlidingWindow(2, 2, 2, random.Next(2)), pool));
        Layer last = AddLuts(builder, random, 10, fanIn: 2, bits: 1, builder.Scope.Count - 8, 8);
        return builder.Build(GroupSumHead.Contiguous(last.FirstSignal, last.Count, 5, 1));
    }

    private static LutNetwork Mac(Random random, int dropped)
    {
        var builder = new NetworkBuilder("mac", new QuantizerEncoder(6, new Quantizer(5, 1, 2)));
        AddMac(builder, random, dropped, neurons: 7, bits: 4, 0, 6);
        Layer last = AddMac(builder, random, dropped, neurons: 3, bits: 6, 6, 7);
        return builder.Build(new ArgmaxHead(Enumerable.Range(last.FirstSignal, last.Count)));
    }

    private static MacLayer AddMac(NetworkBuilder builder, Random random, int dropped, int neurons, int bits, int first, int count, int mostInputs = int.MaxValue)
    {
        const int ChunkBits = 2;
        ProductTable[] tables = Enumerable.Range(0, 5).Select(i => dropped == 0
            ? ProductTable.Exact(random.Next(-16, 16), ChunkBits)
            : new ProductTable(Enumerable.Range(0, 1 << ChunkBits).Select(k => random.Next(-40, 40)), random.Next(-4, 5))).ToArray();
        MacNeuron[] list = Enumerable.Range(0, neurons).Select(_ => new MacNeuron(
            Enumerable.Range(0, 1 + random.Next(Math.Min(count, mostInputs))).Select(_ => new MacInput(first + random.Next(count), random.Next(tables.Length))).ToArray(),
            random.Next(-100, 100),
            random.Next(1, 300),
            random.Next(4, 11),
            random.Next(3))).ToArray();
        var layer = new MacLayer(builder.Scope, bits, dropped, tables, list);
        builder.Add(layer);
        return layer;
    }

    private static LutNetwork AveragePool(Random random)
    {
        var builder = new NetworkBuilder("average-pool", new QuantizerEncoder(2 * 5 * 4, new Quantizer(3, 20 + random.Next(20), random.Next(3))));
        var pool = new PoolLayer(builder.Scope, new SignalGrid(0, 2, 5, 4), new SlidingWindow(2, 1 + random.Next(3), 1, random.Next(2)), PoolKind.Average);
        builder.Add(pool);
        var half = new PoolLayer(builder.Scope, pool.Output, new SlidingWindow(2, 2, 2, 0), PoolKind.Average);
        builder.Add(half);
        return builder.Build(new ArgmaxHead(Enumerable.Range(half.FirstSignal, half.Count)));
    }

    // Two paths from an image, one through a convolution, brought together by an addition and, rescaled, by concatenation.
    private static LutNetwork Residual(Random random)
    {
        var builder = new NetworkBuilder("residual", new QuantizerEncoder(2 * 3 * 3, new Quantizer(3, 30, 1)));
        var image = new SignalGrid(0, 2, 3, 3);
        var kernel = new SignalScope(Enumerable.Repeat(3, 2 * 3 * 3));
        ProductTable[] tables = [ProductTable.Exact(random.Next(1, 9), 2), ProductTable.Exact(-random.Next(1, 9), 2)];
        var mac = new MacLayer(kernel, 4, 0, tables, Enumerable.Range(0, 2).Select(_ => new MacNeuron(
            Enumerable.Range(0, 5).Select(_ => new MacInput(random.Next(18), random.Next(2))).ToArray(), random.Next(30), random.Next(1, 9), 3, 0)).ToArray());
        var convolution = new ConvolutionLayer(builder.Scope, image, new SlidingWindow(3, 3, 1, 1), new Subnetwork(kernel, 18, [mac], [mac.FirstSignal, mac.FirstSignal + 1]));
        builder.Add(convolution);
        builder.Add(new AddLayer(builder.Scope, 4, [new(image, random.Next(1, 9)), new(convolution.Output, -random.Next(1, 5))], random.Next(20), random.Next(3), random.Next(5)));
        var copy = new AddLayer(builder.Scope, 4, [new(convolution.Output, random.Next(1, 9))], -random.Next(9), 1 + random.Next(3), 0);
        builder.Add(copy);
        var both = new SignalGrid(copy.FirstSignal - copy.Count, 4, 3, 3);
        var largest = new PoolLayer(builder.Scope, both, new SlidingWindow(2, 2, 1, 0), PoolKind.Max);
        builder.Add(largest);
        Layer last = AddMac(builder, random, dropped: 0, neurons: 3, bits: 6, largest.FirstSignal, largest.Count, mostInputs: 6);
        return builder.Build(new ArgmaxHead(Enumerable.Range(last.FirstSignal, last.Count)));
    }

    private static LutNetwork Bits(Random random)
    {
        var builder = new NetworkBuilder("bits", new RawBitsEncoder(9));
        AddLuts(builder, random, 10, fanIn: 3, bits: 1, 0, 9);
        Layer last = AddLuts(builder, random, 4, fanIn: 4, bits: 3, 0, builder.Scope.Count);
        return builder.Build(new BitsHead(Enumerable.Range(last.FirstSignal, last.Count).Append(2)));
    }

    private static LutNetwork Constants(Random random)
    {
        var builder = new NetworkBuilder("constants", new RawBitsEncoder(5));
        LutLayer.Builder layer = builder.Luts(1);
        layer.Add([], TruthTable.FromWord(0, 1));
        layer.Add([], TruthTable.FromWord(0, 0));
        layer.Add([1], TruthTable.FromWord(1, 0b01));
        layer.Add([2], TruthTable.FromWord(1, 0b10));
        layer.Add([3, 3], TruthTable.Gate(6));
        layer.Add([0, 1, 1], TruthTable.FromWord(3, (ulong)random.Next(256)));
        builder.Add(layer.Build());
        AddLuts(builder, random, 6, fanIn: 2, bits: 1, 5, 6);
        return builder.Build(GroupSumHead.Contiguous(5, 12, 3, 2, 0.5f));
    }

    private static Layer AddLuts(NetworkBuilder builder, Random random, int neurons, int fanIn, int bits, int first, int count, Addressing addressing = Addressing.Concatenation)
    {
        LutLayer.Builder layer = builder.Luts(bits, addressing);
        Fill(layer, random, neurons, fanIn, bits, first, count, builder.Scope);
        LutLayer built = layer.Build();
        builder.Add(built);
        return built;
    }

    private static void Fill(LutLayer.Builder layer, Random random, int neurons, int fanIn, int bits, int first, int count, SignalScope scope)
    {
        for (int i = 0; i < neurons; i++)
        {
            int[] inputs = Enumerable.Range(0, fanIn).Select(_ => first + random.Next(count)).ToArray();
            layer.Add(inputs, TruthTable.FromFunction(layer.AddressBitsFor(inputs), bits, _ => random.Next(1 << bits)));
        }
    }
}
