namespace LutGen.Mapping;

/// <summary>A function's surroundings: nodes below and beside it that are functions of a few leaves, with their truth tables over them.</summary>
internal sealed class FunctionWindow
{
    private const int MostInner = 60;
    private const int MostNodes = 160;
    private const int MostReaders = 40;
    private const int CellLeaves = 3;

    // In the window, its slot not known yet.
    private const int Inside = int.MaxValue;

    private readonly FunctionNetwork _network;
    private readonly int _mostLeaves;
    private readonly int[] _slots;
    private readonly List<int> _leaves = [];
    private readonly List<int> _inner = [];
    private readonly List<int> _nodes = [];
    private readonly Comparison<int> _byRank;
    private int _root;

    /// <summary>A window that can be moved over a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="mostLeaves">Most leaves, at least 6.</param>
    public FunctionWindow(FunctionNetwork network, int mostLeaves)
    {
        _network = network;
        _mostLeaves = mostLeaves;
        _byRank = (a, b) => network.Ranks[a] != network.Ranks[b] ? network.Ranks[a].CompareTo(network.Ranks[b]) : a.CompareTo(b);
        _slots = new int[network.Count];
        MostWords = 1 << (mostLeaves - CutFunction.MostVariables);
    }

    /// <summary>The nodes that the root may read; slot i is that of node i.</summary>
    public IReadOnlyList<int> Nodes => _nodes;

    /// <summary>The slot of the root itself.</summary>
    public int RootSlot => _nodes.Count;

    public int MostWords { get; }

    /// <summary>Words of a table.</summary>
    public int Words { get; private set; }

    /// <summary>All tables, <see cref="Words"/> a slot.</summary>
    public ulong[] Tables { get; private set; } = [];

    /// <summary>The slot of a node of the window.</summary>
    public int SlotOf(int node) => _slots[node] - 1;

    /// <summary>Looks at a function.</summary>
    public void MoveTo(int root)
    {
        foreach (int node in _nodes)
        {
            _slots[node] = 0;
        }

        _nodes.Clear();
        _inner.Clear();
        _leaves.Clear();
        _root = root;
        AddLeaves(root);
        while (_inner.Count < MostInner && TryGrow())
        {
        }

        Words = 1 << Math.Max(0, _leaves.Count - CutFunction.MostVariables);
        if (Tables.Length < (MostNodes + 1) * Words)
        {
            Tables = new ulong[(MostNodes + 1) * Words];
        }

        foreach (int leaf in _leaves)
        {
            FillVariable(AddSlot(leaf));
        }

        _inner.Sort(_byRank);
        foreach (int node in _inner)
        {
            Evaluate(node, AddSlot(node));
        }

        AddSideNodes();
        Evaluate(root, RootSlot);
    }

    private void AddLeaves(int readBy)
    {
        foreach (int leaf in _network.LeavesOf(readBy))
        {
            if (_slots[leaf] == 0)
            {
                _slots[leaf] = Inside;
                _leaves.Add(leaf);
            }
        }
    }

    // Replaces the leaf whose own leaves add the fewest by them.
    private bool TryGrow()
    {
        int best = -1;
        int fewest = _mostLeaves + 2 - _leaves.Count;
        for (int i = 0; i < _leaves.Count && fewest > 0; i++)
        {
            if (_leaves[i] >= _network.FirstFunction)
            {
                int added = 0;
                foreach (int leaf in _network.LeavesOf(_leaves[i]))
                {
                    added += _slots[leaf] == 0 ? 1 : 0;
                }

                if (added < fewest)
                {
                    (best, fewest) = (i, added);
                }
            }
        }

        if (best < 0)
        {
            return false;
        }

        int grown = _leaves[best];
        _leaves.RemoveAt(best);
        _inner.Add(grown);
        AddLeaves(grown);
        return true;
    }

    // Nodes beside the cone that are functions of what is in it. Lower ranks do not depend on the root.
    private void AddSideNodes()
    {
        int[] ranks = _network.Ranks;
        int rootRank = ranks[_root];
        for (int i = 0; i < _nodes.Count; i++)
        {
            List<int> readers = _network.ReadersOf(_nodes[i]);
            int count = readers.Count <= MostReaders ? readers.Count : 0;
            for (int j = 0; j < count && _nodes.Count < MostNodes; j++)
            {
                int reader = readers[j];
                if (ranks[reader] < rootRank && _slots[reader] == 0 && _network.IsNeeded(reader) && HasAll(_network.LeavesOf(reader)))
                {
                    Evaluate(reader, AddSlot(reader));
                }
            }
        }
    }

    private bool HasAll(int[] nodes)
    {
        foreach (int node in nodes)
        {
            if (_slots[node] == 0)
            {
                return false;
            }
        }

        return true;
    }

    private int AddSlot(int node)
    {
        _nodes.Add(node);
        _slots[node] = _nodes.Count;
        return _nodes.Count - 1;
    }

    private void FillVariable(int variable)
    {
        for (int w = 0; w < Words; w++)
        {
            Tables[variable * Words + w] = variable < CutFunction.MostVariables
                ? CutFunction.Variable(variable)
                : ((w >> (variable - CutFunction.MostVariables)) & 1) != 0 ? ulong.MaxValue : 0;
        }
    }

    private void Evaluate(int node, int slot)
    {
        int[] leaves = _network.LeavesOf(node);
        ulong table = _network.TableOf(node);
        if (leaves.Length is > 0 and <= CellLeaves)
        {
            // A missing leaf is ignored, whatever stands in its place.
            int a = SlotOf(leaves[leaves.Length - 1]) * Words;
            int b = SlotOf(leaves[Math.Min(1, leaves.Length - 1)]) * Words;
            int c = SlotOf(leaves[0]) * Words;
            var cell = new CellFunction((int)(table & 0xFF));
            ulong[] tables = Tables;
            for (int w = 0, target = slot * Words; w < Words; w++)
            {
                tables[target + w] = cell.Of(tables[a + w], tables[b + w], tables[c + w]);
            }

            return;
        }

        for (int w = 0; w < Words; w++)
        {
            Tables[slot * Words + w] = Value(table, leaves, leaves.Length, w);
        }
    }

    // A decision on the last leaf first; equal halves need none.
    private ulong Value(ulong table, int[] leaves, int count, int word)
    {
        if (table is 0 or ulong.MaxValue)
        {
            return table;
        }

        int variable = count - 1;
        ulong zero = CutFunction.Cofactor(table, variable, 0);
        ulong one = CutFunction.Cofactor(table, variable, 1);
        if (zero == one)
        {
            return Value(zero, leaves, variable, word);
        }

        ulong leaf = Tables[SlotOf(leaves[variable]) * Words + word];
        return (leaf & Value(one, leaves, variable, word)) | (~leaf & Value(zero, leaves, variable, word));
    }
}
