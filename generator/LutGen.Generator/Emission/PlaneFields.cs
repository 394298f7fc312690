using System.Globalization;

namespace LutGen.Generator.Emission;

/// <summary>Writes structures whose fields are planes of one memory; a kernel lays them over a reference.</summary>
internal static class PlaneFields
{
    /// <summary>Planes one behind the other.</summary>
    /// <param name="writer">Receives the structure.</param>
    /// <param name="name">Its name.</param>
    /// <param name="prefix">First letter of the fields' names.</param>
    /// <param name="count">Number of planes.</param>
    public static void Write(SourceWriter writer, string name, char prefix, int count)
    {
        const int PerLine = 16;
        writer.Line();
        using (writer.Begin($"private struct {name}"))
        {
            for (int first = 0; first < count; first += PerLine)
            {
                IEnumerable<string> names = Enumerable.Range(first, Math.Min(PerLine, count - first)).Select(i => prefix + i.ToString(CultureInfo.InvariantCulture));
                writer.Line($"public LutV {string.Join(", ", names)};");
            }
        }
    }

    /// <summary>Planes at places of their own.</summary>
    /// <param name="writer">Receives the structure.</param>
    /// <param name="name">Its name.</param>
    /// <param name="prefix">First letter of the fields' names.</param>
    /// <param name="planes">Number of each field and the plane that it is, counted from the first.</param>
    /// <param name="width">Bits of a plane.</param>
    public static void Write(SourceWriter writer, string name, char prefix, IEnumerable<(int Field, int Plane)> planes, int width)
    {
        writer.Line();
        writer.Line("[global::System.Runtime.InteropServices.StructLayout(global::System.Runtime.InteropServices.LayoutKind.Explicit)]");
        using (writer.Begin($"private struct {name}"))
        {
            writer.Line($"private const int Plane = {width / 8};");
            foreach ((int field, int plane) in planes)
            {
                writer.Line($"[LutPlane({plane} * Plane)] public LutV {prefix}{field.ToString(CultureInfo.InvariantCulture)};");
            }
        }
    }
}
