namespace LutGen.Training.Data;

/// <summary>The declarations of an ARFF file up to its line <c>@data</c>: names and types of the columns.</summary>
/// <param name="Names">The columns' names.</param>
/// <param name="Layout">What the columns mean; the class is the nominal column called class, or the last one.</param>
/// <param name="Lines">Lines of the header.</param>
internal sealed record ArffHeader(string[] Names, TableLayout Layout, int Lines)
{
    private const string ClassName = "class";

    // A line of a header has a name and a list of names; more is no ARFF file.
    private const int MaxColumns = 1 << 16;

    /// <summary>Reads a header; the reader then stands before the first row.</summary>
    /// <exception cref="DataFileException">A declaration is damaged or of a kind that is not read.</exception>
    public static ArffHeader Read(string path, TextReader reader)
    {
        List<(string Name, string Type)> attributes = [];
        for (int line = 1; reader.ReadLine() is { } text; line++)
        {
            text = text.Trim();
            if (text.StartsWith("@data", StringComparison.OrdinalIgnoreCase))
            {
                return Create(path, attributes, line);
            }

            if (text.StartsWith("@attribute", StringComparison.OrdinalIgnoreCase))
            {
                attributes.Add(Attribute($"{path}:{line}", text["@attribute".Length..].Trim()));
            }
            else if (text.Length > 0 && text[0] != '%' && !text.StartsWith("@relation", StringComparison.OrdinalIgnoreCase))
            {
                throw new DataFileException($"{path}:{line}", "is no declaration, expected @relation, @attribute, @data or a comment.");
            }

            if (attributes.Count > MaxColumns)
            {
                throw new DataFileException($"{path}:{line}", $"expected at most {MaxColumns} attributes.");
            }
        }

        throw new DataFileException(path, "has no line @data.");
    }

    private static ArffHeader Create(string path, List<(string Name, string Type)> attributes, int lines)
    {
        int classIndex = attributes.FindIndex(each => each.Name.Equals(ClassName, StringComparison.OrdinalIgnoreCase));
        classIndex = classIndex < 0 ? attributes.Count - 1 : classIndex;
        if (attributes.Count < 2 || Nominal(attributes[classIndex].Type) is not { Length: > 1 } classes)
        {
            throw new DataFileException(path, "has no class, expected a nominal attribute of two or more names, called class or the last.");
        }

        TableColumn?[] columns = [.. attributes.Select((each, i) => i == classIndex ? null : Column(path, each.Name, each.Type))];
        return new ArffHeader([.. attributes.Select(each => each.Name)], new TableLayout(columns, classIndex, classes, SplitRule.ByClass), lines);
    }

    private static TableColumn Column(string path, string name, string type) => type.ToLowerInvariant() switch
    {
        "numeric" or "real" => TableColumn.OfNumbers(name, whole: false),
        "integer" => TableColumn.OfNumbers(name, whole: true),
        _ when Nominal(type) is { Length: > 0 } names => TableColumn.OfNames(name, names),
        _ => throw new DataFileException(path, $"attribute {name} is of type '{type}'; expected numeric, real, integer or {{names}}."),
    };

    private static (string Name, string Type) Attribute(string place, string text)
    {
        bool quoted = text.Length > 0 && text[0] is '\'' or '"';
        int end = quoted ? text.IndexOf(text[0], 1) : text.IndexOfAny([' ', '\t', '{']);
        return end > 0
            ? (text[(quoted ? 1 : 0)..end], text[(quoted ? end + 1 : end)..].Trim())
            : throw new DataFileException(place, "expected @attribute NAME TYPE.");
    }

    private static string[]? Nominal(string type)
    {
        if (type is not ['{', .., '}'])
        {
            return null;
        }

        string[] names = [.. type[1..^1].Split(',', StringSplitOptions.TrimEntries).Select(name => name.Trim('\'', '"'))];
        return names.Distinct().Count() == names.Length && names.All(name => name.Length > 0) ? names : null;
    }
}
