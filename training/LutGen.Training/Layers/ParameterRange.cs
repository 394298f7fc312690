namespace LutGen.Training.Layers;

/// <summary>Neighbouring units of one group of parameters: what one thread takes at a time when it works on parameters.</summary>
/// <param name="Group">The group.</param>
/// <param name="Number">Number of the range in the network, a key for random draws.</param>
/// <param name="First">First unit, a multiple of 16.</param>
/// <param name="Units">Number of units.</param>
internal sealed record ParameterRange(ParameterGroup Group, int Number, int First, int Units)
{
    // The parameters of a range, their gradients and the optimiser's moments together stay in a core's first-level cache.
    private const int NumbersOfRange = 2048;

    /// <summary>Index of the range's first parameter, a multiple of 16.</summary>
    public int FirstParameter => Group.FirstParameter + First * Group.ParametersPerUnit;

    /// <summary>Number of parameters.</summary>
    public int Parameters => Units * Group.ParametersPerUnit;

    /// <summary>Index of the range's first coefficient, a multiple of 16.</summary>
    public int FirstCoefficient => Group.FirstCoefficient + First * Group.CoefficientsPerUnit;

    /// <summary>Number of coefficients.</summary>
    public int Coefficients => Units * Group.CoefficientsPerUnit;

    /// <summary>Cuts groups into ranges.</summary>
    public static ParameterRange[] Cut(IReadOnlyList<ParameterGroup> groups)
    {
        List<ParameterRange> ranges = [];
        foreach (ParameterGroup group in groups)
        {
            int size = group.ClipNorm > 0 ? group.Units : Math.Max(NumbersOfRange / group.ParametersPerUnit / 16, 1) * 16;
            for (int first = 0; first < group.Units; first += size)
            {
                ranges.Add(new ParameterRange(group, ranges.Count, first, Math.Min(size, group.Units - first)));
            }
        }

        return [.. ranges];
    }
}
