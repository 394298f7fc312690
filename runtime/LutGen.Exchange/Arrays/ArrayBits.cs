using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Training.Weights;

namespace LutGen.Exchange.Arrays;

/// <summary>
/// What stands around layers of bits: <c>n_in</c> bits, or features with <c>thresholds</c>, [F, T] or [T] for all alike, feature by feature; and a group sum
/// of <c>k</c> classes with <c>tau</c> and <c>beta</c>.
/// </summary>
internal static class ArrayBits
{
    private const string Inputs = "n_in";
    private const string Thresholds = "thresholds";
    private const string Classes = "k";
    private const string Tau = "tau";
    private const string Beta = "beta";

    /// <summary>Names of the arrays.</summary>
    public static IReadOnlyList<string> Names { get; } = [Inputs, Thresholds, Classes, Tau, Beta];

    /// <summary>The encoder.</summary>
    public static InputEncoder Encoder(ArrayFile file)
    {
        int? bits = file.Has(Inputs) ? file.Number(Inputs, 1, NetworkLimits.Signals) : null;
        if (!file.Has(Thresholds))
        {
            return new RawBitsEncoder(bits ?? throw new ImportException(file.Path, $"holds neither '{Inputs}' nor '{Thresholds}', expected one of them"));
        }

        (int features, float[][] rows) = Rows(file, bits);
        int perFeature = rows[0].Length;
        if (bits is { } expected && (long)features * perFeature != expected)
        {
            throw file.Error(Thresholds, $"{features} features of {perFeature} thresholds are {(long)features * perFeature} bits, expected {expected} as '{Inputs}' says");
        }

        return (rows.Length, perFeature) switch
        {
            (1, 1) => new ThresholdEncoder(features, rows[0][0]),
            (1, _) => new ThermometerEncoder(features, rows[0]),
            (_, 1) => new ThresholdEncoder(rows.Select(row => row[0])),
            _ => new ThermometerEncoder(rows),
        };
    }

    /// <summary>The head.</summary>
    /// <param name="file">The arrays.</param>
    /// <param name="last">The last layer's outputs.</param>
    /// <param name="padded">Whether the last classes have fewer outputs, or none, where their number is no multiple of the classes'.</param>
    public static OutputHead Head(ArrayFile file, ArraySource last, bool padded)
    {
        if (!file.Has(Classes))
        {
            return file.Has(Tau) || file.Has(Beta)
                ? throw new ImportException(file.Path, $"holds '{Tau}' or '{Beta}' but not '{Classes}', expected the number of classes with them")
                : new BitsHead(Enumerable.Range(last.First, last.Count));
        }

        int classes = file.Number(Classes, 1, last.Count);
        float[] betas = file.Each(Beta, classes, 0);
        if (last.Count % classes != 0 && !padded)
        {
            throw file.Error(Classes, $"found {classes} classes for {last.Count} outputs, expected a number that divides them");
        }

        int size = (last.Count + classes - 1) / classes;
        return new GroupSumHead(
            file.Scalar(Tau, 1),
            [.. Enumerable.Range(0, classes).Select(c => new SumGroup(betas[c], new SignalList(Enumerable.Range(c * size, size).Where(output => output < last.Count).Select(output => last.First + output))))]);
    }

    private static (int Features, float[][] Rows) Rows(ArrayFile file, int? bits)
    {
        WeightTensor thresholds = file.Require(Thresholds, file.DimensionsOf(Thresholds) == 1 ? [-1] : [-1, -1]);
        if (thresholds.Values.Length == 0)
        {
            throw file.Error(Thresholds, "is empty, expected at least one threshold");
        }

        if (thresholds.Shape is [int features, int perFeature])
        {
            return (features, [.. thresholds.Values.Chunk(perFeature)]);
        }

        int count = thresholds.Values.Length;
        return bits is { } all && all % count == 0
            ? (all / count, [thresholds.Values])
            : throw file.Error(Thresholds, $"has {count} thresholds for all features, expected '{Inputs}' too, a multiple of them");
    }
}
