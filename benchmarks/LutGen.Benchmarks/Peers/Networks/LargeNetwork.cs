using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Networks;

/// <summary>
/// A network of many gates none of which can go: every gate needs both its inputs, and every output of a layer is read by exactly two
/// gates of the next (the first inputs are a permutation of the layer before, the second inputs another).
/// </summary>
internal static class LargeNetwork
{
    /// <summary>Gates of a layer, and bits of a row.</summary>
    public const int Width = 8_000;

    private const int Classes = 10;
    private const int Seed = 1;

    // AND, NOR and their like, XOR and XNOR: not constants, nor functions of one input.
    private static readonly int[] GateIds = [1, 2, 4, 6, 7, 8, 9, 11, 13, 14];

    /// <summary>Makes the network.</summary>
    /// <param name="gates">Gates, a multiple of <see cref="Width"/>.</param>
    public static LutNetwork Create(int gates)
    {
        var random = new Random(Seed);
        var builder = new NetworkBuilder("large", new RawBitsEncoder(Width));
        int first = 0;
        for (int layer = 0; layer < gates / Width; layer++)
        {
            int[] a = Permutation(random);
            int[] b = Permutation(random);
            first = GateLayers.Add(builder, first, Enumerable.Range(0, Width).Select(i => (a[i], b[i], GateIds[random.Next(GateIds.Length)])));
        }

        return builder.Build(GroupSumHead.Contiguous(first, Width, Classes, tau: 1));
    }

    private static int[] Permutation(Random random)
    {
        int[] order = [.. Enumerable.Range(0, Width)];
        random.Shuffle(order);
        return order;
    }
}
