namespace LutGen.Mapping;

/// <summary>
/// What is mapped: a graph of two-input ANDs and XORs under structural hashing. A bit is a literal: twice a node's number,
/// plus one where it is complemented; node 0 is the constant false, then come the inputs, then the operations.
/// </summary>
internal sealed class SubjectGraph
{
    public const int False = 0;
    public const int True = 1;

    /// <summary>What a search for an operation that is not there gives.</summary>
    public const int Missing = -1;

    // An AND's left literal is below its right one, an XOR's above it.
    private readonly List<int> _left = [];
    private readonly List<int> _right = [];
    private readonly Dictionary<long, int> _known = [];

    public SubjectGraph(int inputCount)
    {
        InputCount = inputCount;
        for (int i = 0; i <= inputCount; i++)
        {
            _left.Add(0);
            _right.Add(0);
        }
    }

    public int InputCount { get; }

    /// <summary>Number of nodes: the constant, the inputs and the operations.</summary>
    public int Count => _left.Count;

    public int FirstOperation => InputCount + 1;

    public int Left(int node) => _left[node];

    public int Right(int node) => _right[node];

    public bool IsXor(int node) => _left[node] > _right[node];

    /// <summary>The literal of the conjunction of two literals.</summary>
    /// <param name="a">A literal, or <see cref="Missing"/>.</param>
    /// <param name="b">A literal, or <see cref="Missing"/>.</param>
    /// <param name="create">Whether to make an operation that is not there.</param>
    /// <returns>The literal, or <see cref="Missing"/>.</returns>
    public int And(int a, int b, bool create)
    {
        if (a == False || b == False)
        {
            return False;
        }

        if (a < 0 || b < 0)
        {
            return Missing;
        }

        if (a == True || a == b)
        {
            return b;
        }

        if (b == True)
        {
            return a;
        }

        return (a ^ b) == 1 ? False : Operation(Math.Min(a, b), Math.Max(a, b), create);
    }

    /// <summary>The literal of the exclusive disjunction of two literals; see <see cref="And"/>.</summary>
    public int Xor(int a, int b, bool create)
    {
        if (a < 0 || b < 0)
        {
            return Missing;
        }

        int complement = (a ^ b) & 1;
        a &= ~1;
        b &= ~1;
        if (a == b)
        {
            return False ^ complement;
        }

        if (a == False || b == False)
        {
            return (a | b) ^ complement;
        }

        int literal = Operation(Math.Max(a, b), Math.Min(a, b), create);
        return literal < 0 ? Missing : literal ^ complement;
    }

    private int Operation(int left, int right, bool create)
    {
        long key = ((long)left << 32) | (uint)right;
        if (_known.TryGetValue(key, out int literal))
        {
            return literal;
        }

        if (!create)
        {
            return Missing;
        }

        literal = 2 * _left.Count;
        _left.Add(left);
        _right.Add(right);
        _known.Add(key, literal);
        return literal;
    }
}
