using LutGen.Training.Numerics;

namespace LutGen.Training.Wiring;

/// <summary>
/// Local connections: each node has a place in the image and reads signals from within a radius of it, so that the
/// first layers see small neighbourhoods as a convolution does. In a table the place is a column, and neighbouring columns
/// are near. Each input is the least used of a few random draws, which evens
/// out how often the signals are used.
/// </summary>
/// <param name="radius">Largest distance of an input in pixels, along the rows and along the columns, or in columns of a table; at least 1.</param>
public sealed class LocalWiring(int radius) : IWiring
{
    private const int Draws = 3;

    private readonly int _radius =
        radius >= 1 ? radius : throw new ArgumentOutOfRangeException(nameof(radius), radius, "Expected at least 1.");

    /// <summary>Largest distance of an input in pixels.</summary>
    public int Radius => _radius;

    /// <inheritdoc/>
    public LayerConnections Connect(SignalMap source, int nodes, int inputsPerNode, SeededRandom random)
    {
        IReadOnlyList<PixelPosition> places = source.Positions ?? throw new ArgumentException(
            "Local wiring needs signals with a position: no random wiring in the layers before.");
        ILookup<PixelPosition, int> signalsAt = source.Candidates.ToLookup(signal => places[signal]);
        PixelPosition last = new(signalsAt.Max(group => (int?)group.Key.X) ?? 0, signalsAt.Max(group => (int?)group.Key.Y) ?? 0);
        Dictionary<PixelPosition, int[]> neighbourhoods = signalsAt.ToDictionary(
            group => group.Key, group => Neighbourhood(group.Key, last, signalsAt));
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

    private int[] Neighbourhood(PixelPosition centre, PixelPosition last, ILookup<PixelPosition, int> signalsAt)
    {
        // Only within the image: a radius far beyond its edges must cost no time. The sums of large radii need more than 32 bits.
        int bottom = (int)Math.Min(last.Y, (long)centre.Y + _radius);
        int right = (int)Math.Min(last.X, (long)centre.X + _radius);
        List<int> signals = [];
        for (int y = Math.Max(0, centre.Y - _radius); y <= bottom; y++)
        {
            for (int x = Math.Max(0, centre.X - _radius); x <= right; x++)
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
