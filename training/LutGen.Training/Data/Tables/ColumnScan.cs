namespace LutGen.Training.Data;

/// <summary>What is in a column whose file does not say what it means: mostly numbers or mostly names, and which names.</summary>
internal sealed class ColumnScan(string name)
{
    // More names than this are no categories but texts or numbers of records.
    private const int MaxCategories = 1024;

    private readonly HashSet<string> _names = [];
    private int _numbers;
    private int _texts;
    private bool _whole = true;

    /// <summary>Takes note of a field.</summary>
    public void Add(string field)
    {
        if (_names.Count <= MaxCategories)
        {
            _names.Add(TableColumn.NameIn(field));
        }

        if (TableColumn.IsMissing(field))
        {
            return;
        }

        if (TableColumn.TryNumber(field, out float value))
        {
            _numbers++;
            _whole &= value == MathF.Floor(value);
        }
        else
        {
            _texts++;
        }
    }

    /// <summary>Decides: a column is one of numbers if at least half of its values are, unless it is known to hold categories.</summary>
    /// <exception cref="DataFileException">There are too many different names.</exception>
    public TableColumn Decide(string path, bool categories)
    {
        if (!categories && _texts <= _numbers && _numbers > 0)
        {
            return TableColumn.OfNumbers(name, _whole);
        }

        return _names.Count <= MaxCategories
            ? TableColumn.OfNames(name, InOrder(_names))
            : throw new DataFileException(path, $"column {name} has more than {MaxCategories} different texts; expected a number or a category.");
    }

    /// <summary>Puts names into the order of their numbers, or of their characters if one of them is no number.</summary>
    public static string[] InOrder(IEnumerable<string> names)
    {
        string[] sorted = [.. names.Order(StringComparer.Ordinal)];
        return sorted.All(each => TableColumn.TryNumber(each, out _))
            ? [.. sorted.OrderBy(each => TableColumn.TryNumber(each, out float value) ? value : 0)]
            : sorted;
    }
}
