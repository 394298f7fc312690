using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LutGen.Encoders;
using LutGen.Packing;

namespace LutGen.SingleSample;

/// <summary>
/// Quantises bytes into bytes, 64 at a time: codes rise with values, so a code is how many steps the value is beyond.
/// For codes of few steps, where that is faster than a table.
/// </summary>
internal sealed unsafe class ByteSteps
{
    private const int MostSteps = 7;
    private const byte Never = byte.MaxValue;

    private readonly int _vectors;
    private readonly int _steps;
    private readonly PinnedTable<byte> _present;
    private readonly PinnedTable<byte> _tables;

    private ByteSteps(QuantizerEncoder encoder, int steps)
    {
        _steps = steps;
        _vectors = (encoder.FeatureCount + LanePlan.Lanes - 1) / LanePlan.Lanes;
        int lanes = LanePlan.Lanes * _vectors;
        _present = new PinnedTable<byte>(Enumerable.Range(0, lanes).Select(i => i < encoder.FeatureCount ? byte.MaxValue : (byte)0).ToArray());

        // For each vector of features: the codes of 0, then the largest value below each step.
        var tables = new byte[(steps + 1) * lanes];
        Array.Fill(tables, Never);
        for (int feature = 0; feature < encoder.FeatureCount; feature++)
        {
            Quantizer quantizer = encoder.Quantizers[feature];
            int place = feature / LanePlan.Lanes * (steps + 1) * LanePlan.Lanes + feature % LanePlan.Lanes;
            int code = quantizer.Encode(0);
            tables[place] = (byte)code;
            for (int value = 1; value <= byte.MaxValue; value++)
            {
                for (; code < quantizer.Encode(value); code++)
                {
                    place += LanePlan.Lanes;
                    tables[place] = (byte)(value - 1);
                }
            }
        }

        _tables = new PinnedTable<byte>(tables);
    }

    /// <summary>The steps of an encoder's codes; null where they are many.</summary>
    public static ByteSteps? Create(QuantizerEncoder encoder)
    {
        int steps = encoder.Quantizers.Distinct().Max(q => q.Encode(byte.MaxValue) - q.Encode(0));
        return steps <= MostSteps ? new ByteSteps(encoder, steps) : null;
    }

    /// <summary>Encodes a row.</summary>
    /// <param name="row">The row; nothing outside it is read.</param>
    /// <param name="codes">Receives the codes, anything behind them up to a whole vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Encode(byte* row, Vector512<byte>* codes)
    {
        var present = (Vector512<byte>*)_present.First;
        var table = (Vector512<byte>*)_tables.First;
        for (int vector = 0; vector < _vectors; vector++, row += LanePlan.Lanes)
        {
            Vector512<byte> values = Avx512BW.MaskLoad(row, present[vector], Vector512<byte>.Zero);
            Vector512<byte> code = *table++;
            for (Vector512<byte>* end = table + _steps; table < end; table++)
            {
                // A comparison that holds is -1.
                code -= Vector512.GreaterThan(values, *table);
            }

            codes[vector] = code;
        }
    }
}
