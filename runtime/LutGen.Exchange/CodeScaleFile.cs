using System.Globalization;
using LutGen.Networks;

namespace LutGen.Exchange;

/// <summary>Scales of codes as a text: a line for all codes, or a line for each, with a step and the code of 0. Lines that are blank or begin with # are skipped.</summary>
public static class CodeScaleFile
{
    private const long LongestFile = 1 << 28;
    private const int LongestLine = 1 << 10;

    /// <summary>Reads scales.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ImportException">A line has another form, or there is none.</exception>
    public static IReadOnlyList<CodeScale> Read(string path)
    {
        using StreamReader text = new(SourceText.Open(path, LongestFile));
        List<CodeScale> scales = [];
        for (int line = 1; text.ReadLine() is { } read; line++)
        {
            string[] words = read.Length <= LongestLine ? read.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [""];
            if (words.Length == 0 || words[0].StartsWith('#'))
            {
                continue;
            }

            scales.Add(words.Length == 2
                && float.TryParse(words[0], NumberStyles.Float, CultureInfo.InvariantCulture, out float scale) && scale > 0 && float.IsFinite(scale)
                && int.TryParse(words[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int zero) && Math.Abs((long)zero) <= NetworkLimits.ZeroPoint
                ? new CodeScale(scale, zero)
                : throw new ImportException(path, line, 0, $"found {ImportException.Quote(read.Trim())}, expected a step above 0 and the code of 0, a whole number within {NetworkLimits.ZeroPoint}"));
        }

        return scales.Count > 0 ? scales : throw new ImportException(path, "has no scales, expected at least one line with a step and the code of 0");
    }
}
