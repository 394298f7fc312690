namespace LutGen.Mapping;

/// <summary>
/// A cover whose functions can be changed in place. Every node has a rank, and reads nodes of lower ranks only, so whatever keeps to the ranks
/// makes no loop; where ranks are levels it makes the cover no deeper.
/// </summary>
internal sealed class FunctionNetwork
{
    private static readonly List<int> NoReaders = [];

    private readonly int[][] _leaves;
    private readonly ulong[] _tables;
    private readonly Func<int, ulong, int> _cost;
    private readonly List<int>?[] _readers;
    private readonly int[] _references;
    private readonly int[] _outputs;
    private readonly Stack<int> _pending = new();

    /// <summary>Copies a cover.</summary>
    /// <param name="cover">The cover, of functions of up to six bits.</param>
    /// <param name="ranks">Ranks of its numbers, each higher than those of the leaves.</param>
    /// <param name="cost">What a function costs: the number of its variables, its table.</param>
    public FunctionNetwork(LutCover cover, int[] ranks, Func<int, ulong, int> cost)
    {
        _cost = cost;
        Ranks = ranks;
        FirstFunction = cover.InputCount + 1;
        Count = FirstFunction + cover.Functions.Count;
        _leaves = new int[Count][];
        _tables = new ulong[Count];
        _references = new int[Count];
        _readers = new List<int>?[Count];
        _outputs = cover.Outputs;
        for (int node = 0; node < Count; node++)
        {
            _leaves[node] = [];
        }

        for (int i = 0; i < cover.Functions.Count; i++)
        {
            _leaves[FirstFunction + i] = cover.Functions[i].Leaves;
            _tables[FirstFunction + i] = cover.Functions[i].Table;
            AddReader(FirstFunction + i);
        }

        foreach (int output in _outputs)
        {
            if (_references[output >> 1]++ == 0)
            {
                Refer(output >> 1, step: 1);
            }
        }
    }

    public int FirstFunction { get; }

    public int Count { get; }

    public int[] Ranks { get; }

    public int[] LeavesOf(int node) => _leaves[node];

    public ulong TableOf(int node) => _tables[node];

    /// <summary>Functions that read a node, or did: they must be asked.</summary>
    public List<int> ReadersOf(int node) => _readers[node] ?? NoReaders;

    public int ReferencesOf(int node) => _references[node];

    /// <summary>What a function costs; one of a single variable or none disappears.</summary>
    public int CostOf(int variables, ulong table) => variables < 2 ? 0 : _cost(variables, table);

    public bool IsNeeded(int node) => node < FirstFunction || _references[node] > 0;

    /// <summary>The functions, the highest rank first.</summary>
    public IEnumerable<int> FromOutputs() => Enumerable.Range(FirstFunction, Count - FirstFunction).OrderByDescending(node => Ranks[node]).ThenByDescending(node => node);

    /// <summary>Puts another function in a node's place if the cover costs less then, or as much with fewer leaves.</summary>
    /// <param name="node">The node.</param>
    /// <param name="leaves">What the function reads, of lower ranks.</param>
    /// <param name="table">A function of theirs that is right at all values that they can have together.</param>
    /// <param name="evenIfEqual">Whether as much is enough.</param>
    public bool TryReplace(int node, int[] leaves, ulong table, bool evenIfEqual)
    {
        int[] oldLeaves = _leaves[node];
        ulong oldTable = _tables[node];
        int gain = CostOf(node) + Refer(node, step: -1);
        (_leaves[node], _tables[node]) = (leaves, table);
        gain -= CostOf(node) + Refer(node, step: 1);
        if (gain > 0 || (gain == 0 && (evenIfEqual || leaves.Length < oldLeaves.Length)))
        {
            AddReader(node);
            return true;
        }

        Refer(node, step: -1);
        (_leaves[node], _tables[node]) = (oldLeaves, oldTable);
        Refer(node, step: 1);
        return false;
    }

    /// <summary>The cover that has come of it, without functions of one leaf or none.</summary>
    public LutCover ToCover()
    {
        var functions = new List<LutFunction>();
        var literals = new int[Count];
        for (int node = 0; node < FirstFunction; node++)
        {
            literals[node] = 2 * node;
        }

        foreach (int node in FromOutputs().Reverse().Where(IsNeeded))
        {
            literals[node] = Simplify(node, literals, functions);
        }

        return new LutCover(FirstFunction - 1, functions, _outputs.Select(output => literals[output >> 1] ^ (output & 1)).ToArray());
    }

    // Takes constants, complements and repeats among a node's leaves into its function, which is added unless it is a literal then.
    private int Simplify(int node, int[] literals, List<LutFunction> functions)
    {
        ulong table = _tables[node];
        int[] read = _leaves[node].Select(leaf => literals[leaf]).ToArray();
        for (int i = 0; i < read.Length; i++)
        {
            if (read[i] <= SubjectGraph.True)
            {
                table = CutFunction.Cofactor(table, i, read[i]);
            }
            else if ((read[i] & 1) != 0)
            {
                table = CutFunction.Complement(table, i);
            }

            int first = Array.FindIndex(read, literal => literal >> 1 == read[i] >> 1);
            if (first < i)
            {
                table = CutFunction.Identify(table, first, i);
            }
        }

        int[] support = Enumerable.Range(0, read.Length).Where(i => CutFunction.DependsOn(table, i)).ToArray();
        int complement = (int)(table & 1);
        if (support.Length < 2)
        {
            return (support.Length == 0 ? SubjectGraph.False : read[support[0]] & ~1) ^ complement;
        }

        functions.Add(new LutFunction(support.Select(i => read[i] >> 1).ToArray(), CutFunction.Compact(table, support)));
        return 2 * (FirstFunction + functions.Count - 1);
    }

    private int CostOf(int node) => CostOf(_leaves[node].Length, _tables[node]);

    private void AddReader(int node)
    {
        foreach (int leaf in _leaves[node])
        {
            (_readers[leaf] ??= []).Add(node);
        }
    }

    // Adds or takes a reference to each of a node's leaves; returns the cost of functions that become needed, or are not needed any more.
    private int Refer(int first, int step)
    {
        int cost = 0;
        _pending.Push(first);
        while (_pending.Count > 0)
        {
            foreach (int leaf in _leaves[_pending.Pop()])
            {
                int before = _references[leaf];
                _references[leaf] = before + step;
                if (Math.Min(before, before + step) == 0 && leaf >= FirstFunction)
                {
                    cost += CostOf(leaf);
                    _pending.Push(leaf);
                }
            }
        }

        return cost;
    }
}
