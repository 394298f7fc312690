using System.Buffers.Binary;
using System.Text.Json;
using LutGen.Formats;

namespace LutGen.Training.Weights;

/// <summary>Reads and writes safetensors files: a <see cref="SafetensorsHeader"/> and the tensors' bytes.</summary>
internal static class SafetensorsFile
{
    // A multiple of every type's size.
    private const int BufferBytes = 1 << 16;

    // The form's writers fill headers up with spaces, so that tensors are aligned.
    private const int HeaderAlignment = 8;

    /// <summary>Reads all tensors.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="file">Its content.</param>
    /// <exception cref="Data.DataFileException">The file is damaged or of a form that is not read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WeightFile Read(string path, FileStream file)
    {
        SafetensorsHeader header = SafetensorsHeader.Read(path, file);
        OrderedDictionary<string, WeightTensor> tensors = [];
        byte[] buffer = new byte[BufferBytes];
        foreach (SafetensorsEntry entry in header.Tensors)
        {
            float[] values = new float[(entry.End - entry.Begin) / entry.Type.Size];
            file.Position = header.DataOffset + entry.Begin;
            for (int first = 0; first < values.Length;)
            {
                int count = Math.Min(buffer.Length / entry.Type.Size, values.Length - first);
                Span<byte> bytes = buffer.AsSpan(0, count * entry.Type.Size);
                file.ReadExactly(bytes);
                entry.Type.ReadAll(bytes, values.AsSpan(first, count));
                first += count;
            }

            tensors.Add(entry.Name, new WeightTensor(entry.Name, entry.Shape, values));
        }

        return new WeightFile(path, tensors, header.Metadata);
    }

    /// <summary>Writes tensors in single precision, whole or not at all.</summary>
    public static void Write(string path, IReadOnlyList<WeightTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        HashSet<string> names = [SafetensorsHeader.MetadataName];
        if (tensors.FirstOrDefault(tensor => !names.Add(tensor.Name)) is { } repeated)
        {
            throw new ArgumentException($"There are two tensors '{repeated.Name}', or it is a name of the form itself.", nameof(tensors));
        }

        byte[] header = Header(tensors, metadata);
        WholeFile.Write(path, temporary =>
        {
            using FileStream file = new(temporary, FileMode.CreateNew, FileAccess.Write);
            Span<byte> length = stackalloc byte[SafetensorsHeader.LengthBytes];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            file.Write(length);
            file.Write(header);
            byte[] buffer = new byte[BufferBytes];
            foreach (WeightTensor tensor in tensors)
            {
                WriteValues(file, tensor.Values, buffer);
            }
        });
    }

    private static void WriteValues(FileStream file, ReadOnlySpan<float> values, byte[] buffer)
    {
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, buffer.Length / sizeof(float));
            for (int i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(i * sizeof(float)), values[i]);
            }

            file.Write(buffer.AsSpan(0, count * sizeof(float)));
            values = values[count..];
        }
    }

    private static byte[] Header(IReadOnlyList<WeightTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text))
        {
            writer.WriteStartObject();
            if (metadata.Count > 0)
            {
                writer.WriteStartObject(SafetensorsHeader.MetadataName);
                foreach ((string name, string value) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    writer.WriteString(name, value);
                }

                writer.WriteEndObject();
            }

            long end = 0;
            foreach (WeightTensor tensor in tensors)
            {
                writer.WriteStartObject(tensor.Name);
                writer.WriteString("dtype", "F32");
                WriteNumbers(writer, "shape", tensor.Shape.Select(size => (long)size));
                WriteNumbers(writer, "data_offsets", [end, end += (long)tensor.Values.Length * sizeof(float)]);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        while (text.Length % HeaderAlignment != 0)
        {
            text.WriteByte((byte)' ');
        }

        return text.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IEnumerable<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (long number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
