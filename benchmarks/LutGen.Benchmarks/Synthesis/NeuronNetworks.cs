using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Benchmarks.Synthesis;

/// <summary>
/// Random sparse networks of quantised neurons of the shapes that are exported by the LogicNets family: tables of a weighted sum,
/// normalised, and cut into codes.
/// </summary>
internal static class NeuronNetworks
{
    /// <summary>Networks by number of address bits and layers.</summary>
    public static IEnumerable<LutNetwork> All()
    {
        yield return Create("fan-in-3", seed: 1, inputs: 128, bits: 2, (64, 3), (32, 3), (16, 3));
        yield return Create("fan-in-4", seed: 2, inputs: 128, bits: 2, (64, 4), (32, 4), (10, 4));
        yield return Create("fan-in-5", seed: 3, inputs: 128, bits: 2, (48, 5), (24, 5), (5, 5));
        yield return Create("fan-in-6", seed: 4, inputs: 128, bits: 2, (32, 6), (16, 6), (5, 6));
        yield return Create("fan-in-7", seed: 5, inputs: 128, bits: 2, (8, 7), (7, 7), (1, 7));
        yield return Create("three-bits", seed: 6, inputs: 64, bits: 3, (32, 3), (16, 4), (5, 4));
        yield return Create("narrow-to-wide", seed: 7, inputs: 128, bits: 2, (128, 4), (32, 4), (1, 7));
    }

    private static LutNetwork Create(string name, int seed, int inputs, int bits, params (int Count, int FanIn)[] layers)
    {
        var random = new Random(seed);
        var builder = new NetworkBuilder(name, new RawBitsEncoder(inputs));
        int first = 0;
        int count = inputs;
        foreach ((int neurons, int fanIn) in layers)
        {
            LutLayer.Builder layer = builder.Luts(bits);
            int width = first == 0 ? 1 : bits;

            // A layer of single bits reads as many of them as of codes elsewhere, so that its tables are as wide.
            int reads = fanIn * bits / width;
            for (int i = 0; i < neurons; i++)
            {
                int[] read = [.. Enumerable.Range(first, count).OrderBy(_ => random.Next()).Take(reads)];
                layer.Add(read, Neuron(random, reads, width, bits));
            }

            builder.Add(layer.Build());
            first += count;
            count = neurons;
        }

        return builder.Build(new BitsHead(Enumerable.Range(first, count)));
    }

    // Normal weights; the sum is brought to mean 0 and deviation 1 over all addresses, as a batch norm would, with a random shift and scale.
    private static TruthTable Neuron(Random random, int fanIn, int width, int bits)
    {
        double[] weights = [.. Enumerable.Range(0, fanIn).Select(_ => Normal(random))];
        int addresses = 1 << (fanIn * width);
        double[] sums = [.. Enumerable.Range(0, addresses).Select(address =>
            weights.Select((weight, i) => weight * ((address >> ((fanIn - 1 - i) * width)) & ((1 << width) - 1))).Sum())];
        double mean = sums.Average();
        double deviation = Math.Sqrt(sums.Average(sum => (sum - mean) * (sum - mean))) + 1e-9;
        double scale = 0.7 + 0.6 * random.NextDouble();
        double shift = 0.5 * Normal(random);
        int largest = (1 << bits) - 1;

        // Codes 0 to largest stand for equal steps over the middle of the distribution.
        return TruthTable.FromFunction(fanIn * width, bits, address => (int)Math.Clamp(
            Math.Floor((scale * (sums[address] - mean) / deviation + shift) * (1 << bits) / 2.5 + (1 << bits) / 2.0), 0, largest));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
