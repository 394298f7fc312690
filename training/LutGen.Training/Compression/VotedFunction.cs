using System.Numerics;
using LutGen.Networks;

namespace LutGen.Training.Compression;

/// <summary>
/// An incompletely specified function of some bits, as votes: an entry is 1 where its votes are positive. Each sample that looks an entry up
/// has a vote for the value it finds there; an entry that none looks up has a small one of its own. So functions that are merged agree with
/// the samples of both, and whether they may be merged is a matter of the votes that are lost.
/// </summary>
internal sealed class VotedFunction
{
    private readonly double[] _votes;
    private readonly double _weight;

    private VotedFunction(double[] votes)
    {
        _votes = votes;
        foreach (double vote in votes)
        {
            _weight += Math.Abs(vote);
        }
    }

    /// <summary>All votes cast, whatever for.</summary>
    public double Weight => _weight;

    /// <summary>One output bit of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="bit">The output bit.</param>
    /// <param name="counts">How many samples look each address up.</param>
    /// <param name="strength">How much may change.</param>
    public static VotedFunction Of(TruthTable table, int bit, ReadOnlySpan<int> counts, Strength strength)
    {
        double[] votes = new double[table.Length];
        for (int address = 0; address < votes.Length; address++)
        {
            double weight = counts[address] > strength.Rarity ? counts[address] : strength.Leaning;
            votes[address] = (table.PlaneWord(bit, address >> 6) >> (address & 63) & 1) == 1 ? weight : -weight;
        }

        return new VotedFunction(votes);
    }

    /// <summary>The function of the other variables at a value of one.</summary>
    public VotedFunction Cofactor(int variable, int value)
    {
        double[] half = new double[_votes.Length / 2];
        int block = 1 << variable;
        for (int i = 0; i < half.Length; i += block)
        {
            _votes.AsSpan(2 * i + value * block, block).CopyTo(half.AsSpan(i));
        }

        return new VotedFunction(half);
    }

    /// <summary>The votes that are lost where one function stands for both, in samples: for the other as it is, and for its complement.</summary>
    public (double Same, double Complement) ConflictWith(VotedFunction other)
    {
        // min(|a|, |b|) of votes against each other is (|a| + |b| - |a + b|) / 2.
        (Vector<double> sums, Vector<double> differences) = (Vector<double>.Zero, Vector<double>.Zero);
        int i = 0;
        for (; i <= _votes.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> a = new(_votes, i), b = new(other._votes, i);
            sums += Vector.Abs(a + b);
            differences += Vector.Abs(a - b);
        }

        (double sum, double difference) = (Vector.Sum(sums), Vector.Sum(differences));
        for (; i < _votes.Length; i++)
        {
            sum += Math.Abs(_votes[i] + other._votes[i]);
            difference += Math.Abs(_votes[i] - other._votes[i]);
        }

        double all = _weight + other._weight;
        return ((all - sum) / 2, (all - difference) / 2);
    }

    /// <summary>The function that the votes for two, or for one and the other's complement, make together.</summary>
    public VotedFunction With(VotedFunction other, bool complement)
    {
        double[] votes = new double[_votes.Length];
        for (int i = 0; i < votes.Length; i++)
        {
            votes[i] = complement ? _votes[i] - other._votes[i] : _votes[i] + other._votes[i];
        }

        return new VotedFunction(votes);
    }

    /// <summary>The function that ignores a variable, of the others.</summary>
    public VotedFunction Without(int variable) => Cofactor(variable, 0).With(Cofactor(variable, 1), complement: false);

    /// <summary>The values that have most votes.</summary>
    public bool[] Decide() => [.. _votes.Select(votes => votes > 0)];

    /// <summary>A table from the functions of its output bits, the least significant first.</summary>
    /// <param name="addressBits">Its address bits.</param>
    /// <param name="bits">The values of the functions.</param>
    /// <param name="place">Where in them an address's values are.</param>
    public static TruthTable TableOf(int addressBits, bool[][] bits, Func<int, int> place) => TruthTable.FromFunction(addressBits, bits.Length, address =>
    {
        (int code, int at) = (0, place(address));
        for (int bit = 0; bit < bits.Length; bit++)
        {
            code |= (bits[bit][at] ? 1 : 0) << bit;
        }

        return code;
    });
}
