namespace LutGen.Tool.Reports;

/// <summary>A plain table with aligned columns: the same on a terminal and in a pipe.</summary>
internal static class TextTable
{
    /// <summary>Writes rows; numbers and what looks like them stand right, words left.</summary>
    /// <param name="output">Receives the lines.</param>
    /// <param name="rows">The rows, the header first, all of one length.</param>
    public static void Write(TextWriter output, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int columns = rows[0].Count;
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => rows.Max(r => r[c].Length))];
        bool[] right = [.. Enumerable.Range(0, columns).Select(c => rows.Skip(1).All(r => r[c].Length == 0 || char.IsAsciiDigit(r[c][0])))];
        foreach (IReadOnlyList<string> row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, c) => right[c] ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
            output.WriteLine(("  " + string.Join("  ", cells)).TrimEnd());
        }
    }
}
