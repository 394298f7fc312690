using LutGen.Training.Data;

namespace LutGen.Training.Neurons;

/// <summary>Where the numbers of a feature lie.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Variance">Their variance, divided by the number of samples.</param>
/// <param name="Lowest">The smallest.</param>
/// <param name="Highest">The largest.</param>
internal readonly record struct FeatureRange(double Mean, double Variance, double Lowest, double Highest)
{
    /// <summary>Measures a feature of some samples.</summary>
    public static FeatureRange Of(Dataset data, int feature)
    {
        (double sum, double squares, double first) = (0, 0, data[0, feature]);
        (double lowest, double highest) = (first, first);
        for (int sample = 0; sample < data.Count; sample++)
        {
            // Distances from one of the numbers: their squares do not cancel where the mean is large.
            double distance = data[sample, feature] - first;
            sum += distance;
            squares += distance * distance;
            lowest = Math.Min(lowest, data[sample, feature]);
            highest = Math.Max(highest, data[sample, feature]);
        }

        double mean = sum / data.Count;
        return new FeatureRange(first + mean, Math.Max(squares / data.Count - mean * mean, 0), lowest, highest);
    }
}
