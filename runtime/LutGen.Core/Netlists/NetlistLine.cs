namespace LutGen.Netlists;

/// <summary>The words of one line of a netlist's text.</summary>
internal sealed class NetlistLine(NetlistText text)
{
    private readonly List<Word> _words = [];

    /// <summary>Number of words.</summary>
    public int Count => _words.Count;

    /// <summary>The words.</summary>
    public IReadOnlyList<Word> Words => _words;

    /// <summary>A word that is there.</summary>
    public Word this[int index] => _words[index];

    /// <summary>Moves to the next line that has words; false at the end of the text.</summary>
    public bool Next() => text.NextLine(_words);

    /// <summary>Whether there is a word and it is a given one, letters in any case.</summary>
    public bool Is(int index, string keyword) => index < _words.Count && text.Is(_words[index], keyword);

    /// <summary>A word that should be there.</summary>
    /// <param name="index">Its index.</param>
    /// <param name="expected">What it should be, for the error where the line ends before it.</param>
    public Word Require(int index, string expected)
    {
        Word last = _words[_words.Count - 1];
        return index < _words.Count ? _words[index] : throw text.Fail(last, $"the line ends behind {text.Quote(last)}, expected {expected}");
    }

    /// <summary>Checks that the line has no more words than these.</summary>
    public void End(int words)
    {
        if (_words.Count > words)
        {
            throw text.Fail(_words[words], $"{text.Quote(_words[words])} is one word too many, expected the end of the line");
        }
    }
}
