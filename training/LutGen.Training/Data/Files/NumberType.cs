using System.Buffers.Binary;

namespace LutGen.Training.Data;

/// <summary>A form of numbers in files of arrays, little endian, and its names there.</summary>
/// <param name="Npy">NumPy's name without the byte order, or null if it has none.</param>
/// <param name="Safetensors">The name in safetensors files.</param>
/// <param name="Size">Bytes of a value.</param>
/// <param name="Read">Turns these bytes into the nearest single.</param>
internal sealed record NumberType(string? Npy, string Safetensors, int Size, NumberType.Reader Read)
{
    private static readonly NumberType[] All =
    [
        new("f2", "F16", 2, bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        new("f4", "F32", 4, BinaryPrimitives.ReadSingleLittleEndian),
        new("f8", "F64", 8, bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        new(null, "BF16", 2, bytes => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16)),
        new("i1", "I8", 1, bytes => (sbyte)bytes[0]),
        new("i2", "I16", 2, bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes)),
        new("i4", "I32", 4, bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        new("i8", "I64", 8, bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        new("u1", "U8", 1, bytes => bytes[0]),
        new("u2", "U16", 2, bytes => BinaryPrimitives.ReadUInt16LittleEndian(bytes)),
        new("u4", "U32", 4, bytes => BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
        new("u8", "U64", 8, bytes => BinaryPrimitives.ReadUInt64LittleEndian(bytes)),
        new("b1", "BOOL", 1, bytes => bytes[0]),
    ];

    /// <summary>Reads one value.</summary>
    public delegate float Reader(ReadOnlySpan<byte> bytes);

    /// <summary>Names of all forms that safetensors files may have, for messages.</summary>
    public static string SafetensorsNames => string.Join(", ", All.Select(type => type.Safetensors));

    /// <summary>The form of NumPy's name, or null.</summary>
    public static NumberType? OfNpy(string name) => Array.Find(All, type => type.Npy == name);

    /// <summary>The form of a name in safetensors files, or null.</summary>
    public static NumberType? OfSafetensors(string name) => Array.Find(All, type => type.Safetensors == name);

    /// <summary>Reads values that stand one after the other.</summary>
    /// <param name="bytes"><see cref="Size"/> bytes for each value.</param>
    /// <param name="values">Receives them.</param>
    public void ReadAll(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Read(bytes.Slice(i * Size, Size));
        }
    }
}
