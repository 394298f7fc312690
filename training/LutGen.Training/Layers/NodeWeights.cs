namespace LutGen.Training.Layers;

/// <summary>Regularises and rescales the parameters of nodes. Sums are in double precision, in the order of the parameters.</summary>
internal static class NodeWeights
{
    // A node whose sum or norm is all but zero stays as it is rather than explode.
    private const double Smallest = 1e-6;

    /// <summary>Adds the gradient of the regulariser's term.</summary>
    /// <param name="regularizer">Which term.</param>
    /// <param name="strength">Factor on it.</param>
    /// <param name="parametersPerNode">Parameters of one node.</param>
    /// <param name="parameters">Parameters of some nodes.</param>
    /// <param name="gradient">Their gradient, added to.</param>
    public static void AddGradient(
        WeightRegularizer regularizer, float strength, int parametersPerNode, ReadOnlySpan<float> parameters, Span<float> gradient)
    {
        for (int first = 0; regularizer != WeightRegularizer.None && first < parameters.Length; first += parametersPerNode)
        {
            ReadOnlySpan<float> w = parameters.Slice(first, parametersPerNode);
            (double sum, double squares) = Sums(w);
            for (int i = 0; i < w.Length; i++)
            {
                gradient[first + i] += strength * (float)(regularizer == WeightRegularizer.UnitNorm
                    ? -4 * (1 - squares) * w[i]
                    : -2 * (1 - Math.Abs(sum)) * Math.Sign(sum));
            }
        }
    }

    /// <summary>Rescales.</summary>
    /// <param name="rescale">How.</param>
    /// <param name="parametersPerNode">Parameters of one node.</param>
    /// <param name="parameters">Parameters of some nodes.</param>
    public static void Apply(WeightRescale rescale, int parametersPerNode, Span<float> parameters)
    {
        for (; rescale != WeightRescale.None && parameters.Length > 0; parameters = parameters[parametersPerNode..])
        {
            Span<float> w = parameters[..parametersPerNode];
            (double sum, double squares) = Sums(w);
            double divisor = rescale == WeightRescale.BySum ? Math.Abs(sum) : Math.Sqrt(squares);
            for (int i = 0; i < w.Length; i++)
            {
                w[i] = rescale == WeightRescale.Clip ? Math.Clamp(w[i], -1, 1) : divisor > Smallest ? (float)(w[i] / divisor) : w[i];
            }
        }
    }

    private static (double Sum, double Squares) Sums(ReadOnlySpan<float> w)
    {
        double sum = 0, squares = 0;
        foreach (float value in w)
        {
            sum += value;
            squares += (double)value * value;
        }

        return (sum, squares);
    }
}
