using System.Globalization;

namespace LutGen.Generator.Emission;

/// <summary>Writes structures whose fields are planes, or codes, of one memory; a kernel lays them over a reference.</summary>
internal static class PlaneFields
{
    /// <summary>The name that fields at places of their own need, as a using directive declares it.</summary>
    public const string Offset = "LutOffset = System.Runtime.InteropServices.FieldOffsetAttribute";

    /// <summary>Fields one behind the other.</summary>
    /// <param name="writer">Receives the structure.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of a field.</param>
    /// <param name="prefix">First letter of the fields' names.</param>
    /// <param name="count">Number of fields.</param>
    public static void Write(SourceWriter writer, string name, string type, char prefix, int count)
    {
        const int PerLine = 16;
        writer.Line();
        using (writer.Begin($"private struct {name}"))
        {
            for (int first = 0; first < count; first += PerLine)
            {
                IEnumerable<string> names = Enumerable.Range(first, Math.Min(PerLine, count - first)).Select(i => prefix + i.ToString(CultureInfo.InvariantCulture));
                writer.Line($"public {type} {string.Join(", ", names)};");
            }
        }
    }

    /// <summary>Fields at places of their own.</summary>
    /// <param name="writer">Receives the structure.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">The type of a field.</param>
    /// <param name="prefix">First letter of the fields' names.</param>
    /// <param name="places">Number of each field and its place, counted in fields.</param>
    /// <param name="bytes">Bytes of a field.</param>
    public static void Write(SourceWriter writer, string name, string type, char prefix, IEnumerable<(int Field, int Place)> places, int bytes)
    {
        writer.Line();
        writer.Line("[global::System.Runtime.InteropServices.StructLayout(global::System.Runtime.InteropServices.LayoutKind.Explicit)]");
        using (writer.Begin($"private struct {name}"))
        {
            foreach ((int field, int place) in places)
            {
                writer.Line(FormattableString.Invariant($"[LutOffset({place} * {bytes})] public {type} {prefix}{field};"));
            }
        }
    }
}
