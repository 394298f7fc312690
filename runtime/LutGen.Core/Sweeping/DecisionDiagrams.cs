namespace LutGen.Sweeping;

/// <summary>
/// Reduced ordered binary decision diagrams (Bryant, IEEE Transactions on Computers C-35, 1986) with one table of all nodes and a
/// cache of what if-then-else gave (Brace, Rudell, Bryant, DAC 1990). Equal functions are one node; nothing is ever freed.
/// </summary>
internal sealed class DecisionDiagrams
{
    public const int False = 0;
    public const int True = 1;

    private const int NoVariable = int.MaxValue;
    private const int LargestCache = 1 << 18;

    private readonly List<(int Variable, int Low, int High)> _nodes = [(NoVariable, False, False), (NoVariable, True, True)];
    private int[] _table = new int[1 << 10];
    private (int If, int Then, int Else, int Result)[] _cache = new (int, int, int, int)[1 << 10];

    /// <summary>Starts without nodes.</summary>
    /// <param name="nodeLimit">Most nodes; one more throws <see cref="DiagramLimitException"/>.</param>
    public DecisionDiagrams(int nodeLimit) => NodeLimit = nodeLimit;

    /// <summary>Most nodes; one more throws <see cref="DiagramLimitException"/>, and what there is stays as it is.</summary>
    public int NodeLimit { get; set; }

    /// <summary>Nodes made so far, the constants included.</summary>
    public int Count => _nodes.Count;

    /// <summary>The function that is a variable.</summary>
    /// <param name="variable">Its place in the order, from 0 at the top.</param>
    public int Variable(int variable) => Node(variable, False, True);

    /// <summary>The complement of a function.</summary>
    public int Not(int function) => Ite(function, False, True);

    /// <summary>The exclusive or of two functions.</summary>
    public int Xor(int a, int b) => Ite(a, Not(b), b);

    /// <summary>The conjunction of two functions.</summary>
    public int And(int a, int b) => Ite(a, b, False);

    /// <summary>A function of three functions: bit k of its table is the value at address k = 4a + 2b + c.</summary>
    public int Cell(int a, int b, int c, byte table)
    {
        int notC = table is 0x00 or 0xFF ? False : Not(c);
        return Ite(a, OfTwo(table >> 4), OfTwo(table & 15));

        int OfTwo(int half) => Ite(b, OfOne(half >> 2), OfOne(half & 3));

        int OfOne(int quarter) => quarter switch { 0 => False, 1 => notC, 2 => c, _ => True };
    }

    /// <summary>If a function is 1 then a second, else a third.</summary>
    public int Ite(int condition, int then, int otherwise)
    {
        if (condition <= True)
        {
            return condition == True ? then : otherwise;
        }

        if (then == otherwise)
        {
            return then;
        }

        if (then == True && otherwise == False)
        {
            return condition;
        }

        int slot = (int)(Hash(condition, then, otherwise) & (uint)(_cache.Length - 1));
        (int If, int Then, int Else, int Result) known = _cache[slot];
        if (known.If == condition && known.Then == then && known.Else == otherwise)
        {
            return known.Result;
        }

        int variable = Math.Min(_nodes[condition].Variable, Math.Min(_nodes[then].Variable, _nodes[otherwise].Variable));
        int high = Ite(Cofactor(condition, variable, 1), Cofactor(then, variable, 1), Cofactor(otherwise, variable, 1));
        int low = Ite(Cofactor(condition, variable, 0), Cofactor(then, variable, 0), Cofactor(otherwise, variable, 0));
        int result = Node(variable, low, high);
        _cache[(int)(Hash(condition, then, otherwise) & (uint)(_cache.Length - 1))] = (condition, then, otherwise, result);
        return result;
    }

    /// <summary>Values of variables for which a function that is not constantly 0 is 1; of those that are left out, any.</summary>
    public Dictionary<int, bool> Satisfy(int function)
    {
        var values = new Dictionary<int, bool>();
        while (function != True)
        {
            (int variable, int low, int high) = _nodes[function];
            values.Add(variable, low == False);
            function = low == False ? high : low;
        }

        return values;
    }

    private int Cofactor(int function, int variable, int value)
    {
        (int own, int low, int high) = _nodes[function];
        return own != variable ? function : value == 1 ? high : low;
    }

    private int Node(int variable, int low, int high)
    {
        if (low == high)
        {
            return low;
        }

        // 0 stands for an empty place: the constant is never looked up.
        uint slot = Hash(variable, low, high) & (uint)(_table.Length - 1);
        for (; _table[slot] != 0; slot = (slot + 1) & (uint)(_table.Length - 1))
        {
            if (_nodes[_table[slot]] == (variable, low, high))
            {
                return _table[slot];
            }
        }

        if (_nodes.Count >= NodeLimit)
        {
            throw new DiagramLimitException();
        }

        _nodes.Add((variable, low, high));
        _table[slot] = _nodes.Count - 1;
        if (2 * _nodes.Count > _table.Length)
        {
            Grow();
        }

        return _nodes.Count - 1;
    }

    private void Grow()
    {
        _table = new int[2 * _table.Length];
        for (int node = True + 1; node < _nodes.Count; node++)
        {
            uint slot = Hash(_nodes[node].Variable, _nodes[node].Low, _nodes[node].High) & (uint)(_table.Length - 1);
            while (_table[slot] != 0)
            {
                slot = (slot + 1) & (uint)(_table.Length - 1);
            }

            _table[slot] = node;
        }

        if (_cache.Length < LargestCache)
        {
            _cache = new (int, int, int, int)[_table.Length];
        }
    }

    private static uint Hash(int a, int b, int c)
    {
        uint hash = (uint)a * 0x9E3779B1u ^ (uint)b * 0x85EBCA77u ^ (uint)c * 0xC2B2AE3Du;
        return hash ^ (hash >> 15);
    }
}

/// <summary>Diagrams would have more nodes than they may.</summary>
internal sealed class DiagramLimitException : Exception;
