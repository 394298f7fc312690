using LutGen.Training.Numerics;

namespace LutGen.Training.Wiring;

/// <summary>
/// Local connections for images: each node has a place in the image and reads signals from within a radius of it, so that the
/// first layers see small neighbourhoods as a convolution does. Each input is the least used of a few random draws, which evens
/// out how often the signals are used.
/// </summary>
/// <param name="radius">Largest distance of an input in pixels, along the rows and along the columns, at least 1.</param>
public sealed class LocalWiring(int radius) : IWiring
{
    private const int Draws = 3;

    private readonly int _radius =
        radius >= 1 ? radius : throw new ArgumentOutOfRangeException(nameof(radius), radius, "Expected at least 1 pixel.");

    /// <inheritdoc/>
    public LayerConnections Connect(SignalMap source, int nodes, int inputsPerNode, SeededRandom random)
    {
        IReadOnlyList<PixelPosition> places = source.Positions ?? throw new ArgumentException(
            "Local wiring needs signals with a position: image features, and no random wiring in the layers before.");
        ILookup<PixelPosition, int> signalsAt = source.Candidates.ToLookup(signal => places[signal]);
        Dictionary<PixelPosition, int[]> neighbourhoods = signalsAt.ToDictionary(
            group => group.Key, group => Neighbourhood(group.Key, signalsAt));
        (PixelPosition place, int[] poorest) = neighbourhoods.MinBy(pair => pair.Value.Length);
        if (poorest is null || poorest.Length < inputsPerNode)
        {
            throw new ArgumentException(
                $"{poorest?.Length ?? 0} signals within {_radius} pixels of {place}; expected at least {inputsPerNode}, "
                + "the inputs of one node.");
        }

        int[] uses = new int[places.Count];
        int[] inputs = new int[nodes * inputsPerNode];
        int[][] pools = new int[nodes][];
        PixelPosition[] positions = new PixelPosition[nodes];
        for (int node = 0; node < nodes; node++)
        {
            positions[node] = places[source.Candidates[random.Next(source.Candidates.Count)]];
            pools[node] = neighbourhoods[positions[node]];
            for (int i = 0; i < inputsPerNode; i++)
            {
                ReadOnlySpan<int> earlier = inputs.AsSpan(node * inputsPerNode, i);
                inputs[node * inputsPerNode + i] = DrawLeastUsed(pools[node], earlier, uses, random);
                uses[inputs[node * inputsPerNode + i]]++;
            }
        }

        return new LayerConnections(inputs, pools, positions);
    }

    /// <inheritdoc/>
    public override string ToString() => $"local {_radius}";

    private int[] Neighbourhood(PixelPosition centre, ILookup<PixelPosition, int> signalsAt)
    {
        List<int> signals = [];
        for (int y = centre.Y - _radius; y <= centre.Y + _radius; y++)
        {
            for (int x = centre.X - _radius; x <= centre.X + _radius; x++)
            {
                signals.AddRange(signalsAt[new PixelPosition(x, y)]);
            }
        }

        return [.. signals];
    }

    private static int DrawLeastUsed(int[] signals, ReadOnlySpan<int> excluded, int[] uses, SeededRandom random)
    {
        int best = -1;
        for (int draws = 0; draws < Draws || best < 0; draws++)
        {
            int drawn = signals[random.Next(signals.Length)];
            if (!excluded.Contains(drawn) && (best < 0 || uses[drawn] < uses[best]))
            {
                best = drawn;
            }
        }

        return best;
    }
}
