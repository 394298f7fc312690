namespace LutGen.Training.Data;

/// <summary>
/// A data set after its thresholds: each feature is the number of its thresholds that it exceeds, one byte. Bit k of the encoder is
/// then level &gt; k, so bytes and floats, one threshold and many look alike to the trainer, and images keep their shape.
/// </summary>
internal sealed class EncodedDataset
{
    private readonly Lazy<MovedLevels> _moved;
    private readonly Lazy<MovedLevels> _byValue;

    public EncodedDataset(Dataset data, float[][] thresholds)
    {
        if (thresholds.Length != data.FeatureCount)
        {
            throw new ArgumentException(
                $"Thresholds for {thresholds.Length} features; data set {data.Name} has {data.FeatureCount}.", nameof(thresholds));
        }

        Data = data;
        _moved = new Lazy<MovedLevels>(() => MovedLevels.Of(data, thresholds));
        _byValue = new Lazy<MovedLevels>(() => MovedLevels.ByValues(data, thresholds));
        SignalOffsets = new int[data.FeatureCount + 1];
        for (int feature = 0; feature < thresholds.Length; feature++)
        {
            if (thresholds[feature].Length > byte.MaxValue)
            {
                throw new ArgumentException(
                    $"Feature {feature} has {thresholds[feature].Length} thresholds; at most {byte.MaxValue} are supported.",
                    nameof(thresholds));
            }

            SignalOffsets[feature + 1] = SignalOffsets[feature] + thresholds[feature].Length;
        }

        Levels = new byte[(long)data.Count * data.FeatureCount];
        for (int sample = 0; sample < data.Count; sample++)
        {
            for (int feature = 0; feature < data.FeatureCount; feature++)
            {
                Levels[(long)sample * data.FeatureCount + feature] = LevelOf(data[sample, feature], thresholds[feature]);
            }
        }
    }

    /// <summary>The samples before encoding.</summary>
    public Dataset Data { get; }

    /// <summary>Levels, [samples x features].</summary>
    public byte[] Levels { get; }

    /// <summary>The first signal of each feature, and at the end the number of signals: signals are feature-major.</summary>
    public int[] SignalOffsets { get; }

    /// <summary>The levels of pixels that a variation of the images brings to another place.</summary>
    /// <exception cref="ArgumentException">Pixels of these samples cannot move.</exception>
    public MovedLevels MovedLevels => _moved.Value;

    /// <summary>The levels of pixels by their values.</summary>
    /// <inheritdoc cref="MovedLevels"/>
    public MovedLevels LevelsByValue => _byValue.Value;

    public int SignalCount => SignalOffsets[^1];

    public ReadOnlySpan<byte> Row(int sample) => Levels.AsSpan(sample * Data.FeatureCount, Data.FeatureCount);

    /// <summary>The share of samples in which each signal is 1.</summary>
    public double[] SignalFrequencies()
    {
        double[] frequencies = new double[SignalCount];
        for (int sample = 0; sample < Data.Count; sample++)
        {
            ReadOnlySpan<byte> row = Row(sample);
            for (int feature = 0; feature < row.Length; feature++)
            {
                for (int k = 0; k < row[feature]; k++)
                {
                    frequencies[SignalOffsets[feature] + k]++;
                }
            }
        }

        for (int signal = 0; signal < frequencies.Length; signal++)
        {
            frequencies[signal] /= Data.Count;
        }

        return frequencies;
    }

    /// <summary>How many ascending thresholds a value exceeds.</summary>
    public static byte LevelOf(float value, float[] thresholds)
    {
        int level = 0;
        while (level < thresholds.Length && value > thresholds[level])
        {
            level++;
        }

        return (byte)level;
    }
}
