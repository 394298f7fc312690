using System.Globalization;

namespace LutGen.Training.Data;

/// <summary>A column of a table and the features that it becomes: its number, or a 0 or 1 for each of its names.</summary>
internal sealed class TableColumn
{
    /// <summary>What stands for a missing value in a column of names: it is a name of its own.</summary>
    public const string Missing = "?";

    private readonly Dictionary<string, int>? _codes;

    private TableColumn(string name, FeatureKind kind, IReadOnlyList<string>? categories)
    {
        Name = name;
        _codes = categories?.Select((category, code) => (category, code)).ToDictionary(each => each.category, each => each.code);
        Features = categories switch
        {
            null => [new FeatureColumn(name, kind)],
            { Count: <= 2 } => [new FeatureColumn(name, kind, categories[^1])],
            _ => [.. categories.Select(category => new FeatureColumn(name, kind, category))],
        };
    }

    /// <summary>Name in the file.</summary>
    public string Name { get; }

    /// <summary>The features that the column becomes, at least one.</summary>
    public FeatureColumn[] Features { get; }

    /// <summary>A column of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="whole">Whether all of them are whole numbers.</param>
    public static TableColumn OfNumbers(string name, bool whole) => new(name, whole ? FeatureKind.Integer : FeatureKind.Real, null);

    /// <summary>A column of names.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="categories">The names that occur, at least one, none twice.</param>
    public static TableColumn OfNames(string name, IReadOnlyList<string> categories) => new(name, FeatureKind.Category, categories);

    /// <summary>Turns a field into features.</summary>
    /// <param name="field">The field as it stands in the file.</param>
    /// <param name="features">Receives one value for each of <see cref="Features"/>.</param>
    /// <returns>What is wrong with the field, null if nothing.</returns>
    public string? Read(string field, Span<float> features)
    {
        if (_codes is null)
        {
            return ReadNumber(field, out features[0]);
        }

        if (!_codes.TryGetValue(NameIn(field), out int code))
        {
            return $"'{field}' in column {Name} is not one of the {_codes.Count} names that the training samples or the header have there: {string.Join(", ", _codes.Keys.Take(5))}"
                + (_codes.Count > 5 ? ", ..." : "");
        }

        features.Clear();
        features[features.Length == 1 ? 0 : code] = features.Length > 1 || code == _codes.Count - 1 ? 1 : 0;
        return null;
    }

    /// <summary>The name in a field of a column of names.</summary>
    public static string NameIn(string field) => field.Length == 0 ? Missing : field;

    /// <summary>Whether a field has no value.</summary>
    public static bool IsMissing(string field) => field is "" or Missing;

    /// <summary>Whether a field is a number as data files write them, in any country.</summary>
    public static bool TryNumber(string field, out float value) => float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private string? ReadNumber(string field, out float value) =>
        TryNumber(field, out value)
            ? float.IsFinite(value) ? null : $"'{field}' in column {Name} is not a finite number"
            : IsMissing(field) ? $"'{field}' in column {Name} is a missing value, expected a number" : $"'{field}' in column {Name} is not a number";
}
