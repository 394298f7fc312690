
namespace LutGen.Tool.Rows;

/// <summary>Reads rows from a text in blocks, so that inputs of any length need little memory.</summary>
/// <param name="parser">Reads a line.</param>
/// <param name="reader">The text.</param>
/// <param name="source">Its name, for errors.</param>
internal sealed class RowReader(RowParser parser, TextReader reader, string source)
{
    private InputException? _pending;
    private long _lineNumber;

    /// <summary>Reads the next rows.</summary>
    /// <param name="rows">Receives rows, row-major.</param>
    /// <returns>Number of rows read; 0 at the end.</returns>
    /// <exception cref="InputException">There are no lines, or the first one not yet read is not a row; all rows before it were returned.</exception>
    public int Read(Span<float> rows)
    {
        if (_pending is not null)
        {
            throw _pending;
        }

        int count = 0;
        while ((count + 1) * parser.FeatureCount <= rows.Length && reader.ReadLine() is { } line)
        {
            _lineNumber++;
            try
            {
                parser.Parse(line, source, _lineNumber, rows.Slice(count * parser.FeatureCount, parser.FeatureCount));
            }
            catch (InputException bad) when (count > 0)
            {
                _pending = bad;
                return count;
            }

            count++;
        }

        return _lineNumber > 0 ? count : throw new InputException($"{source}: is empty, expected one sample a line");
    }
}
