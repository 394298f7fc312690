using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Testing;

/// <summary>Random networks with some layers of tables that are better looked up and others that are better on bits, the same for the same seed.</summary>
public static class LookupNetworks
{
    private const int Neurons = 8;
    private const int Gates = 40;

    private static readonly int[] s_gates = [1, 2, 4, 6, 7, 8, 9, 11, 13, 14];

    /// <summary>Kinds of network: where the tables are, and what is around them.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["between-gates", "first", "last-argmax", "last-bits", "last-dequantize", "last-sum", "passed-by", "wide-codes-around", "behind-convolution", "all-looked-up", "twice"];

    /// <summary>A network of a kind.</summary>
    public static LutNetwork Create(string kind, int seed)
    {
        var random = new Random(seed * 7919 + kind.Length);
        if (kind == "behind-convolution")
        {
            return BehindConvolution(random);
        }

        if (kind == "wide-codes-around")
        {
            return WideCodesAround(random);
        }

        var builder = new NetworkBuilder("lookups", kind is "first" or "all-looked-up" ? new QuantizerEncoder(20, new Quantizer(2, 1, 1)) : new ThresholdEncoder(30, 127));
        if (kind is not ("first" or "all-looked-up"))
        {
            Add(builder, random, Gates, fanIn: 2, bits: 1, 0);
            Add(builder, random, Gates, fanIn: 2, bits: 1, builder.Scope.Count - Gates);
        }

        int inputs = builder.Encoder.SignalCount;
        bool fromCodes = kind is "first" or "all-looked-up";
        Layer tables = Add(builder, random, Neurons, fanIn: fromCodes ? 6 : 12, bits: 2, fromCodes ? 0 : builder.Scope.Count - Gates);
        if (kind is "between-gates" or "first" or "passed-by" or "twice")
        {
            // Gates of those who are passed by read the inputs and the first gates too.
            Layer gates = Add(builder, random, Gates, fanIn: 2, bits: 1, kind is "passed-by" or "first" ? 0 : tables.FirstSignal);
            if (kind == "twice")
            {
                tables = Add(builder, random, Neurons, fanIn: 12, bits: 3, gates.FirstSignal);
                gates = Add(builder, random, Gates, fanIn: 2, bits: 1, tables.FirstSignal);
            }

            return builder.Build(GroupSumHead.Contiguous(gates.FirstSignal, gates.Count, 5, 2));
        }

        Layer last = Add(builder, random, 8, fanIn: 6, bits: 2, tables.FirstSignal);
        int[] signals = [.. Enumerable.Range(last.FirstSignal, last.Count)];
        return builder.Build(kind switch
        {
            "last-bits" => new BitsHead([.. signals, inputs, 3, signals[2]]),
            "last-dequantize" => new DequantizeHead([.. signals.Select(signal => new DequantizedScore(signal, 0.5f, 1))]),
            "last-sum" => new GroupSumHead(1.5f, [.. signals.Chunk(2).Select((pair, i) => new SumGroup(i, new SignalList([.. pair, tables.FirstSignal + i, i])))]),
            _ => new ArgmaxHead(signals),
        });
    }

    // Codes of twelve bits go from the encoder to a multiply-accumulate layer and the head, past a layer of tables.
    private static LutNetwork WideCodesAround(Random random)
    {
        Quantizer[] quantizers = [.. Enumerable.Range(0, 14).Select(i => new Quantizer(i < 2 ? 12 : 2, 1, 0))];
        var builder = new NetworkBuilder("lookups", new QuantizerEncoder(quantizers));
        Layer tables = Add(builder, random, Neurons, fanIn: 6, bits: 2, 2);
        var sums = new MacLayer(builder.Scope, 6, 0, [ProductTable.Exact(3, 2)], [.. Enumerable.Range(0, 3).Select(i => new MacNeuron([new MacInput(i, 0), new MacInput(tables.FirstSignal + i, 0)], i, 1, 2, 0))]);
        builder.Add(sums);
        Layer last = Add(builder, random, Neurons, fanIn: 6, bits: 2, tables.FirstSignal, tables.Count);
        return builder.Build(new BitsHead([0, last.FirstSignal, last.FirstSignal + 1, sums.FirstSignal, 1]));
    }

    private static LutNetwork BehindConvolution(Random random)
    {
        var builder = new NetworkBuilder("lookups", new ThresholdEncoder(2 * 20 * 20, 127));
        var scope = new SignalScope(Enumerable.Repeat(1, 2 * 3 * 3));
        var first = new LutLayer.Builder(scope, 1);
        Fill(first, random, 12, 2, 1, 0, 18);
        Layer hidden = first.Build();
        var second = new LutLayer.Builder(scope, 1);
        Fill(second, random, 6, 2, 1, hidden.FirstSignal, 12);
        Layer top = second.Build();
        var convolution = new ConvolutionLayer(
            builder.Scope, new SignalGrid(0, 2, 20, 20), new SlidingWindow(3, 3, 1, 1), new Subnetwork(scope, 18, [hidden, top], Enumerable.Range(top.FirstSignal, top.Count)));
        builder.Add(convolution);
        var pool = new PoolLayer(builder.Scope, convolution.Output, new SlidingWindow(2, 2, 2, 0), PoolKind.Or);
        builder.Add(pool);
        Layer tables = Add(builder, random, 16, fanIn: 12, bits: 2, pool.FirstSignal);
        Layer last = Add(builder, random, 10, fanIn: 6, bits: 2, tables.FirstSignal);
        return builder.Build(new ArgmaxHead(Enumerable.Range(last.FirstSignal, last.Count)));
    }

    // Neurons that read any of the signals from one on.
    private static LutLayer Add(NetworkBuilder builder, Random random, int neurons, int fanIn, int bits, int first, int count = 0)
    {
        LutLayer.Builder layer = builder.Luts(bits);
        Fill(layer, random, neurons, fanIn, bits, first, count == 0 ? builder.Scope.Count - first : count);
        LutLayer built = layer.Build();
        builder.Add(built);
        return built;
    }

    private static void Fill(LutLayer.Builder layer, Random random, int neurons, int fanIn, int bits, int first, int count)
    {
        for (int i = 0; i < neurons; i++)
        {
            int[] inputs = Enumerable.Range(first, count).ToArray();
            random.Shuffle(inputs);
            inputs = inputs[..fanIn];
            int addressBits = layer.AddressBitsFor(inputs);
            layer.Add(inputs, addressBits == 2 && bits == 1
                ? TruthTable.Gate(s_gates[random.Next(s_gates.Length)])
                : TruthTable.FromFunction(addressBits, bits, _ => random.Next(1 << bits)));
        }
    }
}
