using System.Text;

namespace LutGen.Tool.Reports;

/// <summary>Tables of Markdown pages.</summary>
internal static class MarkdownTable
{
    /// <summary>A table with a row for each item. The first column is words, the others are figures.</summary>
    /// <param name="items">The items.</param>
    /// <param name="columns">Header and cell of each column.</param>
    public static string Of<T>(IEnumerable<T> items, IReadOnlyList<(string Header, Func<T, string> Text)> columns)
    {
        StringBuilder table = new();
        Row(columns.Select(column => column.Header));
        Row(columns.Select((_, i) => i == 0 ? "---" : "---:"));
        foreach (T item in items)
        {
            Row(columns.Select(column => column.Text(item)));
        }

        return table.ToString();

        // Names come from users, and a bar would be another cell.
        void Row(IEnumerable<string> cells) => table.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
    }
}
