using LutGen.Encoders;
using LutGen.Hardware;
using LutGen.Networks;

namespace LutGen.Exchange.Verilog;

/// <summary>
/// How a row comes into a design: each feature a number, all side by side, the first in the lowest bits. Compared features are
/// fixed-point numbers (<see cref="FeatureFormats"/>), bits are bits, and a quantiser's codes come in as codes.
/// </summary>
internal sealed class FeaturePort
{
    private readonly InputEncoder _encoder;

    private FeaturePort(InputEncoder encoder, IReadOnlyList<FeatureFormat> formats)
    {
        _encoder = encoder;
        Formats = formats;
    }

    /// <summary>The features' formats, all of them in order; of codes, their widths.</summary>
    public IReadOnlyList<FeatureFormat> Formats { get; }

    /// <summary>Bits of a row.</summary>
    public int Width => Formats.Sum(format => format.Bits);

    /// <summary>Whether numbers are compared in the design; otherwise they are the network's first signals.</summary>
    public bool IsCompared => _encoder is ComparisonEncoder;

    /// <summary>The port of a network. A feature that nothing reads comes in as most of the others do, so that rows are regular.</summary>
    /// <param name="network">The network.</param>
    /// <param name="isRead">Whether anything reads each of the encoder's signals.</param>
    /// <param name="inputBits">Width of features, or null; see <see cref="FeatureFormats"/>.</param>
    public static FeaturePort Of(LutNetwork network, bool[] isRead, int? inputBits)
    {
        if (network.Encoder is not ComparisonEncoder comparisons)
        {
            return new FeaturePort(network.Encoder, network.Encoder.Widths.Select((bits, feature) => new FeatureFormat(feature, bits, 0, IsSigned: false)).ToArray());
        }

        IReadOnlyList<FeatureFormat> read = FeatureFormats.Of(comparisons, isRead, inputBits);
        FeatureFormat usual = read.Count == 0
            ? new FeatureFormat(0, 1, 0, IsSigned: false)
            : read.GroupBy(format => format with { Feature = 0 }).OrderByDescending(same => same.Count()).First().Key;
        FeatureFormat[] formats = Enumerable.Range(0, comparisons.FeatureCount).Select(feature => usual with { Feature = feature }).ToArray();
        foreach (FeatureFormat format in read)
        {
            formats[format.Feature] = format;
        }

        return new FeaturePort(comparisons, formats);
    }

    /// <summary>A row as numbers.</summary>
    public long[] Encode(IReadOnlyList<float> row)
    {
        if (IsCompared)
        {
            return Formats.Select(format => format.Encode(row[format.Feature])).ToArray();
        }

        var codes = new int[_encoder.SignalCount];
        _encoder.Encode(row, codes);
        return Array.ConvertAll(codes, code => (long)code);
    }
}
