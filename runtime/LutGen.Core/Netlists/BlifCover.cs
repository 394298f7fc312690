using LutGen.Networks;

namespace LutGen.Netlists;

/// <summary>
/// The cover of a <c>.names</c>: product terms whose sum is its on-set, or its off-set. It becomes one table where that is no
/// larger than the text allows, and otherwise a tree of ANDs a term under a tree of ORs.
/// </summary>
internal sealed class BlifCover(NetlistText text)
{
    // Tables of so many inputs are small whatever the cover; larger ones may cost so much for each character of it.
    private const int FreeInputs = 12;
    private const int WorkOfACharacter = 16;

    // The entries of a word at which input i, from the last one on, is 1.
    private static readonly ulong[] Ones =
        [0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000];

    private readonly List<Word> _terms = [];

    /// <summary>The value of the function where a term holds; '\0' before there is one.</summary>
    private char _value;

    /// <summary>Forgets the terms.</summary>
    public void Clear()
    {
        _terms.Clear();
        _value = '\0';
    }

    /// <summary>Adds a line.</summary>
    /// <param name="words">The line: a character an input, and the value; the value alone where there are no inputs.</param>
    /// <param name="inputs">Number of inputs.</param>
    public void Add(IReadOnlyList<Word> words, int inputs)
    {
        int expected = inputs == 0 ? 1 : 2;
        if (words.Count != expected)
        {
            throw text.Fail(words[Math.Min(expected, words.Count - 1)], $"the line of a cover has {words.Count} words, expected {expected}: {(inputs == 0 ? "the value alone, for there are no inputs" : "the inputs and the value")}");
        }

        Word value = words[expected - 1];
        if (value.Length != 1 || text.At(value, 0) is not ('0' or '1'))
        {
            throw text.Fail(value, $"the value of a cover is {text.Quote(value)}, expected 0 or 1");
        }

        if (_value != '\0' && _value != text.At(value, 0))
        {
            throw text.Fail(value, $"the value is {text.Quote(value)} behind lines of {_value}, expected a cover of either the on-set or the off-set");
        }

        _value = text.At(value, 0);
        Word term = inputs == 0 ? new Word(value.Start, 0) : words[0];
        if (term.Length != inputs)
        {
            throw text.Fail(term, $"the term has {term.Length} characters, expected {inputs}, one for each input", NetworkRule.TableLength);
        }

        for (int i = 0; i < inputs; i++)
        {
            if (text.At(term, i) is not ('0' or '1' or '-'))
            {
                throw text.Fail(new Word(term.Start + i, 1), $"the term has the character {text.Quote(new Word(term.Start + i, 1))}, expected 0, 1 or -");
            }
        }

        _terms.Add(term);
    }

    /// <summary>Drives a net by the cover.</summary>
    /// <param name="assembly">Receives the nodes.</param>
    /// <param name="net">The net.</param>
    /// <param name="fanins">The inputs.</param>
    /// <param name="place">Where the cover's <c>.names</c> is.</param>
    public void Drive(NetlistAssembly assembly, int net, int[] fanins, Word place)
    {
        bool isOffSet = _value == '0';
        if (FitsTable(fanins.Length))
        {
            assembly.Drive(net, fanins, Table(fanins.Length, isOffSet), place);
            return;
        }

        var terms = new List<NetLiteral>();
        foreach (Word term in _terms)
        {
            var literals = new List<NetLiteral>();
            for (int i = 0; i < fanins.Length; i++)
            {
                if (text.At(term, i) != '-')
                {
                    literals.Add(new NetLiteral(fanins[i], text.At(term, i) == '0'));
                }
            }

            terms.Add(literals.Count == 1 ? literals[0] : new NetLiteral(GateTree.Inner(assembly, GateKind.And, literals, place), false));
        }

        GateTree.Drive(assembly, net, GateKind.Or, terms, isOffSet, place);
    }

    private bool FitsTable(int inputs)
    {
        if (inputs <= FreeInputs)
        {
            return true;
        }

        long allowed = (long)WorkOfACharacter * inputs * _terms.Count;
        if (inputs > NetworkLimits.AddressBits || 1 << inputs > allowed)
        {
            return false;
        }

        // Words that filling the table would touch.
        long work = 0;
        foreach (Word term in _terms)
        {
            int free = 0;
            for (int i = 0; i < inputs - 6; i++)
            {
                free += text.At(term, i) == '-' ? 1 : 0;
            }

            work += 1L << free;
        }

        return work <= allowed;
    }

    private TruthTable Table(int inputs, bool isOffSet)
    {
        var words = new ulong[TruthTable.WordsFor(inputs)];
        foreach (Word term in _terms)
        {
            Fill(words, term, inputs);
        }

        if (isOffSet)
        {
            ulong all = TruthTable.EntryMask(inputs);
            for (int i = 0; i < words.Length; i++)
            {
                words[i] ^= all;
            }
        }

        return new TruthTable(words, 0, inputs, 1);
    }

    private void Fill(ulong[] words, Word term, int inputs)
    {
        ulong mask = TruthTable.EntryMask(inputs);
        int fixedBits = 0;
        int freeBits = 0;
        for (int bit = 0; bit < inputs; bit++)
        {
            char c = text.At(term, inputs - 1 - bit);
            if (bit < Ones.Length)
            {
                mask &= c switch { '1' => Ones[bit], '0' => ~Ones[bit], _ => ulong.MaxValue };
            }
            else
            {
                fixedBits |= c == '1' ? 1 << (bit - Ones.Length) : 0;
                freeBits |= c == '-' ? 1 << (bit - Ones.Length) : 0;
            }
        }

        // Every subset of the free bits, from all down to none.
        int subset = freeBits;
        while (true)
        {
            words[fixedBits | subset] |= mask;
            if (subset == 0)
            {
                return;
            }

            subset = (subset - 1) & freeBits;
        }
    }
}
