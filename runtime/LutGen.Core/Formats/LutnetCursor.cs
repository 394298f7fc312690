using System.Globalization;
using LutGen.Networks;

namespace LutGen.Formats;

/// <summary>Reads a <c>.lutnet</c> text line by line and word by word; every failure knows its line and column.</summary>
internal sealed class LutnetCursor(string text, CancellationToken cancellation)
{
    private int _position;
    private int _lineStart;
    private int _lineEnd;
    private int _nextLine;
    private long _listed;

    /// <summary>Line of the cursor, counted from 1; 0 before the first.</summary>
    public int Line { get; private set; }

    /// <summary>Start of the word read last, as a column counted from 1.</summary>
    public int WordColumn { get; private set; } = 1;

    /// <summary>Length of the word read last.</summary>
    public int WordLength { get; private set; }

    /// <summary>Characters not read yet: bounds what a count in the file can honestly announce.</summary>
    public int Remaining => text.Length - _position;

    /// <summary>Moves to the next line that is neither blank nor a comment.</summary>
    /// <param name="expected">What should stand there, for the error at the end of the text.</param>
    public void NextLine(string expected)
    {
        do
        {
            if (_nextLine >= text.Length)
            {
                Line = Math.Max(Line, 1);
                throw new LutnetException(NetworkRule.Truncated, Line, Math.Max(1, _lineEnd - _lineStart + 1), 1, $"the file ends here, expected {expected}");
            }

            if ((++Line & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            _position = _lineStart = _nextLine;
            int end = text.IndexOf('\n', _lineStart);
            _nextLine = end < 0 ? text.Length : end + 1;
            _lineEnd = end < 0 ? text.Length : end;
            if (_lineEnd > _lineStart && text[_lineEnd - 1] == '\r')
            {
                _lineEnd--;
            }

            SkipSpaces();
        }
        while (_position == _lineEnd || text[_position] == '#');
    }

    /// <summary>Reads the next word of the line; fails at its end.</summary>
    public string Word(string expected)
    {
        (int start, int length) = WordSpan(expected);
        return text.Substring(start, length);
    }

    /// <summary>Reads the next word as its place in the text.</summary>
    public (int Start, int Length) WordSpan(string expected)
    {
        SkipSpaces();
        int start = _position;
        while (_position < _lineEnd && text[_position] is not (' ' or '\t'))
        {
            _position++;
        }

        WordColumn = start - _lineStart + 1;
        WordLength = Math.Max(1, _position - start);
        return _position > start ? (start, _position - start) : throw Fail($"the line ends here, expected {expected}");
    }

    /// <summary>Whether the line has another word.</summary>
    public bool HasWord()
    {
        SkipSpaces();
        return _position < _lineEnd;
    }

    /// <summary>Checks that the line has no more words.</summary>
    public void EndLine()
    {
        if (HasWord())
        {
            string word = Word("nothing");
            throw Fail($"'{Shorten(word)}' is one word too many");
        }
    }

    /// <summary>Reads exactly one keyword.</summary>
    public void Keyword(string keyword)
    {
        string word = Word($"'{keyword}'");
        if (word != keyword)
        {
            throw Fail($"found '{Shorten(word)}', expected '{keyword}'");
        }
    }

    /// <summary>Reads the rest of the line, without surrounding spaces.</summary>
    public string Rest(string expected)
    {
        if (!HasWord())
        {
            _ = WordSpan(expected);
        }

        string rest = text.Substring(_position, _lineEnd - _position).TrimEnd();
        WordColumn = _position - _lineStart + 1;
        WordLength = rest.Length;
        _position = _lineEnd;
        return rest;
    }

    /// <summary>Reads a whole number.</summary>
    public int Int(string what, int least = 0, int most = int.MaxValue)
    {
        (int start, int length) = WordSpan($"{what}, a whole number");
        return ParseInt(start, length, what, least, most);
    }

    /// <summary>Reads <c>key=number</c>.</summary>
    public int Setting(string key, int least = 0, int most = int.MaxValue)
    {
        (int start, int length) = SettingSpan(key);
        return ParseInt(start, length, key, least, most);
    }

    /// <summary>Reads <c>key=word</c>.</summary>
    public string SettingWord(string key)
    {
        (int start, int length) = SettingSpan(key);
        return text.Substring(start, length);
    }

    /// <summary>Reads <c>key=real</c>.</summary>
    public float SettingFloat(string key) => ParseFloat(SettingWord(key), key);

    /// <summary>Reads a real number.</summary>
    public float Float(string what) => ParseFloat(Word($"{what}, a number"), what);

    /// <summary>Reads signal ids and ranges <c>a..b</c> to the end of the line.</summary>
    public List<int> Signals(string what)
    {
        var ids = new List<int>();
        while (HasWord())
        {
            (int start, int length) = WordSpan(what);
            int dots = text.IndexOf("..", start, length, StringComparison.Ordinal);
            int first = ParseInt(start, dots < 0 ? length : dots - start, what, 0, NetworkLimits.Signals);
            int last = dots < 0 ? first : ParseInt(dots + 2, start + length - dots - 2, what, first, NetworkLimits.Signals);
            _listed += last - first + 1;
            if (_listed > 2L * NetworkLimits.Signals)
            {
                throw Fail($"the lists of signals name more than {2L * NetworkLimits.Signals} in all", NetworkRule.LimitExceeded);
            }

            ids.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return ids;
    }

    /// <summary>Where a character stands within a part of the text, or -1.</summary>
    public int IndexOf(char character, int start, int length) => text.IndexOf(character, start, length);

    /// <summary>Parses a truth table that stands at a place of the text.</summary>
    public TruthTable Table(int start, int length, int addressBits, int outputBits) => TableText.Parse(text, start, length, addressBits, outputBits);

    /// <summary>Parses a whole number that stands inside the current word.</summary>
    public int ParseInt(int start, int length, string what, int least, int most)
    {
        int i = start;
        int end = start + length;
        bool negative = i < end && text[i] == '-';
        long value = 0;
        for (i += negative ? 1 : 0; i < end && text[i] is >= '0' and <= '9' && value <= uint.MaxValue; i++)
        {
            value = value * 10 + (text[i] - '0');
        }

        value = negative ? -value : value;
        if (i < end || length == (negative ? 1 : 0) || value < least || value > most)
        {
            string range = most == int.MaxValue ? $"from {least}" : $"from {least} to {most}";
            throw Fail($"{what} is '{Shorten(text.Substring(start, length))}', expected a whole number {range}");
        }

        return (int)value;
    }

    /// <summary>The failure at the word read last.</summary>
    public LutnetException Fail(string detail, NetworkRule rule = NetworkRule.Malformed) => new(rule, Line, WordColumn, WordLength, detail);

    /// <summary>The failure of a network rule, at the word read last.</summary>
    public LutnetException Fail(NetworkException broken) => Fail(broken.Message, broken.Rule);

    /// <summary>The failure of a network rule, at a column of this line.</summary>
    public LutnetException FailAt(NetworkException broken, int column, int length) => new(broken.Rule, Line, column, length, broken.Message);

    private static string Shorten(string word) => word.Length <= 40 ? word : word.Substring(0, 37) + "...";

    private (int Start, int Length) SettingSpan(string key)
    {
        (int start, int length) = WordSpan($"'{key}='");
        if (length <= key.Length || string.CompareOrdinal(text, start, key, 0, key.Length) != 0 || text[start + key.Length] != '=')
        {
            throw Fail($"found '{Shorten(text.Substring(start, length))}', expected '{key}='");
        }

        return (start + key.Length + 1, length - key.Length - 1);
    }

    private float ParseFloat(string word, string what) =>
        float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && !float.IsNaN(value) && !float.IsInfinity(value)
            ? value
            : throw Fail($"{what} is '{Shorten(word)}', expected a finite number");

    private void SkipSpaces()
    {
        while (_position < _lineEnd && text[_position] is ' ' or '\t')
        {
            _position++;
        }
    }
}
