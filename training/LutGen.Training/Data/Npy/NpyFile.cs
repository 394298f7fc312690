using System.Buffers.Binary;

namespace LutGen.Training.Data;

/// <summary>Reader of NumPy's array files. Files ending in <c>.gz</c> are decompressed.</summary>
public static class NpyFile
{
    /// <summary>Reads an array of numbers.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The dimensions, outermost first, and the values in row-major order; whole numbers beyond 2^24 lose their last digits.</returns>
    /// <exception cref="DataFileException">The file is missing, damaged, of a form that is not read, or has a value that is no finite number.</exception>
    public static (int[] Shape, float[] Values) Read(string path)
    {
        byte[] content = DataFile.ReadAll(path);
        NpyHeader header = NpyHeader.Read(path, content);
        float[] values = new float[(content.Length - header.DataOffset) / header.ElementSize];
        for (int i = 0; i < values.Length; i++)
        {
            float value = Value(header.Type, content.AsSpan(header.DataOffset + i * header.ElementSize, header.ElementSize));
            values[i] = float.IsFinite(value)
                ? value
                : throw new DataFileException(path, FormattableString.Invariant($"value {i} is {value}; expected a finite number."));
        }

        return (header.Shape, values);
    }

    private static float Value(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "f4" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "f8" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        "i1" => (sbyte)bytes[0],
        "i2" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "i4" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "i8" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "u1" or "b1" => bytes[0],
        "u2" => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        "u4" => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        "u8" => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type that is read."),
    };
}
