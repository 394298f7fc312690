using System.Text;
using LutGen.Encoders;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>An encoder whose settings are rows: one for all features, or one each.</summary>
internal abstract class RowEncoderSection<TRow> : LutnetSection<InputEncoder>
{
    public override InputEncoder Read(LutnetCursor cursor, SignalScope scope)
    {
        int features = cursor.Setting("features", 1, NetworkLimits.Signals);
        int count = cursor.Setting("rows", 1, features);
        if (count != 1 && count != features)
        {
            throw cursor.Fail($"rows is {count}, expected 1 (the same for all features) or {features}");
        }

        cursor.EndLine();
        var rows = new List<TRow>();
        for (int i = 0; i < count; i++)
        {
            cursor.NextLine($"encoder row {i + 1} of {count}");
            rows.Add(ReadRow(cursor));
            cursor.EndLine();
        }

        return count == features ? Create(rows) : Create(EncoderRows.Repeat(rows[0], features));
    }

    protected abstract TRow ReadRow(LutnetCursor cursor);

    protected abstract InputEncoder Create(IReadOnlyList<TRow> rows);

    protected static void WriteRows(StringBuilder text, int features, Func<int, string> row)
    {
        string[] rows = Enumerable.Range(0, features).Select(row).ToArray();
        bool shared = rows.All(r => r == rows[0]);
        text.Append(" features=").Append(features).Append(" rows=").Append(shared ? 1 : features).Append('\n');
        foreach (string line in shared ? rows.Take(1) : rows)
        {
            text.Append(line).Append('\n');
        }
    }
}

internal sealed class BitsEncoderSection : LutnetSection<InputEncoder>
{
    public override string Keyword => "bits";

    public override InputEncoder Read(LutnetCursor cursor, SignalScope scope)
    {
        int features = cursor.Setting("features", 1, NetworkLimits.Signals);
        cursor.EndLine();
        return new RawBitsEncoder(features);
    }

    public override bool TryWrite(InputEncoder value, StringBuilder text)
    {
        if (value is not RawBitsEncoder)
        {
            return false;
        }

        text.Append(" features=").Append(value.FeatureCount).Append('\n');
        return true;
    }
}

internal sealed class ThresholdEncoderSection : RowEncoderSection<float>
{
    public override string Keyword => "threshold";

    public override bool TryWrite(InputEncoder value, StringBuilder text)
    {
        if (value is not ThresholdEncoder encoder)
        {
            return false;
        }

        WriteRows(text, encoder.FeatureCount, feature => LutnetSections.Format(encoder.ThresholdOf(feature)));
        return true;
    }

    protected override float ReadRow(LutnetCursor cursor) => cursor.Float("threshold");

    protected override InputEncoder Create(IReadOnlyList<float> rows) => new ThresholdEncoder(rows);
}

internal sealed class ThermometerEncoderSection : RowEncoderSection<IReadOnlyList<float>>
{
    public override string Keyword => "thermometer";

    public override bool TryWrite(InputEncoder value, StringBuilder text)
    {
        if (value is not ThermometerEncoder encoder)
        {
            return false;
        }

        WriteRows(text, encoder.FeatureCount, feature =>
        {
            IEnumerable<string> thresholds = Enumerable.Range(encoder.FirstSignalOf(feature), encoder.BitCountOf(feature)).Select(s => LutnetSections.Format(encoder.ThresholdOf(s)));
            return string.Join(" ", new[] { encoder.BitCountOf(feature).ToString(System.Globalization.CultureInfo.InvariantCulture) }.Concat(thresholds));
        });
        return true;
    }

    protected override IReadOnlyList<float> ReadRow(LutnetCursor cursor)
    {
        int count = cursor.Int("number of thresholds", 0, cursor.Remaining);
        var thresholds = new float[count];
        for (int i = 0; i < count; i++)
        {
            thresholds[i] = cursor.Float("threshold");
        }

        return thresholds;
    }

    protected override InputEncoder Create(IReadOnlyList<IReadOnlyList<float>> rows)
    {
        long bits = 0;
        foreach (IReadOnlyList<float> row in rows)
        {
            bits += row.Count;
        }

        return bits <= NetworkLimits.Signals
            ? new ThermometerEncoder(rows)
            : throw new NetworkException(NetworkRule.LimitExceeded, $"the thermometer has {bits} bits, at most {NetworkLimits.Signals} are allowed");
    }
}

internal sealed class QuantizerEncoderSection : RowEncoderSection<Quantizer>
{
    public override string Keyword => "quantizer";

    public override bool TryWrite(InputEncoder value, StringBuilder text)
    {
        if (value is not QuantizerEncoder encoder)
        {
            return false;
        }

        WriteRows(text, encoder.FeatureCount, feature =>
        {
            Quantizer quantizer = encoder.Quantizers[feature];
            return FormattableString.Invariant($"{quantizer.Bits} {LutnetSections.Format(quantizer.Scale)} {quantizer.Zero}");
        });
        return true;
    }

    protected override Quantizer ReadRow(LutnetCursor cursor) =>
        new(cursor.Int("bits", 1, NetworkLimits.SignalBits), cursor.Float("scale"), cursor.Int("zero", int.MinValue));

    protected override InputEncoder Create(IReadOnlyList<Quantizer> rows) => new QuantizerEncoder(rows);
}
