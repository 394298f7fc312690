namespace LutGen.Generator.Emission;

/// <summary>Writes numbers as a property over the assembly's read-only data: nothing is allocated or copied.</summary>
internal static class DataEmitter
{
    public static void Write(SourceWriter writer, string name, string type, IEnumerable<string> values)
    {
        const int PerLine = 12;
        writer.Line($"private static global::System.ReadOnlySpan<{type}> {name} =>");
        writer.Line("[");
        foreach (string[] line in Lines(values, PerLine))
        {
            writer.Line("    " + string.Join(", ", line) + ",");
        }

        writer.Line("];");
        writer.Line();
    }

    private static IEnumerable<string[]> Lines(IEnumerable<string> values, int perLine)
    {
        var line = new List<string>(perLine);
        foreach (string value in values)
        {
            line.Add(value);
            if (line.Count == perLine)
            {
                yield return line.ToArray();
                line.Clear();
            }
        }

        if (line.Count > 0)
        {
            yield return line.ToArray();
        }
    }
}
