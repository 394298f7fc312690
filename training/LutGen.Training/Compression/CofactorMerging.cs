namespace LutGen.Training.Compression;

/// <summary>The cofactors of some functions after a variable, those that may be one merged into one, complements included.</summary>
internal sealed class CofactorMerging
{
    private readonly List<VotedFunction> _parts = [];
    private readonly (int Part, bool IsComplement)[] _places;

    /// <summary>Merges greedily: the cofactor of most votes first, each into the part that loses least by it.</summary>
    /// <param name="functions">The functions.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="mostLost">Most votes that may be lost where a cofactor joins a part.</param>
    /// <param name="mostParts">With more parts than this it ends; what it has found is good for nothing then.</param>
    public CofactorMerging(IReadOnlyList<VotedFunction> functions, int variable, double mostLost, int mostParts)
    {
        VotedFunction[] cofactors = [.. functions.SelectMany(function => new[] { function.Cofactor(variable, 0), function.Cofactor(variable, 1) })];
        _places = new (int, bool)[cofactors.Length];
        foreach (int i in Enumerable.Range(0, cofactors.Length).OrderByDescending(i => cofactors[i].Weight))
        {
            _places[i] = Place(cofactors[i], mostLost);
            if (_parts.Count > mostParts)
            {
                return;
            }
        }
    }

    /// <summary>What is left of the cofactors.</summary>
    public IReadOnlyList<VotedFunction> Parts => _parts;

    /// <summary>Votes lost.</summary>
    public double Lost { get; private set; }

    /// <summary>The part that a cofactor went into, and whether as its complement.</summary>
    public (int Part, bool IsComplement) PlaceOf(int function, int value) => _places[2 * function + value];

    private (int Part, bool IsComplement) Place(VotedFunction cofactor, double mostLost)
    {
        (int Part, bool IsComplement) best = (-1, false);
        double least = mostLost;
        for (int i = 0; i < _parts.Count; i++)
        {
            (double same, double complement) = _parts[i].ConflictWith(cofactor);
            if (Math.Min(same, complement) < least)
            {
                best = (i, complement < same);
                least = Math.Min(same, complement);
            }
        }

        if (best.Part < 0)
        {
            _parts.Add(cofactor);
            return (_parts.Count - 1, false);
        }

        Lost += least;
        _parts[best.Part] = _parts[best.Part].With(cofactor, best.IsComplement);
        return best;
    }
}
