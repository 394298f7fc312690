namespace LutGen.Mapping;

/// <summary>
/// What is mapped: a graph of two-input ANDs and XORs under structural hashing. A bit is a literal: twice a node's number,
/// plus one where it is complemented; node 0 is the constant false, then come the inputs, then the operations.
/// </summary>
/// <remarks>
/// A node may have other structures of the same function to choose from (<see cref="Join"/>): the last of them stands for all, what is
/// made after that reads it, and the others are its <see cref="PreviousOf"/>.
/// </remarks>
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

    // By node: the literal that stands for it where it is not itself; the structure before it.
    private readonly Dictionary<int, int> _successors = [];
    private readonly Dictionary<int, int> _previous = [];
    private readonly Stack<int> _pending = new();

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

    /// <summary>A literal of the structure that a node's class had before it, equal to the node; <see cref="Missing"/> where there is none.</summary>
    public int PreviousOf(int node) => _previous.TryGetValue(node, out int literal) ? literal : Missing;

    /// <summary>Whether another node stands for this one.</summary>
    public bool IsSuperseded(int node) => _successors.ContainsKey(node);

    /// <summary>The literal that stands for one.</summary>
    public int Resolve(int literal)
    {
        while (_successors.TryGetValue(literal >> 1, out int successor))
        {
            literal = successor ^ (literal & 1);
        }

        return literal;
    }

    /// <summary>Makes another structure one more choice for a literal, unless that would make a loop.</summary>
    /// <param name="literal">A literal whose node nothing reads but what was tried as another structure for it.</param>
    /// <param name="other">A literal of the same function.</param>
    /// <returns>The literal that stands for both.</returns>
    public int Join(int literal, int other)
    {
        (int node, int alternative) = (literal >> 1, other >> 1);
        if (node == alternative || Reads(alternative, node))
        {
            return literal;
        }

        int complement = (literal ^ other) & 1;
        _successors.Add(node, (2 * alternative) ^ complement);
        if (alternative > node)
        {
            _previous.Add(alternative, (2 * node) ^ complement);
        }

        return other;
    }

    /// <summary>Whether some outputs depend on each node, by one structure or another.</summary>
    /// <param name="outputs">Literals.</param>
    public bool[] NodesNeededBy(int[] outputs)
    {
        var needed = new bool[Count];
        foreach (int output in outputs)
        {
            needed[Resolve(output) >> 1] = true;
        }

        for (int node = Count - 1; node >= FirstOperation; node--)
        {
            if (needed[node])
            {
                needed[_left[node] >> 1] = true;
                needed[_right[node] >> 1] = true;
                if (PreviousOf(node) is var previous && previous >= 0)
                {
                    needed[previous >> 1] = true;
                }
            }
        }

        return needed;
    }

    // Whether a node's structure has any structure of a class in it. It has older nodes only below the class's first.
    private bool Reads(int node, int sought)
    {
        var choices = new List<int> { sought };
        for (int literal = PreviousOf(sought); literal >= 0; literal = PreviousOf(literal >> 1))
        {
            choices.Add(literal >> 1);
        }

        int first = choices[choices.Count - 1];
        var seen = new HashSet<int>();
        _pending.Push(node);
        bool found = false;
        while (_pending.Count > 0)
        {
            int next = _pending.Pop();
            if (next >= first && next >= FirstOperation && seen.Add(next))
            {
                found |= choices.Contains(next);
                _pending.Push(_left[next] >> 1);
                _pending.Push(_right[next] >> 1);
            }
        }

        return found;
    }

    /// <summary>The literal of the conjunction of two literals.</summary>
    /// <param name="a">A literal, or <see cref="Missing"/>.</param>
    /// <param name="b">A literal, or <see cref="Missing"/>.</param>
    /// <param name="create">Whether to make an operation that is not there.</param>
    /// <returns>The literal, or <see cref="Missing"/>.</returns>
    public int And(int a, int b, bool create)
    {
        (a, b) = (Standing(a), Standing(b));
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

        (a, b) = (Standing(a), Standing(b));
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

    // Most graphs have no choices.
    private int Standing(int literal) => _successors.Count == 0 || literal < 0 ? literal : Resolve(literal);

    private int Operation(int left, int right, bool create)
    {
        // An odd factor keeps keys apart and spreads them: a long's own hash is only left ^ right.
        long key = unchecked((((long)left << 32) | (uint)right) * 0x5851_F42D_4C95_7F2D);
        if (_known.TryGetValue(key, out int literal))
        {
            return Standing(literal);
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
