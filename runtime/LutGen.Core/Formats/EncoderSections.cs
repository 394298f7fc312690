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
            cursor.NextLine("encoder row", i + 1, count);
            rows.Add(ReadRow(cursor));
            cursor.EndLine();
        }

        return count == features ? Create(rows) : Create(features, rows[0]);
    }

    protected abstract TRow ReadRow(LutnetCursor cursor);

    protected abstract InputEncoder Create(IReadOnlyList<TRow> rows);

    protected abstract InputEncoder Create(int features, TRow row);

    protected static void WriteRows(StringBuilder text, int features, bool shared, Func<int, string> row)
    {
        int count = shared ? 1 : features;
        text.Append(" features=").Append(features).Append(" rows=").Append(count).Append('\n');
        for (int feature = 0; feature < count; feature++)
        {
            text.Append(row(feature)).Append('\n');
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

        WriteRows(text, encoder.FeatureCount, encoder.SharesRow, feature => LutnetSections.Format(encoder.ThresholdOf(feature)));
        return true;
    }

    protected override float ReadRow(LutnetCursor cursor) => cursor.Float("threshold");

    protected override InputEncoder Create(IReadOnlyList<float> rows) => new ThresholdEncoder(rows);

    protected override InputEncoder Create(int features, float row) => new ThresholdEncoder(features, row);
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

        WriteRows(text, encoder.FeatureCount, encoder.SharesRow, feature =>
        {
            IEnumerable<string> thresholds = Enumerable.Range(encoder.FirstSignalOf(feature), encoder.BitCountOf(feature)).Select(s => LutnetSections.Format(encoder.ThresholdOf(s)));
            return string.Join(" ", new[] { encoder.BitCountOf(feature).ToString(System.Globalization.CultureInfo.InvariantCulture) }.Concat(thresholds));
        });
        return true;
    }

    protected override IReadOnlyList<float> ReadRow(LutnetCursor cursor)
    {
        int count = cursor.Int("number of thresholds", 0, cursor.RemainingWords);
        var thresholds = new float[count];
        for (int i = 0; i < count; i++)
        {
            thresholds[i] = cursor.Float("threshold");
            if (i > 0 && thresholds[i] < thresholds[i - 1])
            {
                throw cursor.Fail($"threshold {i + 1} is below the one before it, expected rising thresholds");
            }
        }

        return thresholds;
    }

    protected override InputEncoder Create(IReadOnlyList<IReadOnlyList<float>> rows) => new ThermometerEncoder(rows);

    protected override InputEncoder Create(int features, IReadOnlyList<float> row) => new ThermometerEncoder(features, row);
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

        WriteRows(text, encoder.FeatureCount, encoder.SharesRow, feature =>
        {
            Quantizer quantizer = encoder.Quantizers[feature];
            return FormattableString.Invariant($"{quantizer.Bits} {LutnetSections.Format(quantizer.Scale)} {quantizer.Zero}");
        });
        return true;
    }

    protected override Quantizer ReadRow(LutnetCursor cursor) =>
        new(cursor.Int("bits", 1, NetworkLimits.SignalBits), cursor.PositiveFloat("scale"), cursor.Int("zero", -NetworkLimits.ZeroPoint, NetworkLimits.ZeroPoint));

    protected override InputEncoder Create(IReadOnlyList<Quantizer> rows) => new QuantizerEncoder(rows);

    protected override InputEncoder Create(int features, Quantizer row) => new QuantizerEncoder(features, row);
}
