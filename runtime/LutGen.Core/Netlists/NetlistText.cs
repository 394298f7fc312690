using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>A word of a text, by its place.</summary>
internal readonly record struct Word(int Start, int Length);

/// <summary>The text of a netlist: words of lines, each of which knows its place for errors.</summary>
internal sealed class NetlistText
{
    /// <summary>Most characters of a text: a netlist of 2^24 nodes, which is more than a network may have, is about as long.</summary>
    public const int MostCharacters = 1 << 28;

    private readonly string _text;
    private readonly NetlistSyntax _syntax;
    private readonly CancellationToken _cancellation;
    private int _position;
    private int _lines;

    public NetlistText(string text, NetlistSyntax syntax, CancellationToken cancellation)
    {
        _text = text;
        _syntax = syntax;
        _cancellation = cancellation;
        if (text.Length > MostCharacters)
        {
            throw Fail(default, $"the text has {text.Length} characters, expected at most {MostCharacters}", NetworkRule.LimitExceeded);
        }
    }

    /// <summary>Where reading is.</summary>
    public Word Here => new(_position, 0);

    /// <summary>The end of the text, where something is missing.</summary>
    public Word End => new(_text.Length, 0);

    /// <summary>The words of the next line that has any, continuations included.</summary>
    /// <param name="words">Receives them.</param>
    /// <returns>Whether there was such a line.</returns>
    public bool NextLine(List<Word> words)
    {
        words.Clear();
        while (_position < _text.Length)
        {
            if ((++_lines & 0x3FF) == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
            }

            bool continues = AddWords(words);
            if (words.Count > 0 && !continues)
            {
                return true;
            }
        }

        return words.Count > 0;
    }

    /// <summary>The next character as it is, blanks and ends of lines included.</summary>
    /// <param name="expected">What should stand there, for the error at the end of the text.</param>
    public char NextCharacter(string expected) =>
        _position < _text.Length ? _text[_position++] : throw Fail(End, $"the file ends here, expected {expected}", NetworkRule.Truncated);

    /// <summary>The characters of a word.</summary>
    public string Of(Word word) => _text.Substring(word.Start, word.Length);

    /// <summary>A word as it may stand in a message.</summary>
    public string Quote(Word word) => $"'{Identifier.Shorten(Of(word))}'";

    /// <summary>A character of a word.</summary>
    public char At(Word word, int index) => _text[word.Start + index];

    /// <summary>Whether a word is a given one, letters in any case.</summary>
    public bool Is(Word word, string keyword) =>
        word.Length == keyword.Length && string.Compare(_text, word.Start, keyword, 0, keyword.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Where a character stands in a word, or -1.</summary>
    public int IndexIn(Word word, char character)
    {
        int index = _text.IndexOf(character, word.Start, word.Length);
        return index < 0 ? -1 : index - word.Start;
    }

    /// <summary>The line of a place, counted from 1.</summary>
    public int LineOf(Word place)
    {
        int line = 1;
        for (int i = _text.IndexOf('\n'); i >= 0 && i < place.Start; i = _text.IndexOf('\n', i + 1))
        {
            line++;
        }

        return line;
    }

    /// <summary>The failure at a place.</summary>
    public NetlistException Fail(Word place, string detail, NetworkRule rule = NetworkRule.Malformed)
    {
        if (_syntax.IsBinary)
        {
            return new NetlistException(rule, place.Start, detail);
        }

        int start = place.Start == 0 ? 0 : _text.LastIndexOf('\n', place.Start - 1) + 1;
        return new NetlistException(rule, LineOf(place), place.Start - start + 1, Math.Max(1, place.Length), detail);
    }

    // Adds the words of one line; whether the next one belongs to it.
    private bool AddWords(List<Word> words)
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c == '\n')
            {
                _position++;
                return false;
            }

            if (c == _syntax.Comment)
            {
                int end = _text.IndexOf('\n', _position);
                _position = end < 0 ? _text.Length : end;
            }
            else if (IsContinuation(_position))
            {
                int end = _text.IndexOf('\n', _position);
                _position = end < 0 ? _text.Length : end + 1;
                return true;
            }
            else if (c <= ' ')
            {
                _position++;
            }
            else
            {
                words.Add(NextWord());
            }
        }

        return false;
    }

    private Word NextWord()
    {
        int start = _position++;
        if (_syntax.Punctuation.IndexOf(_text[start]) < 0)
        {
            while (_position < _text.Length && _text[_position] is > ' ' and var c && c != _syntax.Comment && _syntax.Punctuation.IndexOf(c) < 0 && !IsContinuation(_position))
            {
                _position++;
            }
        }

        return new Word(start, _position - start);
    }

    private bool IsContinuation(int position)
    {
        if (_text[position] != _syntax.Continuation)
        {
            return false;
        }

        do
        {
            position++;
        }
        while (position < _text.Length && _text[position] <= ' ' && _text[position] != '\n');
        return position == _text.Length || _text[position] == '\n';
    }
}
