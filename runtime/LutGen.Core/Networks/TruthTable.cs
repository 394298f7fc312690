namespace LutGen.Networks;

/// <summary>
/// A function of <see cref="AddressBits"/> bits to codes of <see cref="OutputBits"/> bits, stored as one bit plane an
/// output bit. The address is the inputs' codes side by side, the first input the most significant.
/// </summary>
public readonly struct TruthTable : IEquatable<TruthTable>
{
    private readonly ulong[] _words;
    private readonly int _start;

    internal TruthTable(ulong[] words, int start, int addressBits, int outputBits)
    {
        _words = words;
        _start = start;
        AddressBits = addressBits;
        OutputBits = outputBits;
    }

    /// <summary>Number of address bits, 0 (a constant) to <see cref="NetworkLimits.AddressBits"/>.</summary>
    public int AddressBits { get; }

    /// <summary>Bits of an entry, 1 to <see cref="NetworkLimits.SignalBits"/>.</summary>
    public int OutputBits { get; }

    /// <summary>Number of entries, 2^<see cref="AddressBits"/>.</summary>
    public int Length => 1 << AddressBits;

    /// <summary>Words of one bit plane: 64 entries a word, at least one word.</summary>
    public int WordsPerPlane => WordsFor(AddressBits);

    /// <summary>The entry at an address.</summary>
    /// <param name="address">0 to <see cref="Length"/> - 1.</param>
    public int this[int address]
    {
        get
        {
            if ((uint)address >= (uint)Length)
            {
                throw new ArgumentOutOfRangeException(nameof(address));
            }

            int code = 0;
            for (int bit = 0; bit < OutputBits; bit++)
            {
                code |= (int)((PlaneWord(bit, address >> 6) >> (address & 63)) & 1) << bit;
            }

            return code;
        }
    }

    /// <summary>64 entries of one output bit: bit k of the word is entry 64 * <paramref name="word"/> + k.</summary>
    /// <param name="bit">The output bit, 0 the least significant.</param>
    /// <param name="word">0 to <see cref="WordsPerPlane"/> - 1; unused bits of the only word of a small table are 0.</param>
    public ulong PlaneWord(int bit, int word) => _words[_start + bit * WordsPerPlane + word];

    /// <summary>A table from a function of the address.</summary>
    /// <param name="addressBits">0 to <see cref="NetworkLimits.AddressBits"/>.</param>
    /// <param name="outputBits">1 to <see cref="NetworkLimits.SignalBits"/>.</param>
    /// <param name="entry">The code at each address; bits above <paramref name="outputBits"/> are an error.</param>
    /// <exception cref="NetworkException">A size or an entry is out of range.</exception>
    public static TruthTable FromFunction(int addressBits, int outputBits, Func<int, int> entry)
    {
        CheckSize(addressBits, outputBits);
        int wordsPerPlane = WordsFor(addressBits);
        var words = new ulong[wordsPerPlane * outputBits];
        for (int address = 0; address < 1 << addressBits; address++)
        {
            int code = entry(address);
            if (code < 0 || code >> outputBits != 0)
            {
                throw new NetworkException(NetworkRule.WidthMismatch, $"entry {address} of a truth table is {code}, expected 0 to {(1 << outputBits) - 1}");
            }

            for (int bit = 0; bit < outputBits; bit++)
            {
                words[bit * wordsPerPlane + (address >> 6)] |= (ulong)((code >> bit) & 1) << (address & 63);
            }
        }

        return new TruthTable(words, 0, addressBits, outputBits);
    }

    /// <summary>A one-bit table of at most 6 inputs from a word whose bit k is the entry at address k.</summary>
    public static TruthTable FromWord(int addressBits, ulong word)
    {
        if (addressBits is < 0 or > 6)
        {
            throw new NetworkException(NetworkRule.TableLength, $"a table of {addressBits} address bits, expected 0 to 6 for one word");
        }

        return new TruthTable([word & EntryMask(addressBits)], 0, addressBits, 1);
    }

    /// <summary>
    /// The two-input gate of a DLGN id (arXiv 2210.08277): the id's bits, most significant first, are the outputs for
    /// inputs 00, 01, 10, 11. So 1 is AND, 6 XOR, 7 OR, 14 NAND.
    /// </summary>
    /// <param name="id">0 to 15.</param>
    public static TruthTable Gate(int id)
    {
        if (id is < 0 or > 15)
        {
            throw new ArgumentOutOfRangeException(nameof(id), id, "a two-input gate's id is 0 to 15");
        }

        return FromFunction(2, 1, address => (id >> (3 - address)) & 1);
    }

    /// <inheritdoc/>
    public bool Equals(TruthTable other)
    {
        if (AddressBits != other.AddressBits || OutputBits != other.OutputBits)
        {
            return false;
        }

        int words = WordsPerPlane * OutputBits;
        for (int i = 0; i < words; i++)
        {
            if (_words[_start + i] != other._words[other._start + i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TruthTable other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (AddressBits * 31 + OutputBits) * 31 + _words[_start].GetHashCode();

    internal static int WordsFor(int addressBits) => addressBits <= 6 ? 1 : 1 << (addressBits - 6);

    internal static ulong EntryMask(int addressBits) => addressBits >= 6 ? ulong.MaxValue : (1UL << (1 << addressBits)) - 1;

    internal static void CheckSize(int addressBits, int outputBits)
    {
        if (addressBits is < 0 or > NetworkLimits.AddressBits)
        {
            throw new NetworkException(NetworkRule.LimitExceeded, $"a truth table has {addressBits} address bits, expected at most {NetworkLimits.AddressBits}");
        }

        if (outputBits is < 1 or > NetworkLimits.SignalBits)
        {
            throw new NetworkException(NetworkRule.WidthMismatch, $"a truth table's entries have {outputBits} bits, expected 1 to {NetworkLimits.SignalBits}");
        }
    }

    internal void CopyWordsTo(List<ulong> target)
    {
        int words = WordsPerPlane * OutputBits;
        for (int i = 0; i < words; i++)
        {
            target.Add(_words[_start + i]);
        }
    }
}
