namespace LutGen.Training.Data;

/// <summary>
/// One threshold for features that are 0 or 1, as the names of a category are; the others as a placement of numbers has it. More thresholds
/// between 0 and 1 would be the same bit again.
/// </summary>
/// <param name="numbers">The placement of all other features.</param>
public sealed class KindAwareThresholds(IThresholdPlacement numbers) : IThresholdPlacement
{
    private const float BetweenBits = 0.5f;

    /// <summary>The placement of all other features.</summary>
    public IThresholdPlacement Numbers => numbers;

    /// <inheritdoc/>
    public float[][] Place(Dataset train)
    {
        float[][] thresholds = numbers.Place(train);
        for (int feature = 0; feature < thresholds.Length; feature++)
        {
            if (train.KindOf(feature) == FeatureKind.Category || Enumerable.Range(0, train.Count).All(sample => train[sample, feature] is 0 or 1))
            {
                thresholds[feature] = [BetweenBits];
            }
        }

        return thresholds;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{numbers} by kind";
}
