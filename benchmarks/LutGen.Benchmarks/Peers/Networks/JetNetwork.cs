using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Networks;

/// <summary>
/// An L-LUT network of the JSC-S shape of LogicNets (arXiv 2004.03021): 16 features of 2 bits, layers of 64, 32, 32, 32 and 5 neurons
/// that read 3 codes of 2 bits and give one. Tables are those of neurons: a weighted sum of the inputs, rounded to a code.
/// </summary>
internal static class JetNetwork
{
    /// <summary>Features of a row; codes of 0 to 3, taken as they are.</summary>
    public const int Features = 16;

    /// <summary>Bits of a code.</summary>
    public const int Bits = 2;

    private const int FanIn = 3;
    private const int Codes = 1 << Bits;
    private const int Seed = 1;

    private static readonly int[] Widths = [64, 32, 32, 32, 5];

    /// <summary>Makes the network.</summary>
    public static LutNetwork Create()
    {
        var random = new Random(Seed);
        var builder = new NetworkBuilder("jet", new QuantizerEncoder(Features, new Quantizer(Bits, Scale: 1, Zero: 0)));
        int first = 0;
        int count = Features;
        foreach (int width in Widths)
        {
            LutLayer.Builder layer = builder.Luts(Bits);
            for (int neuron = 0; neuron < width; neuron++)
            {
                int[] inputs = [.. Enumerable.Range(first, count)];
                random.Shuffle(inputs);
                layer.Add(inputs[..FanIn], Table(random));
            }

            LutLayer built = layer.Build();
            builder.Add(built);
            (first, count) = (built.FirstSignal, built.Count);
        }

        return builder.Build(new ArgmaxHead(Enumerable.Range(first, count)));
    }

    private static TruthTable Table(Random random)
    {
        double[] weights = [.. Enumerable.Range(0, FanIn).Select(_ => 2 * random.NextDouble() - 1)];
        double bias = random.NextDouble() - 0.5;
        const double Centre = (Codes - 1) / 2.0;
        return TruthTable.FromFunction(FanIn * Bits, Bits, address =>
        {
            double sum = bias;
            for (int i = 0; i < FanIn; i++)
            {
                int code = (address >> (Bits * (FanIn - 1 - i))) % Codes;
                sum += weights[i] * (code - Centre);
            }

            return (int)Math.Clamp(Math.Round(sum + Centre), 0, Codes - 1);
        });
    }
}
