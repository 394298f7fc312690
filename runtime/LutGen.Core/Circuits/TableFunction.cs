using LutGen.Mapping;
using LutGen.Networks;

namespace LutGen.Circuits;

/// <summary>A function as the words of its truth table, 64 entries a word; one of fewer than six variables repeats, as of <see cref="CutFunction"/>.</summary>
/// <param name="Words">The words; functions are equal where these are.</param>
internal readonly record struct TableFunction(ulong[] Words) : IEquatable<TableFunction>
{
    /// <summary>One output bit of a table.</summary>
    public static TableFunction Of(TruthTable table, int bit)
    {
        var words = new ulong[table.WordsPerPlane];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = table.PlaneWord(bit, i);
        }

        for (int entries = table.Length; entries < 64; entries *= 2)
        {
            words[0] |= words[0] << entries;
        }

        return new TableFunction(words);
    }

    /// <summary>Whether the function is 1 where all variables are 0.</summary>
    public bool IsComplemented => (Words[0] & 1) != 0;

    public TableFunction Complement() => new(Words.Select(word => ~word).ToArray());

    /// <summary>The function of the other variables at a value of one; there are at least 7.</summary>
    public TableFunction Cofactor(int variable, int value)
    {
        var half = new ulong[Words.Length / 2];
        if (variable >= CutFunction.MostVariables)
        {
            int block = 1 << (variable - CutFunction.MostVariables);
            for (int i = 0; i < half.Length; i++)
            {
                half[i] = Words[2 * i - i % block + value * block];
            }

            return new TableFunction(half);
        }

        for (int i = 0; i < half.Length; i++)
        {
            half[i] = (Upper(Words[2 * i]) >> 32) | (Upper(Words[2 * i + 1]) & 0xFFFF_FFFF_0000_0000);
        }

        return new TableFunction(half);

        // The entries at the value, in order, in the upper half.
        ulong Upper(ulong word)
        {
            for (int i = variable; i < CutFunction.MostVariables - 1; i++)
            {
                word = CutFunction.Exchange(word, i, i + 1);
            }

            return value == 1 ? word : word << 32;
        }
    }

    /// <inheritdoc/>
    public bool Equals(TableFunction other) => Words.AsEnumerable().SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        ulong hash = 0;
        foreach (ulong word in Words)
        {
            hash = unchecked((hash ^ word) * 0x9E37_79B9_7F4A_7C15);
            hash ^= hash >> 32;
        }

        return (int)hash;
    }
}
