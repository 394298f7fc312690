namespace LutGen.Exchange.LogicNets.Syntax;

/// <summary>The characters of a file, a few of them ahead, with line and column.</summary>
internal sealed class VerilogCharacters(TextReader text)
{
    /// <summary>What comes behind the last character.</summary>
    public const char End = '\uFFFF';

    private const int Lookahead = 3;

    private readonly char[] _buffer = new char[1 << 14];
    private int _next;
    private int _filled;

    /// <summary>Line of the next character, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Column of the next character, counted from 1.</summary>
    public int Column { get; private set; } = 1;

    /// <summary>Whether all characters were read.</summary>
    public bool AtEnd => Available() == 0;

    /// <summary>A character without reading it.</summary>
    /// <param name="ahead">0 for the next one, at most 2.</param>
    public char Peek(int ahead = 0) => Available() > ahead ? _buffer[_next + ahead] : End;

    /// <summary>Reads a character.</summary>
    public char Read()
    {
        char read = Peek();
        if (Available() > 0)
        {
            _next++;
            (Line, Column) = read == '\n' ? (Line + 1, 1) : (Line, Column + 1);
        }

        return read;
    }

    private int Available()
    {
        if (_filled - _next < Lookahead)
        {
            Array.Copy(_buffer, _next, _buffer, 0, _filled - _next);
            (_filled, _next) = (_filled - _next, 0);
            _filled += text.ReadBlock(_buffer, _filled, _buffer.Length - _filled);
        }

        return _filled - _next;
    }
}
