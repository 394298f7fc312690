using System.Globalization;
using LutGen.Networks;
using LutGen.Training.Convolutional;

namespace LutGen.Training.Export;

/// <summary>What a file of mixed precision says about itself.</summary>
public static class MixedPrecisionMetadata
{
    /// <summary>Collects the metadata of a search.</summary>
    /// <param name="result">The search.</param>
    /// <param name="dataset">Name of the data set.</param>
    /// <param name="budget">Accuracy that it was allowed to lose, 0..1.</param>
    /// <param name="command">The command that repeats it, without paths of this machine.</param>
    public static NetworkMetadata Describe(MixedPrecisionResult result, string dataset, double budget, string command)
    {
        List<KeyValuePair<string, string>> entries =
        [
            new("dataset", dataset),
            new("method", "cnn in mixed precision"),
            new("precision", string.Join("; ", result.Curve[result.Chosen].Layers.Select(layer => string.Create(
                CultureInfo.InvariantCulture, $"{layer.Name} {layer.ActivationBits}x{layer.WeightBits} bits{(layer.DroppedBits == 0 ? "" : $" dropping {layer.DroppedBits}")}")))),
            new("budget", Percent(budget)),
            new("validation-accuracy", $"{Percent(result.Validation.Mixed)} ({Percent(result.Validation.Exact)} exact, {Percent(result.Validation.Single)} in single precision)"),
        ];
        if (result.Test is { } test)
        {
            entries.Add(new("test-accuracy", $"{Percent(test.Mixed)} ({Percent(test.Exact)} exact, {Percent(test.Single)} in single precision)"));
            entries.Add(new("test-samples", test.Samples.ToString(CultureInfo.InvariantCulture)));
        }

        entries.Add(new("command", command));
        return new NetworkMetadata(entries);
    }

    private static string Percent(double accuracy) => string.Create(CultureInfo.InvariantCulture, $"{100 * accuracy:0.00} %");
}
