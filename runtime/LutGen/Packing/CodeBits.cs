using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Encoders;

namespace LutGen.Packing;

/// <summary>Bits of quantised features: a multiplication moves the wanted bit of each 16-bit code to the top, most significant bit first.</summary>
/// <typeparam name="T">A feature: <c>float</c> or <c>byte</c>.</typeparam>
internal readonly unsafe struct CodeBits<T> : IColumnMasks<T, ushort>
    where T : unmanaged
{
    private readonly RowEncoder<T> _quantizers;
    private readonly PinnedTable<ushort> _factors;

    private CodeBits(RowEncoder<T> quantizers, ushort[] factors)
    {
        _quantizers = quantizers;
        _factors = new PinnedTable<ushort>(factors);
    }

    /// <summary>The reader of an encoder's rows.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="quantizers">Its row encoder.</param>
    public static RowReader<T> Reader(QuantizerEncoder encoder, RowEncoder<T> quantizers)
    {
        var layout = new ColumnLayout(encoder.Widths.ToArray());
        ushort[] factors = layout.Operands((feature, bit) => (ushort)(1 << (16 - encoder.Quantizers[feature].Bits + bit)), (ushort)0);
        return new RowReader<T>(new MaskPacker<T, ushort, CodeBits<T>>(layout, new CodeBits<T>(quantizers, factors)), quantizers);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort* Columns(T* row, ushort* buffer, int first, int end)
    {
        _quantizers.Encode(row, first, end, buffer);
        return buffer;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Mask(ushort* columns, int group)
    {
        ushort* factors = _factors.First + (nint)group * ColumnLayout.Width;
        ulong mask = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (int i = 0; i < ColumnLayout.Width; i += Vector512<ushort>.Count)
            {
                mask |= (Vector512.Load(columns + i) * Vector512.Load(factors + i)).ExtractMostSignificantBits() << i;
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (int i = 0; i < ColumnLayout.Width; i += Vector256<ushort>.Count)
            {
                mask |= (ulong)(Vector256.Load(columns + i) * Vector256.Load(factors + i)).ExtractMostSignificantBits() << i;
            }
        }
        else
        {
            for (int i = 0; i < ColumnLayout.Width; i += Vector128<ushort>.Count)
            {
                mask |= (ulong)(Vector128.Load(columns + i) * Vector128.Load(factors + i)).ExtractMostSignificantBits() << i;
            }
        }

        return mask;
    }
}
