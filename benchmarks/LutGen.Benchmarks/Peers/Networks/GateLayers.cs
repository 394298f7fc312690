using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Networks;

/// <summary>Adds layers of two-input gates to a network.</summary>
internal static class GateLayers
{
    private static readonly TruthTable[] Gates = [.. Enumerable.Range(0, 16).Select(TruthTable.Gate)];

    /// <summary>Adds a layer.</summary>
    /// <param name="builder">The network so far.</param>
    /// <param name="first">The signals that the layer reads begin here.</param>
    /// <param name="gates">A gate's two inputs, counted from <paramref name="first"/>, and its id, 0 to 15 as in <see cref="TruthTable.Gate"/>.</param>
    /// <returns>The layer's first signal.</returns>
    public static int Add(NetworkBuilder builder, int first, IEnumerable<(int A, int B, int Gate)> gates)
    {
        LutLayer.Builder layer = builder.Luts(outputBits: 1);
        foreach ((int a, int b, int gate) in gates)
        {
            layer.Add([first + a, first + b], Gates[gate]);
        }

        LutLayer built = layer.Build();
        builder.Add(built);
        return built.FirstSignal;
    }
}
