using System.Buffers.Binary;
using System.Text.Json;
using LutGen.Training.Data;

namespace LutGen.Training.Weights;

/// <summary>
/// The head of a safetensors file: eight bytes with its length, and as much JSON with the type, shape and place of every tensor. Tensors follow one
/// another without overlap or gap.
/// </summary>
/// <param name="Tensors">The tensors in the header's order.</param>
/// <param name="Metadata">What the file says of itself.</param>
/// <param name="DataOffset">Where the tensors' bytes begin in the file.</param>
internal sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Tensors, IReadOnlyDictionary<string, string> Metadata, long DataOffset)
{
    /// <summary>Bytes that hold the header's length.</summary>
    public const int LengthBytes = 8;

    /// <summary>The name that stands for the metadata.</summary>
    public const string MetadataName = "__metadata__";

    // The form's own limit.
    private const long LongestHeader = 100_000_000;

    /// <summary>Whether a file that starts so is in this form.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> start) => start.Length > LengthBytes && start[LengthBytes] == (byte)'{';

    /// <summary>Reads the header from the start of a file and checks every place against the file's length.</summary>
    /// <exception cref="DataFileException">It is damaged or of a form that is not read.</exception>
    public static SafetensorsHeader Read(string path, FileStream file)
    {
        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        file.ReadExactly(lengthBytes);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        long most = Math.Min(LongestHeader, file.Length - LengthBytes);
        if (length > (ulong)most)
        {
            throw new DataFileException(path, $"its header has {length} bytes; expected at most {most}. The file is cut short or damaged.");
        }

        byte[] text = new byte[(int)length];
        file.ReadExactly(text);
        SafetensorsHeader header;
        try
        {
            header = Parse(path, text);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
        {
            throw new DataFileException(path, $"its header is not the JSON of a safetensors file: {damaged.Message}", damaged);
        }

        CheckPlaces(path, header.Tensors, file.Length - header.DataOffset);
        return header;
    }

    private static SafetensorsHeader Parse(string path, byte[] text)
    {
        Utf8JsonReader reader = new(text);
        List<SafetensorsEntry> tensors = [];
        Dictionary<string, string>? metadata = null;
        HashSet<string> names = [];
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (WeightTensor.NameProblem(name) is { } problem)
            {
                throw new DataFileException(path, $"{problem}.");
            }

            if (!names.Add(name))
            {
                throw new DataFileException(path, $"holds two tensors '{name}'; expected one.");
            }

            if (name == MetadataName)
            {
                metadata = ReadMetadata(path, ref reader);
            }
            else
            {
                tensors.Add(SafetensorsEntry.Read($"{path}: tensor '{name}'", name, ref reader));
            }
        }

        // Behind the object there may be spaces, which fill the header up; the reader refuses anything else.
        while (reader.Read())
        {
        }

        return new SafetensorsHeader(tensors, metadata ?? [], LengthBytes + text.Length);
    }

    private static Dictionary<string, string> ReadMetadata(string path, ref Utf8JsonReader reader)
    {
        Dictionary<string, string> metadata = [];
        bool strings = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
        while (strings && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            strings = reader.Read() && reader.TokenType == JsonTokenType.String && metadata.TryAdd(name, reader.GetString()!);
        }

        return strings ? metadata : throw new DataFileException(path, $"its {MetadataName} is not an object of texts, each name once.");
    }

    private static void CheckPlaces(string path, IReadOnlyList<SafetensorsEntry> tensors, long dataLength)
    {
        long end = 0;
        foreach (SafetensorsEntry tensor in tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            if (tensor.Begin != end)
            {
                throw new DataFileException(
                    path,
                    $"tensor '{tensor.Name}' begins at byte {tensor.Begin} of the data; expected {end}, where the tensors before it end.");
            }

            end = tensor.End;
        }

        if (end != dataLength)
        {
            throw new DataFileException(path, $"{dataLength} data bytes; expected {end} as its header says. The file is cut short or damaged.");
        }
    }
}
