using System.Globalization;
using LutGen.Networks;
using LutGen.Training.Compression;

namespace LutGen.Training.Export;

/// <summary>What a compressed file says about itself: what was said before, with the accuracies that it has now, and what was done.</summary>
public static class CompressionMetadata
{
    /// <summary>Collects the metadata of a compression.</summary>
    /// <param name="result">The compression.</param>
    /// <param name="settings">What it was asked for.</param>
    /// <param name="testAccuracy">Accuracy of the result on samples that chose nothing, 0..1.</param>
    /// <param name="testSamples">Number of those samples.</param>
    /// <param name="command">The command that repeats it, without paths of this machine.</param>
    public static NetworkMetadata Describe(CompressionResult result, CompressionSettings settings, double testAccuracy, int testSamples, string command)
    {
        (CompressionState first, CompressionState last) = (result.States[0], result.States[^1]);
        List<KeyValuePair<string, string>> entries =
        [
            new("validation-accuracy", Percent(last.ValidationAccuracy)),
            new("test-accuracy", Percent(testAccuracy)),
            new("test-samples", Number(testSamples)),
            new("compression", string.Join(", ", result.States.Skip(1).Select(state => state.Name + (state.Tolerance > 0 ? $" tolerance {Number(state.Tolerance)}" : "")))),
            new("compression-rarity", Number(settings.Rarity)),
            new("compression-validation-accuracy", $"{Percent(first.ValidationAccuracy)} before, {Percent(last.ValidationAccuracy)} after"),
        ];
        if (result is { CostBefore: { } before, CostAfter: { } after })
        {
            entries.Add(new("compression-lut6", $"{Number(before.Total.Luts)} before, {Number(after.Total.Luts)} after"));
        }

        entries.Add(new("compression-command", command));
        HashSet<string> replaced = [.. entries.Select(entry => entry.Key)];
        return new NetworkMetadata([.. result.Network.Metadata.Entries.Where(entry => !replaced.Contains(entry.Key)), .. entries]);
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double accuracy) => string.Create(CultureInfo.InvariantCulture, $"{100 * accuracy:0.00} %");
}
