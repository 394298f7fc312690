using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>Packers of encoders that quantise features: rows become codes, codes bits, most significant first.</summary>
internal static class QuantizerPackers
{
    /// <summary>The packer of rows of <c>float</c>.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="quantizers">Makes codes of its rows.</param>
    public static RowPacker<float> ForFloats(QuantizerEncoder encoder, RowEncoder<float> quantizers) => For(encoder, quantizers);

    /// <summary>The packer of rows of bytes.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="quantizers">Makes codes of its rows.</param>
    public static RowPacker<byte> ForBytes(QuantizerEncoder encoder, RowEncoder<byte> quantizers)
    {
        if (!PanelPacker<AnyBit<byte>>.IsSupported || !PanelCodes.Suits(encoder))
        {
            return For(encoder, quantizers);
        }

        var layout = new PanelLayout(encoder.Widths.ToArray());
        return new PanelPacker<AnyBit<byte>>(layout, layout.Operands((feature, bit) => (byte)Bit(encoder, feature, bit)), new PanelCodes(layout, encoder), []);
    }

    private static ColumnPacker<T, ushort, ushort, AnyBit<ushort>> For<T>(QuantizerEncoder encoder, RowEncoder<T> quantizers)
        where T : unmanaged
    {
        var layout = new ColumnLayout(encoder.Widths.ToArray());
        return new ColumnPacker<T, ushort, ushort, AnyBit<ushort>>(layout, layout.Operands((feature, bit) => (ushort)Bit(encoder, feature, bit), (ushort)0), quantizers, []);
    }

    private static int Bit(QuantizerEncoder encoder, int feature, int bit) => 1 << (encoder.Quantizers[feature].Bits - 1 - bit);
}
