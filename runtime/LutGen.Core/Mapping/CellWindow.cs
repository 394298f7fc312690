using LutGen.Circuits;

namespace LutGen.Mapping;

/// <summary>A cell's surroundings: nodes below and beside it that are functions of a few leaves, with their truth tables over them.</summary>
internal sealed class CellWindow
{
    private const int MostInner = 60;
    private const int MostNodes = 160;
    private const int MostReaders = 40;

    // In the window, its slot not known yet.
    private const int Inside = int.MaxValue;

    private readonly CellNetwork _network;
    private readonly int _mostLeaves;
    private readonly int[] _slots;
    private readonly List<int> _leaves = [];
    private readonly List<int> _inner = [];
    private readonly List<int> _nodes = [];
    private int _cell;

    /// <summary>A window that can be moved over a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="mostLeaves">Most leaves, at least 6.</param>
    public CellWindow(CellNetwork network, int mostLeaves)
    {
        _network = network;
        _mostLeaves = mostLeaves;
        _slots = new int[network.Count];
        MostWords = 1 << (mostLeaves - 6);
        Tables = new ulong[(MostNodes + 1) * MostWords];
    }

    /// <summary>The nodes that the cell may read; slot i is that of node i.</summary>
    public IReadOnlyList<int> Nodes => _nodes;

    /// <summary>The slot of the cell itself.</summary>
    public int CellSlot => _nodes.Count;

    public int MostWords { get; }

    /// <summary>Words of a table.</summary>
    public int Words { get; private set; }

    /// <summary>All tables, <see cref="Words"/> a slot.</summary>
    public ulong[] Tables { get; }

    /// <summary>The slot of a node of the window.</summary>
    public int SlotOf(int node) => _slots[node] - 1;

    /// <summary>Looks at a cell.</summary>
    public void MoveTo(int cell)
    {
        foreach (int node in _nodes)
        {
            _slots[node] = 0;
        }

        _nodes.Clear();
        _inner.Clear();
        _leaves.Clear();
        _cell = cell;
        AddLeaves(_network[cell]);
        while (_inner.Count < MostInner && TryGrow())
        {
        }

        Words = 1 << Math.Max(0, _leaves.Count - 6);
        foreach (int leaf in _leaves)
        {
            FillVariable(AddSlot(leaf));
        }

        _inner.Sort();
        foreach (int node in _inner)
        {
            Evaluate(node, AddSlot(node));
        }

        AddSideNodes();
        Evaluate(cell, CellSlot);
    }

    private void AddLeaves(CircuitNode readBy)
    {
        for (int i = 0; i < CellNetwork.OperandsOf(readBy); i++)
        {
            int operand = CellNetwork.Operand(readBy, i);
            if (_slots[operand] == 0)
            {
                _slots[operand] = Inside;
                _leaves.Add(operand);
            }
        }
    }

    // Replaces the leaf whose operands add the fewest leaves by them.
    private bool TryGrow()
    {
        int best = -1;
        int fewest = _mostLeaves + 2 - _leaves.Count;
        for (int i = 0; i < _leaves.Count && fewest > 0; i++)
        {
            if (_leaves[i] >= _network.FirstCell)
            {
                CircuitNode leaf = _network[_leaves[i]];
                int added = 0;
                for (int j = CellNetwork.OperandsOf(leaf) - 1; j >= 0; j--)
                {
                    added += _slots[CellNetwork.Operand(leaf, j)] == 0 ? 1 : 0;
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
        AddLeaves(_network[grown]);
        return true;
    }

    // Nodes beside the cone that are functions of what is in it. Lower numbers do not depend on the cell.
    private void AddSideNodes()
    {
        for (int i = 0; i < _nodes.Count; i++)
        {
            List<int> readers = _network.ReadersOf(_nodes[i]);
            for (int j = 0; j < readers.Count && readers.Count <= MostReaders && _nodes.Count < MostNodes; j++)
            {
                CircuitNode reader = _network[readers[j]];
                if (readers[j] < _cell && _slots[readers[j]] == 0 && _network.IsNeeded(readers[j])
                    && _slots[reader.A] > 0 && _slots[reader.B] > 0 && _slots[reader.C] > 0)
                {
                    Evaluate(readers[j], AddSlot(readers[j]));
                }
            }
        }
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
            Tables[variable * Words + w] = variable < 6 ? CutFunction.Variable(variable) : ((w >> (variable - 6)) & 1) != 0 ? ulong.MaxValue : 0;
        }
    }

    private void Evaluate(int node, int slot)
    {
        CircuitNode cell = _network[node];
        int a = SlotOf(cell.A) * Words;
        int b = SlotOf(cell.B) * Words;
        int c = SlotOf(cell.C) * Words;
        for (int w = 0; w < Words; w++)
        {
            Tables[slot * Words + w] = CutFunction.OfCell(cell.Function, Tables[a + w], Tables[b + w], Tables[c + w]);
        }
    }
}
