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

    /// <summary>Words that the rest of the line can hold at most: bounds what a count in it can honestly announce.</summary>
    public int RemainingWords => (_lineEnd - _position) / 2;

    /// <summary>Moves to the next line that is neither blank nor a comment.</summary>
    /// <param name="expected">What should stand there, for the error at the end of the text.</param>
    /// <param name="number">Which of <paramref name="count"/> such lines it is.</param>
    /// <param name="count">How many such lines there are; 0 when they are not counted.</param>
    public void NextLine(string expected, int number = 0, int count = 0)
    {
        if (!TryNextLine())
        {
            string which = count > 0 ? $" {number} of {count}" : string.Empty;
            throw new LutnetException(NetworkRule.Truncated, Math.Max(Line, 1), _lineEnd - _lineStart + 1, 1, $"the file ends here, expected {expected}{which}");
        }
    }

    /// <summary>Checks that nothing but blank lines and comments follows.</summary>
    public void EndText()
    {
        if (TryNextLine())
        {
            string word = Word("nothing");
            throw Fail($"found '{Identifier.Shorten(word)}', expected the end of the file");
        }
    }

    private bool TryNextLine()
    {
        do
        {
            if (_nextLine >= text.Length)
            {
                return false;
            }

            if ((++Line & 0x3FF) == 0)
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
        return true;
    }

    /// <summary>Reads the next word of the line; fails at its end.</summary>
    public string Word(string expected)
    {
        (int start, int length) = WordSpan(expected);
        return text.Substring(start, length);
    }

    /// <summary>Reads the next word as its place in the text.</summary>
    /// <param name="expected">What should stand there, for the error at the end of the line.</param>
    /// <param name="form">More on what should stand there; apart, so that reading a word composes no text.</param>
    public (int Start, int Length) WordSpan(string expected, string form = "")
    {
        SkipSpaces();
        int start = _position;
        while (_position < _lineEnd && text[_position] is not (' ' or '\t'))
        {
            _position++;
        }

        WordColumn = start - _lineStart + 1;
        WordLength = Math.Max(1, _position - start);
        return _position > start ? (start, _position - start) : throw Fail($"the line ends here, expected {expected}{form}");
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
            throw Fail($"'{Identifier.Shorten(word)}' is one word too many, expected the end of the line");
        }
    }

    /// <summary>Reads exactly one keyword.</summary>
    public void Keyword(string keyword)
    {
        string word = Word($"'{keyword}'");
        if (word != keyword)
        {
            throw Fail($"found '{Identifier.Shorten(word)}', expected '{keyword}'");
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
        (int start, int length) = WordSpan(what, ", a whole number");
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
    public float SettingFloat(string key) => ParseFloat(SettingSpan(key), key);

    /// <summary>Reads a real number.</summary>
    public float Float(string what) => ParseFloat(WordSpan(what, ", a number"), what);

    /// <summary>Reads a real number greater than 0.</summary>
    public float PositiveFloat(string what) => RequirePositive(Float(what), what);

    /// <summary>Reads <c>key=real</c>, greater than 0.</summary>
    public float SettingPositiveFloat(string key) => RequirePositive(SettingFloat(key), key);

    /// <summary>Reads signal ids and ranges <c>a..b</c> to the end of the line.</summary>
    /// <param name="what">What they are, for errors.</param>
    /// <param name="scope">The signals they may name; if it is empty they are not checked.</param>
    public List<int> Signals(string what, SignalScope scope)
    {
        var ids = new List<int>();
        while (HasWord())
        {
            (int start, int length) = WordSpan(what);
            int dots = text.IndexOf("..", start, length, StringComparison.Ordinal);
            int first = ParseInt(start, dots < 0 ? length : dots - start, what, 0, int.MaxValue);
            int last = dots < 0 ? first : ParseInt(dots + 2, start + length - dots - 2, what, first, int.MaxValue);
            if (scope.Count > 0)
            {
                scope.Require(first, ids.Count);
                scope.Require(last, ids.Count);
            }

            _listed += (long)last - first + 1;
            if (_listed > NetworkLimits.ListedSignals)
            {
                throw Fail($"the head and the kernels name too many signals, expected at most {NetworkLimits.ListedSignals}", NetworkRule.LimitExceeded);
            }

            for (int id = first; id <= last; id++)
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    /// <summary>Reads a word of hex digits as its place in the text; where a count is wrong, another section's word stands there.</summary>
    public (int Start, int Length) HexSpan(string what)
    {
        (int start, int length) = WordSpan(what, " in hex digits");
        for (int i = start; i < start + length; i++)
        {
            if (TableText.ValueOf(text[i]) < 0)
            {
                throw Fail($"found '{Identifier.Shorten(text.Substring(start, length))}', expected {what} in hex digits");
            }
        }

        return (start, length);
    }

    /// <summary>Where a character stands within a part of the text, or -1.</summary>
    public int IndexOf(char character, int start, int length) => text.IndexOf(character, start, length);

    /// <summary>Appends the words of a truth table that stands at a place of the text.</summary>
    public void Table(int start, int length, int addressBits, int outputBits, List<ulong> words) => TableText.AppendWords(text, start, length, addressBits, outputBits, words);

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
            string range = (least, most) switch
            {
                (int.MinValue, int.MaxValue) => "of 32 bits",
                (_, int.MaxValue) => $"from {least}",
                _ => $"from {least} to {most}",
            };
            throw Fail($"{what} is '{Identifier.Shorten(text.Substring(start, length))}', expected a whole number {range}");
        }

        return (int)value;
    }

    /// <summary>The failure at the word read last.</summary>
    public LutnetException Fail(string detail, NetworkRule rule = NetworkRule.Malformed) => new(rule, Line, WordColumn, WordLength, detail);

    /// <summary>The failure of a network rule, at the word read last.</summary>
    public LutnetException Fail(NetworkException broken) => Fail(broken.Message, broken.Rule);

    /// <summary>The failure of a network rule, at a word of this line.</summary>
    public LutnetException FailAtWord(NetworkException broken, int index)
    {
        _position = _lineStart;
        for (int i = 0; i <= index; i++)
        {
            _ = WordSpan("a word");
        }

        return Fail(broken);
    }

    /// <summary>The failure of a network rule, from a column of this line to the word read last.</summary>
    public LutnetException FailSince(NetworkException broken, int column) => new(broken.Rule, Line, column, WordColumn + WordLength - column, broken.Message);

    private (int Start, int Length) SettingSpan(string key)
    {
        (int start, int length) = WordSpan($"'{key}='");
        if (length <= key.Length || string.CompareOrdinal(text, start, key, 0, key.Length) != 0 || text[start + key.Length] != '=')
        {
            throw Fail($"found '{Identifier.Shorten(text.Substring(start, length))}', expected '{key}='");
        }

        return (start + key.Length + 1, length - key.Length - 1);
    }

    private float ParseFloat((int Start, int Length) span, string what)
    {
        string word = text.Substring(span.Start, span.Length);
        return word.All(c => c is >= '0' and <= '9' or '+' or '-' or '.' or 'E' or 'e')
            && float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && !float.IsInfinity(value)
            ? value
            : throw Fail($"{what} is '{Identifier.Shorten(word)}', expected a finite number");
    }

    private float RequirePositive(float value, string what) =>
        value > 0 ? value : throw Fail($"{what} is {LutnetSections.Format(value)}, expected a number greater than 0");

    private void SkipSpaces()
    {
        while (_position < _lineEnd && text[_position] is ' ' or '\t')
        {
            _position++;
        }
    }
}
