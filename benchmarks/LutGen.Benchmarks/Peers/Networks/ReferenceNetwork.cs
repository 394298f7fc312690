using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Networks;

/// <summary>
/// The network that everything is compared on: random two-input gates, each reading any two outputs of the layer before, gate kinds
/// as often as trained networks have them, a group sum of ten classes. The draws are those of a Python script, in its order.
/// </summary>
internal static class ReferenceNetwork
{
    /// <summary>Features of a row.</summary>
    public const int Features = 784;

    /// <summary>Layers.</summary>
    public const int Layers = 6;

    /// <summary>Gates of a layer.</summary>
    public const int Width = 8_000;

    private const int Classes = 10;
    private const float Threshold = 127;
    private const uint Seed = 1;

    // How often each gate id is drawn: constants rarely, wires and symmetric gates a little more often than the rest.
    private static readonly int[] GateWeights = [1, 8, 6, 6, 6, 6, 6, 8, 8, 6, 6, 6, 6, 6, 8, 1];

    /// <summary>Makes the network, on bytes or floats above 127.</summary>
    /// <param name="width">Gates of a layer, a multiple of 10; <see cref="Width"/> but for trials.</param>
    public static LutNetwork Create(int width = Width)
    {
        var random = new PythonRandom(Seed);
        var builder = new NetworkBuilder("reference", new ThresholdEncoder(Features, Threshold));
        int first = 0;
        int count = Features;
        for (int layer = 0; layer < Layers; layer++)
        {
            int[] a = [.. Enumerable.Range(0, width).Select(_ => random.RandRange(count))];
            int[] b = [.. Enumerable.Range(0, width).Select(_ => random.RandRange(count))];
            int[] gates = [.. Enumerable.Range(0, width).Select(_ => random.Choice(GateWeights))];
            first = GateLayers.Add(builder, first, Enumerable.Range(0, width).Select(i => (a[i], b[i], gates[i])));
            count = width;
        }

        return builder.Build(GroupSumHead.Contiguous(first, width, Classes, tau: 1));
    }
}
