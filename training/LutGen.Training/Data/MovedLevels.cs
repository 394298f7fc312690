namespace LutGen.Training.Data;

/// <summary>
/// The level that a pixel has at the place to which it moves. Where all pixels have the same thresholds levels move as they are;
/// where they differ, values move, and a table for each place says which level a value has there.
/// </summary>
/// <param name="Background">For each feature the level of the value 0, which comes in from outside.</param>
/// <param name="ByValue">[features x 256]: for each feature the level of each value; empty if levels move as they are.</param>
internal readonly record struct MovedLevels(byte[] Background, byte[] ByValue)
{
    private const int Values = byte.MaxValue + 1;

    /// <summary>Works the levels out.</summary>
    /// <exception cref="ArgumentException">The thresholds differ and the values are no bytes.</exception>
    public static MovedLevels Of(Dataset images, float[][] thresholds) => thresholds.All(each => each.AsSpan().SequenceEqual(thresholds[0]))
        ? new MovedLevels(BackgroundOf(thresholds), [])
        : ByValues(images, thresholds);

    /// <summary>The table for each place, wherever values move.</summary>
    /// <exception cref="ArgumentException">The values are no bytes.</exception>
    public static MovedLevels ByValues(Dataset images, float[][] thresholds)
    {
        if (!images.HoldsBytes)
        {
            throw new ArgumentException(
                $"{nameof(Augmentation)} of images whose values are no bytes needs the same thresholds for all pixels; expected {nameof(FixedThresholds)}.");
        }

        byte[] byValue = new byte[thresholds.Length * Values];
        for (int i = 0; i < byValue.Length; i++)
        {
            byValue[i] = EncodedDataset.LevelOf(i % Values, thresholds[i / Values]);
        }

        return new MovedLevels(BackgroundOf(thresholds), byValue);
    }

    private static byte[] BackgroundOf(float[][] thresholds) => [.. thresholds.Select(each => EncodedDataset.LevelOf(0, each))];
}
