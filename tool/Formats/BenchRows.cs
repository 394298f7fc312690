using LutGen.Encoders;
using LutGen.Networks;
using LutGen.Tool.Data;
using LutGen.Tool.Rows;
using LutGen.Training.Data;

namespace LutGen.Tool.Formats;

/// <summary>Samples for a test bench: of a data set, of a file, or drawn so that both sides of thresholds are met.</summary>
internal static class BenchRows
{
    private const int Seed = 1;

    /// <summary>The first test samples of a data set.</summary>
    public static IReadOnlyList<float[]> OfData(LutNetwork network, string data, int count)
    {
        Dataset samples = EvaluationData.Load(data, network);
        return [.. Enumerable.Range(0, Math.Min(count, samples.Count)).Select(samples.Features)];
    }

    /// <summary>The first rows of a file.</summary>
    /// <exception cref="InputException">It cannot be read, or a line is no row.</exception>
    public static IReadOnlyList<float[]> OfFile(LutNetwork network, string path, int count)
    {
        using StreamReader text = File.Exists(path) ? new StreamReader(path) : throw new InputException($"{path}: no such file, expected rows, one sample a line");
        var reader = new RowReader(new RowParser(network.Encoder), text, path);
        var rows = new List<float[]>();
        var row = new float[network.Encoder.FeatureCount];
        while (rows.Count < count && reader.Read(row) > 0)
        {
            rows.Add([.. row]);
        }

        return rows;
    }

    /// <summary>Rows drawn at random, always the same.</summary>
    public static IReadOnlyList<float[]> Drawn(LutNetwork network, int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, network.Encoder.FeatureCount).Select(feature => Draw(network.Encoder, feature, random)).ToArray())];
    }

    private static float Draw(InputEncoder encoder, int feature, Random random)
    {
        switch (encoder)
        {
            case QuantizerEncoder quantizers:
                Quantizer quantizer = quantizers.Quantizers[feature];
                return (random.Next(1 << quantizer.Bits) - quantizer.Zero) * quantizer.Scale;
            case ComparisonEncoder comparisons when comparisons.BitCountOf(feature) is > 0 and int count:
                int first = comparisons.FirstSignalOf(feature);
                (float least, float most) = (comparisons.ThresholdOf(first), comparisons.ThresholdOf(first + count - 1));
                float margin = Math.Max(1, most - least);
                return least - margin + (float)random.NextDouble() * (most - least + 2 * margin);
            default:
                return random.Next(2);
        }
    }
}
