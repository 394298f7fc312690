using System.Globalization;
using LutGen.Networks;

namespace LutGen.Training.Export;

/// <summary>
/// What a trained file says about itself: data, method, seed, settings, accuracies before and after rounding, what tables are good for, and the command that makes it again. Nothing
/// in it depends on the machine, so that the same command gives the same file.
/// </summary>
public static class TrainingMetadata
{
    /// <summary>Collects the metadata of a training.</summary>
    /// <param name="result">The training.</param>
    /// <param name="dataset">Name of the data set.</param>
    /// <param name="testAccuracy">Accuracy on samples that chose nothing, 0..1, or null if there were none.</param>
    /// <param name="testSamples">Number of those samples.</param>
    /// <param name="command">The command that repeats the training, without paths of this machine.</param>
    public static NetworkMetadata Describe(
        TrainingResult result, string dataset, double? testAccuracy, int testSamples, string command)
    {
        List<KeyValuePair<string, string>> entries =
        [
            new("dataset", dataset),
            new("method", result.Settings.Method),
            new("seed", result.Settings.Seed.ToString(CultureInfo.InvariantCulture)),
            new("nodes", result.Settings.Nodes.ToString(CultureInfo.InvariantCulture)),
            new("settings", result.Settings.ToString()),
            new("epochs", $"{result.Best.Epoch} of {result.Settings.PlannedEpochs}"),
            new("validation-accuracy", Percent(result.Best.HardAccuracy)),
            new("soft-accuracy", Percent(result.Best.SoftAccuracy)),
            new("tables", result.Use.ToString()),
        ];
        if (testAccuracy is { } accuracy)
        {
            entries.Add(new("test-accuracy", Percent(accuracy)));
            entries.Add(new("test-samples", testSamples.ToString(CultureInfo.InvariantCulture)));
        }

        entries.Add(new("command", command));
        return new NetworkMetadata(entries);
    }

    private static string Percent(double accuracy) => string.Create(CultureInfo.InvariantCulture, $"{100 * accuracy:0.00} %");
}
