namespace LutGen.Training.Layers;

/// <summary>Neighbouring nodes of one layer: what one thread takes at a time when it works on parameters.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Number">Number of the range in the network, a key for random draws.</param>
/// <param name="First">First node, a multiple of 16.</param>
/// <param name="Nodes">Number of nodes.</param>
internal sealed record NodeRange(LogicLayer Layer, int Number, int First, int Nodes)
{
    // The parameters of a range, their gradients and the optimiser's moments together stay in a core's first-level cache.
    private const int NumbersOfRange = 2048;

    /// <summary>Index of the range's first parameter, a multiple of 16.</summary>
    public int FirstParameter => Layer.FirstParameter + First * Layer.Kind.ParametersPerNode;

    /// <summary>Number of parameters.</summary>
    public int Parameters => Nodes * Layer.Kind.ParametersPerNode;

    /// <summary>Index of the range's first coefficient, a multiple of 16.</summary>
    public int FirstCoefficient => Layer.FirstCoefficient + First * Layer.CoefficientsPerNode;

    /// <summary>Number of coefficients.</summary>
    public int Coefficients => Nodes * Layer.CoefficientsPerNode;

    /// <summary>Cuts layers into ranges.</summary>
    public static NodeRange[] Cut(IReadOnlyList<LogicLayer> layers)
    {
        List<NodeRange> ranges = [];
        foreach (LogicLayer layer in layers)
        {
            int size = Math.Max(NumbersOfRange / layer.Kind.ParametersPerNode / 16, 1) * 16;
            for (int first = 0; first < layer.Nodes; first += size)
            {
                ranges.Add(new NodeRange(layer, ranges.Count, first, Math.Min(size, layer.Nodes - first)));
            }
        }

        return [.. ranges];
    }
}
