using System.Runtime.CompilerServices;
using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>Quantises bytes by table: 256 codes for each different quantiser.</summary>
internal sealed unsafe class ByteQuantizers : RowEncoder<byte>
{
    private readonly PinnedTable<ushort> _codes;
    private readonly PinnedTable<int> _tables;

    /// <summary>Tabulates an encoder.</summary>
    public ByteQuantizers(QuantizerEncoder encoder)
    {
        Quantizer[] different = encoder.Quantizers.Distinct().ToArray();
        var places = different.Select((quantizer, index) => (quantizer, index)).ToDictionary(p => p.quantizer, p => 256 * p.index);
        _codes = new PinnedTable<ushort>(different.SelectMany(q => Enumerable.Range(0, 256).Select(value => (ushort)q.Encode(value))).ToArray());
        _tables = new PinnedTable<int>(encoder.Quantizers.Select(q => places[q]).ToArray());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(byte* row, int first, int end, ushort* codes)
    {
        ushort* table = _codes.First;
        int* places = _tables.First;
        for (int feature = first; feature < end; feature++)
        {
            codes[feature] = table[places[feature] + row[feature]];
        }
    }
}
