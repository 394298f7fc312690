using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>Packers of encoders that quantise features: rows become codes, codes bits, most significant first.</summary>
internal static class QuantizerPackers
{
    /// <summary>The packer of rows of any kind.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="quantizers">Makes codes of its rows.</param>
    public static RowPacker<T> For<T>(QuantizerEncoder encoder, RowEncoder<T> quantizers)
        where T : unmanaged
    {
        var layout = new ColumnLayout(encoder.Widths.ToArray());
        ushort[] bits = layout.Operands((feature, bit) => (ushort)(1 << (encoder.Quantizers[feature].Bits - 1 - bit)), (ushort)0);
        return new ColumnPacker<T, ushort, ushort, AnyBit>(layout, bits, quantizers, []);
    }
}
