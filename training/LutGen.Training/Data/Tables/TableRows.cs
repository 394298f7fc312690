using System.Globalization;
using CsvHelper;

namespace LutGen.Training.Data;

/// <summary>The rows of a text table one by one, all with as many fields as the table has columns.</summary>
internal sealed class TableRows : IDisposable
{
    // No data set has rows of that length; a quote that is never closed must not swallow the rest of a file.
    private const int MaxRowBytes = 1 << 20;

    private readonly string _path;
    private readonly CsvReader _reader;
    private readonly int _linesBefore;
    private long _line;

    private TableRows(string path, TextReader reader, TableDialect dialect, int linesBefore)
    {
        _path = path;
        _linesBefore = linesBefore;
        _reader = CsvReader.Create(reader, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            Quote = dialect.Quote,
            CommentPrefix = dialect.Comment,
            TrimWhitespace = true,
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = MaxRowBytes,
            TrackLineNumbers = true,
            PoolStrings = true,
        });
    }

    /// <summary>The names of the columns.</summary>
    public string[] Names { get; private set; } = [];

    /// <summary>The fields of the row that was read last, without quotes and without space around them.</summary>
    public string[] Fields { get; private set; } = [];

    /// <summary>Opens a table that begins with the names of its columns, or whose dialect knows them.</summary>
    /// <exception cref="DataFileException">There is no header or it cannot be one.</exception>
    public static TableRows Open(string path, TableDialect dialect)
    {
        TableRows rows = new(path, new StreamReader(DataFile.Open(path)), dialect, 0);
        rows.Names = dialect.Names ?? rows.ReadHeader();
        return rows;
    }

    /// <summary>Goes on with a file whose header was read already.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="reader">What is left of it; closed with the rows.</param>
    /// <param name="dialect">How fields are written; must have the names.</param>
    /// <param name="linesBefore">Lines that the header took.</param>
    public static TableRows After(string path, TextReader reader, TableDialect dialect, int linesBefore) =>
        new(path, reader, dialect, linesBefore) { Names = dialect.Names! };

    /// <summary>Reads the next row.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="DataFileException">Its fields cannot be told apart, or are too few or too many.</exception>
    public bool Read()
    {
        if (!ReadRecord())
        {
            return false;
        }

        return Fields.Length == Names.Length ? true : throw Problem($"{Fields.Length} columns, expected {Names.Length} as in the header");
    }

    /// <summary>What is wrong with the row that was read last.</summary>
    public DataFileException Problem(string problem) => new($"{_path}:{_linesBefore + _line}", $"{problem}.");

    public void Dispose() => _reader.Dispose();

    private string[] ReadHeader()
    {
        if (!ReadRecord())
        {
            throw new DataFileException(_path, "is empty, expected a header line.");
        }

        if (Fields.Length < 2)
        {
            throw Problem("the header has one column, expected features and a class, separated by commas");
        }

        // Numbers are a row of a table without header, unless they just count the columns.
        bool counts = Fields.Select((field, i) => (field, i)).All(each => each.field == each.i.ToString(CultureInfo.InvariantCulture));
        return counts || Fields.Any(field => !TableColumn.TryNumber(field, out _))
            ? Fields
            : throw Problem("the first line has nothing but numbers, expected a header line");
    }

    private bool ReadRecord()
    {
        try
        {
            if (!_reader.Read())
            {
                return false;
            }

            _line = _reader.LineNumber;
            Fields = _reader.Current.ToArray();
            return true;
        }
        catch (CsvFormatException exception)
        {
            _line = exception.LineNumber;
            throw Problem($"quotes do not match, or the line has more than {MaxRowBytes} bytes");
        }
    }
}
