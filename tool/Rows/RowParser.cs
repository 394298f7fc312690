using System.Globalization;
using LutGen.Encoders;

namespace LutGen.Tool.Rows;

/// <summary>Reads a line of features: numbers separated by commas, or a string of 0 and 1 for a model of raw bits.</summary>
/// <param name="encoder">The model's encoder.</param>
internal sealed class RowParser(InputEncoder encoder)
{
    /// <summary>Features of a row.</summary>
    public int FeatureCount => encoder.FeatureCount;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="source">Where it stands, for errors.</param>
    /// <param name="lineNumber">Its number, counted from 1.</param>
    /// <param name="features">Receives <see cref="FeatureCount"/> values.</param>
    /// <exception cref="InputException">The line is not a row.</exception>
    public void Parse(ReadOnlySpan<char> line, string source, long lineNumber, Span<float> features)
    {
        // With one feature a line without a comma may be a number as well: 1.0, or a probability.
        if (encoder is RawBitsEncoder && !line.Contains(',') && (FeatureCount > 1 || IsBits(line.Trim())))
        {
            ParseBits(line.Trim(), source, lineNumber, features);
        }
        else
        {
            ParseNumbers(line, source, lineNumber, features);
        }
    }

    private static bool IsBits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept('0', '1');

    private static void ParseBits(ReadOnlySpan<char> bits, string source, long lineNumber, Span<float> features)
    {
        int bad = bits.IndexOfAnyExcept('0', '1');
        if (bad >= 0)
        {
            throw new InputException($"{source}:{lineNumber}:{bad + 1}: '{bits[bad]}' is not a bit, expected 0 or 1");
        }

        if (bits.Length != features.Length)
        {
            throw new InputException($"{source}:{lineNumber}: {bits.Length} bits, expected {features.Length}");
        }

        for (int i = 0; i < features.Length; i++)
        {
            features[i] = bits[i] - '0';
        }
    }

    private static void ParseNumbers(ReadOnlySpan<char> line, string source, long lineNumber, Span<float> features)
    {
        int count = 0;
        foreach (Range range in line.Split(','))
        {
            if (count < features.Length
                && !float.TryParse(line[range], NumberStyles.Float, CultureInfo.InvariantCulture, out features[count]))
            {
                throw new InputException(
                    $"{source}:{lineNumber}:{range.Start.Value + 1}: '{line[range]}' is not a number, expected a value for feature {count + 1} of {features.Length}");
            }

            count++;
        }

        if (count != features.Length)
        {
            throw new InputException($"{source}:{lineNumber}: {count} features, expected {features.Length}");
        }
    }
}
