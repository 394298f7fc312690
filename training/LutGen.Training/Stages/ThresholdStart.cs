using LutGen.Training.Data;
using LutGen.Training.Structure;

namespace LutGen.Training.Stages;

/// <summary>Thresholds before they learn, and the range of each feature that they are measured by.</summary>
/// <param name="Thresholds">Ascending thresholds of each feature.</param>
/// <param name="Least">The smallest training value of each feature.</param>
/// <param name="Range">The largest less the smallest, 1 where they are equal.</param>
/// <param name="IsFixed">Whether a feature holds nothing but 0 and 1: one threshold tells them apart wherever it lies.</param>
/// <param name="Settings">How they learn.</param>
internal sealed record ThresholdStart(float[][] Thresholds, float[] Least, float[] Range, bool[] IsFixed, LearnableThresholds Settings)
{
    /// <summary>Measures the features of the training samples.</summary>
    public static ThresholdStart Of(Dataset train, float[][] thresholds, LearnableThresholds settings)
    {
        float[] least = new float[train.FeatureCount], range = new float[train.FeatureCount];
        bool[] isFixed = new bool[train.FeatureCount];
        for (int feature = 0; feature < least.Length; feature++)
        {
            float most = least[feature] = train[0, feature];
            isFixed[feature] = true;
            for (int sample = 0; sample < train.Count; sample++)
            {
                float value = train[sample, feature];
                least[feature] = Math.Min(least[feature], value);
                most = Math.Max(most, value);
                isFixed[feature] &= value is 0 or 1;
            }

            range[feature] = most > least[feature] ? most - least[feature] : 1;
        }

        return new ThresholdStart(thresholds, least, range, isFixed, settings);
    }

    /// <summary>A value of a feature in units of its range, 0..1 over the training samples.</summary>
    public float ToUnits(int feature, float value) => (value - Least[feature]) / Range[feature];

    /// <summary>The thresholds that some in units of the range stand for.</summary>
    public float[][] FromUnits(ReadOnlySpan<float> units)
    {
        float[][] thresholds = new float[Thresholds.Length][];
        int first = 0;
        for (int feature = 0; feature < thresholds.Length; feature++)
        {
            thresholds[feature] = [.. Thresholds[feature]];
            for (int k = 0; !IsFixed[feature] && k < thresholds[feature].Length; k++)
            {
                thresholds[feature][k] = Least[feature] + units[first + k] * Range[feature];
            }

            first += thresholds[feature].Length;
        }

        return thresholds;
    }
}
