using System.Text.Json;
using LutGen.Training.Data;

namespace LutGen.Training.Weights;

/// <summary>What the header of a safetensors file says of one tensor.</summary>
/// <param name="Name">The tensor.</param>
/// <param name="Type">The form of its values.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Begin">Its first byte, counted from the first tensor's.</param>
/// <param name="End">The byte behind it; with <paramref name="Begin"/> as far from it as type and shape say.</param>
internal sealed record SafetensorsEntry(string Name, NumberType Type, int[] Shape, long Begin, long End)
{
    private const int MostDimensions = 64;
    private const string TypeName = "dtype";
    private const string ShapeName = "shape";
    private const string PlaceName = "data_offsets";

    /// <summary>Reads the object behind a tensor's name.</summary>
    /// <param name="where">File and tensor, for messages.</param>
    /// <param name="name">The tensor.</param>
    /// <param name="reader">Stands on the name; on the object's end afterwards.</param>
    /// <exception cref="DataFileException">It is not what the form asks for.</exception>
    public static SafetensorsEntry Read(string where, string name, ref Utf8JsonReader reader)
    {
        NumberType? type = null;
        List<long>? shape = null, place = null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new DataFileException(where, "is not an object in the header.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            switch (key)
            {
                case TypeName when type is null:
                    type = ReadType(where, ref reader);
                    break;
                case ShapeName when shape is null:
                    shape = ReadNumbers(where, ShapeName, MostDimensions, ref reader);
                    break;
                case PlaceName when place is null:
                    place = ReadNumbers(where, PlaceName, 2, ref reader);
                    break;
                default:
                    throw new DataFileException(where, $"its header has something besides one each of {TypeName}, {ShapeName} and {PlaceName}.");
            }
        }

        if (type is null || shape is null || place is not [long begin, long end])
        {
            throw new DataFileException(where, $"its header lacks one of {TypeName}, {ShapeName} and {PlaceName} (first and last).");
        }

        bool fits = shape.All(size => size <= Array.MaxLength);
        int[] dimensions = fits ? [.. shape.Select(size => (int)size)] : [];
        long count = WeightTensor.Count(dimensions);
        return fits && count <= Array.MaxLength && end - begin == count * type.Size
            ? new SafetensorsEntry(name, type, dimensions, begin, end)
            : throw new DataFileException(where, $"is said to have {end - begin} bytes; expected ({string.Join(" x ", shape)}) values of {type.Size} bytes, fewer than 2^31.");
    }

    private static NumberType ReadType(string where, ref Utf8JsonReader reader)
    {
        string type = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        return NumberType.OfSafetensors(type)
            ?? throw new DataFileException(where, $"its type is '{JsonEncodedText.Encode(type[..Math.Min(type.Length, 16)])}'; expected one of {NumberType.SafetensorsNames}.");
    }

    private static List<long> ReadNumbers(string where, string key, int most, ref Utf8JsonReader reader)
    {
        List<long> numbers = [];
        bool good = reader.TokenType == JsonTokenType.StartArray;
        while (good && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            good = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number) && number >= 0 && numbers.Count < most;
            numbers.Add(good ? reader.GetInt64() : 0);
        }

        return good ? numbers : throw new DataFileException(where, $"its {key} is not a list of at most {most} whole numbers from 0.");
    }
}
