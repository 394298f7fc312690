using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>An encoder at run time, for rows of one type of feature.</summary>
/// <param name="Packer">Many rows to bit planes.</param>
/// <param name="Encoder">One row to codes.</param>
internal sealed record RowReader<T>(RowPacker<T> Packer, RowEncoder<T> Encoder)
    where T : unmanaged;

/// <summary>The row readers of each kind of encoder; a new kind is one line in each method.</summary>
internal static class RowReaders
{
    /// <summary>The reader of rows of <c>float</c>.</summary>
    public static RowReader<float> ForFloats(InputEncoder encoder) => encoder switch
    {
        ComparisonEncoder comparison => new(ComparisonPackers.ForFloats(comparison), new ComparisonCodes<float>(comparison)),
        QuantizerEncoder quantizer => Quantizing(quantizer, new FloatQuantizers(quantizer), QuantizerPackers.ForFloats),
        _ => throw new NotSupportedException($"no reader of rows for {encoder.GetType().Name}"),
    };

    /// <summary>The reader of rows of bytes.</summary>
    public static RowReader<byte> ForBytes(InputEncoder encoder) => encoder switch
    {
        ComparisonEncoder comparison => new(ComparisonPackers.ForBytes(comparison), new ComparisonCodes<byte>(comparison)),
        QuantizerEncoder quantizer => Quantizing(quantizer, new ByteQuantizers(quantizer), QuantizerPackers.ForBytes),
        _ => throw new NotSupportedException($"no reader of rows for {encoder.GetType().Name}"),
    };

    private static RowReader<T> Quantizing<T>(QuantizerEncoder encoder, RowEncoder<T> quantizers, Func<QuantizerEncoder, RowEncoder<T>, RowPacker<T>> packer)
        where T : unmanaged =>
        new(packer(encoder, quantizers), quantizers);
}
