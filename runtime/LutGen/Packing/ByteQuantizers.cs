using System.Numerics;
using System.Runtime.CompilerServices;
using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>Quantises bytes by table: 256 codes for each different quantiser. Bytes that are codes already are only widened.</summary>
internal sealed unsafe class ByteQuantizers : RowEncoder<byte>
{
    private readonly PinnedTable<ushort> _codes;
    private readonly PinnedTable<int> _tables;
    private readonly ushort _largest;
    private readonly bool _areCodes;

    /// <summary>Tabulates an encoder.</summary>
    public ByteQuantizers(QuantizerEncoder encoder)
    {
        Quantizer[] different = encoder.Quantizers.Distinct().ToArray();
        var places = different.Select((quantizer, index) => (quantizer, index)).ToDictionary(p => p.quantizer, p => 256 * p.index);
        _codes = new PinnedTable<ushort>(different.SelectMany(q => Enumerable.Range(0, 256).Select(value => (ushort)q.Encode(value))).ToArray());
        _tables = new PinnedTable<int>(encoder.Quantizers.Select(q => places[q]).ToArray());
        _largest = (ushort)different[0].Encode(byte.MaxValue);
        _areCodes = different.Length == 1 && Enumerable.Range(0, 256).All(value => different[0].Encode(value) == Math.Min(value, _largest));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(byte* row, int first, int end, ushort* codes)
    {
        ushort* table = _codes.First;
        int* places = _tables.First;
        int feature = first;
        for (; _areCodes && feature + Vector<byte>.Count <= end; feature += Vector<byte>.Count)
        {
            Vector.Widen(Vector.Load(row + feature), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Store(Vector.Min(low, new Vector<ushort>(_largest)), codes + feature);
            Vector.Store(Vector.Min(high, new Vector<ushort>(_largest)), codes + feature + Vector<ushort>.Count);
        }

        for (; feature < end; feature++)
        {
            codes[feature] = table[places[feature] + row[feature]];
        }
    }
}
