using System.Globalization;
using System.Text;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>Reads and writes one kind of encoder, layer or head of a <c>.lutnet</c> file; a new kind is a new file here and a line in <see cref="LutnetSections"/>.</summary>
/// <typeparam name="T">Encoder, layer or head.</typeparam>
internal abstract class LutnetSection<T>
    where T : class
{
    /// <summary>The word that names the kind.</summary>
    public abstract string Keyword { get; }

    /// <summary>Reads the section; the cursor stands behind the keyword.</summary>
    /// <param name="cursor">The text.</param>
    /// <param name="scope">The signals defined so far; empty for an encoder, and for a head whose signals are not to be checked.</param>
    public abstract T Read(LutnetCursor cursor, SignalScope scope);

    /// <summary>Writes the section behind its keyword, if the value is of its kind.</summary>
    public abstract bool TryWrite(T value, StringBuilder text);
}

/// <summary>All kinds of sections, by keyword.</summary>
internal static class LutnetSections
{
    public static readonly IReadOnlyList<LutnetSection<InputEncoder>> Encoders =
        [new BitsEncoderSection(), new ThresholdEncoderSection(), new ThermometerEncoderSection(), new QuantizerEncoderSection()];

    public static readonly IReadOnlyList<LutnetSection<Layer>> Layers =
        [new LutLayerSection(Addressing.Concatenation), new LutLayerSection(Addressing.Sum), new MacLayerSection(), new AddLayerSection(), new PoolLayerSection(), new ConvolutionLayerSection()];

    public static readonly IReadOnlyList<LutnetSection<OutputHead>> Heads =
        [new GroupSumHeadSection(), new ArgmaxHeadSection(), new DequantizeHeadSection(), new BitsHeadSection()];

    /// <summary>Reads the keyword and the section behind it.</summary>
    public static T Read<T>(IReadOnlyList<LutnetSection<T>> kinds, LutnetCursor cursor, SignalScope scope)
        where T : class
    {
        string keyword = cursor.Word("a kind");
        LutnetSection<T>? section = kinds.FirstOrDefault(k => k.Keyword == keyword);
        if (section is null)
        {
            throw cursor.Fail($"found '{Identifier.Shorten(keyword)}', expected one of {string.Join(", ", kinds.Select(k => k.Keyword))}");
        }

        try
        {
            return section.Read(cursor, scope);
        }
        catch (NetworkException broken)
        {
            throw cursor.Fail(broken);
        }
    }

    /// <summary>Writes the keyword and the section of the value's kind.</summary>
    public static void Write<T>(IReadOnlyList<LutnetSection<T>> kinds, string word, T value, StringBuilder text)
        where T : class
    {
        foreach (LutnetSection<T> section in kinds)
        {
            int start = text.Length;
            text.Append(word).Append(' ').Append(section.Keyword);
            if (section.TryWrite(value, text))
            {
                return;
            }

            text.Length = start;
        }

        throw new NotSupportedException($"no section writes a {value.GetType().Name}");
    }

    /// <summary>A short decimal that reads back as the same number, the same on every runtime.</summary>
    public static string Format(float value)
    {
        // 10, not 1E+01; and never -0, which compares and adds as 0 does and is not written alike on every runtime.
        if (Math.Abs(value) < 1 << 24 && value == (int)value)
        {
            return ((int)value).ToString(CultureInfo.InvariantCulture);
        }

        for (int digits = 1; digits < 9; digits++)
        {
            string text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float back) && back == value)
            {
                return text;
            }
        }

        return value.ToString("G9", CultureInfo.InvariantCulture);
    }

    /// <summary>Appends ids, runs of three or more as <c>a..b</c>, each behind a space.</summary>
    public static void AppendSignals(StringBuilder text, IEnumerable<int> signals)
    {
        int[] ids = signals.ToArray();
        for (int i = 0; i < ids.Length;)
        {
            int end = i;
            while (end + 1 < ids.Length && ids[end + 1] == ids[end] + 1)
            {
                end++;
            }

            text.Append(' ').Append(ids[i]);
            if (end - i >= 2)
            {
                text.Append("..").Append(ids[end]);
                i = end;
            }

            i++;
        }
    }
}
