using LutGen.Circuits;

namespace LutGen.Mapping;

/// <summary>
/// Lets cells read another node in an operand's place where that saves cells: a cell's function need only be right
/// where its operands' values can occur together.
/// </summary>
/// <remarks>
/// As in Mishchenko, Brayton, Jiang, Jang, "Scalable don't-care-based logic optimization and resynthesis", FPGA 2009, with the
/// truth tables of a window instead of SAT, and without looking at whether readers can see a difference: every cell keeps
/// its function of the inputs.
/// </remarks>
internal sealed class Resubstitution
{
    private const int MostKept = 3;

    private readonly CellNetwork _network;
    private readonly CellWindow _window;
    private readonly Func<int, ulong, int> _cost;

    // Slots that the new cell reads, the first the least significant address bit.
    private readonly List<int> _kept = [];
    private readonly int[] _used = new int[MostKept];

    // The window's assignments by the values of the kept slots: where the cell is one, where it is zero. Only parts with both are stored.
    private readonly ulong[] _ones;
    private readonly ulong[] _zeros;
    private int _conflicts;

    // Bit v: whether the cell can be one, or zero, at value v of the kept slots.
    private int _onSet;
    private int _offSet;

    private Resubstitution(CellNetwork network, int windowLeaves, Func<int, ulong, int> cost)
    {
        _network = network;
        _window = new CellWindow(network, windowLeaves);
        _cost = cost;
        _ones = new ulong[_window.MostWords << MostKept];
        _zeros = new ulong[_window.MostWords << MostKept];
    }

    /// <summary>Visits every cell once, the highest first.</summary>
    /// <param name="builder">The circuit.</param>
    /// <param name="outputs">Its output literals; receives those of the result.</param>
    /// <param name="windowLeaves">Leaves of the window that is looked at, at least 6.</param>
    /// <param name="cost">What a function costs: the number of its variables, its table.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The same function in as many cells or fewer.</returns>
    public static CircuitBuilder Run(CircuitBuilder builder, int[] outputs, int windowLeaves, Func<int, ulong, int> cost, CancellationToken cancellation)
    {
        var network = new CellNetwork(builder, outputs, cost);
        var pass = new Resubstitution(network, windowLeaves, cost);
        for (int cell = network.Count - 1; cell >= network.FirstCell; cell--)
        {
            if ((cell & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (network.IsNeeded(cell))
            {
                pass.Visit(cell);
            }
        }

        CircuitBuilder result = builder.StartAgain();
        Array.Copy(network.CopyTo(result), outputs, outputs.Length);
        return result;
    }

    private void Visit(int cell)
    {
        _window.MoveTo(cell);
        CircuitNode old = _network[cell];
        int operands = CellNetwork.OperandsOf(old);
        bool replaced = TryWithout(cell, -1);
        for (int dropped = 0; dropped < operands && !replaced; dropped++)
        {
            replaced = TryWithout(cell, dropped);
        }
    }

    // Tries the operands but one (-1: none of them), alone and with one node more.
    private bool TryWithout(int cell, int dropped)
    {
        CircuitNode old = _network[cell];
        _kept.Clear();
        for (int i = 0; dropped >= 0 && i < CellNetwork.OperandsOf(old); i++)
        {
            if (i != dropped)
            {
                _kept.Add(_window.SlotOf(CellNetwork.Operand(old, i)));
            }
        }

        Split();
        if (_conflicts == 0)
        {
            return TryReplace(cell);
        }

        // Another node in its place pays only if the operand has no other reader.
        int operand = dropped < 0 ? 0 : CellNetwork.Operand(old, dropped);
        if (dropped >= 0 && (operand < _network.FirstCell || _network.ReferencesOf(operand) > 1))
        {
            return false;
        }

        for (int slot = 0; slot < _window.Nodes.Count; slot++)
        {
            if (Separates(slot))
            {
                _kept.Add(slot);
                Split();
                if (TryReplace(cell))
                {
                    return true;
                }

                _kept.RemoveAt(_kept.Count - 1);
                Split();
            }
        }

        return false;
    }

    private void Split()
    {
        int words = _window.Words;
        ulong[] tables = _window.Tables;
        _conflicts = 0;
        _onSet = 0;
        _offSet = 0;
        for (int value = 0; value < 1 << _kept.Count; value++)
        {
            ulong anyOne = 0;
            ulong anyZero = 0;
            int start = _conflicts * words;
            for (int w = 0; w < words; w++)
            {
                ulong part = ulong.MaxValue;
                for (int i = 0; i < _kept.Count; i++)
                {
                    ulong table = tables[_kept[i] * words + w];
                    part &= ((value >> i) & 1) != 0 ? table : ~table;
                }

                ulong cell = tables[_window.CellSlot * words + w];
                _ones[start + w] = part & cell;
                _zeros[start + w] = part & ~cell;
                anyOne |= part & cell;
                anyZero |= part & ~cell;
            }

            _onSet |= anyOne != 0 ? 1 << value : 0;
            _offSet |= anyZero != 0 ? 1 << value : 0;
            _conflicts += anyOne != 0 && anyZero != 0 ? 1 : 0;
        }
    }

    // Whether a node tells the cell's ones from its zeros in every part that has both.
    private bool Separates(int slot)
    {
        int words = _window.Words;
        int start = slot * words;
        for (int part = 0; part < _conflicts; part++)
        {
            ulong oneAtOne = 0;
            ulong oneAtZero = 0;
            ulong zeroAtOne = 0;
            ulong zeroAtZero = 0;
            for (int w = 0; w < words; w++)
            {
                ulong table = _window.Tables[start + w];
                ulong ones = _ones[part * words + w];
                ulong zeros = _zeros[part * words + w];
                oneAtOne |= ones & table;
                oneAtZero |= ones & ~table;
                zeroAtOne |= zeros & table;
                zeroAtZero |= zeros & ~table;
            }

            if ((oneAtOne != 0 && zeroAtOne != 0) || (oneAtZero != 0 && zeroAtZero != 0))
            {
                return false;
            }
        }

        return true;
    }

    // Replaces the cell by the cheapest function of the kept slots, which determine it.
    private bool TryReplace(int cell)
    {
        int free = ~(_onSet | _offSet) & ((1 << (1 << _kept.Count)) - 1);
        int best = 0;
        int least = int.MaxValue;
        for (int fill = free; fill >= 0; fill = fill == 0 ? -1 : (fill - 1) & free)
        {
            int cost = CostOf(_onSet | fill);
            if (cost < least)
            {
                (best, least) = (_onSet | fill, cost);
            }
        }

        int count = 0;
        for (int i = 0; i < _kept.Count; i++)
        {
            if (CutFunction.DependsOn(Repeat(best), i))
            {
                _used[count++] = i;
            }
        }

        // A cell's first operand is the most significant address bit; a missing one repeats the one before.
        int function = 0;
        for (int k = 0; k < 8; k++)
        {
            int address = 0;
            for (int i = 0; i < count; i++)
            {
                address |= ((k >> (2 - i)) & 1) << _used[i];
            }

            function |= ((best >> address) & 1) << k;
        }

        int a = count > 0 ? _window.Nodes[_kept[_used[0]]] : 0;
        int b = count > 1 ? _window.Nodes[_kept[_used[1]]] : a;
        int c = count > 2 ? _window.Nodes[_kept[_used[2]]] : b;
        return _network.TryReplace(cell, new CircuitNode(a, b, c, (byte)function));
    }

    // Fewer operands first, then the cheaper function.
    private int CostOf(int table)
    {
        ulong repeated = Repeat(table);
        int operands = 0;
        for (int i = 0; i < _kept.Count; i++)
        {
            operands += CutFunction.DependsOn(repeated, i) ? 1 : 0;
        }

        return (operands << 8) + (operands < 2 ? 0 : _cost(operands, repeated));
    }

    private ulong Repeat(int table)
    {
        ulong repeated = (ulong)table;
        for (int bits = 1 << _kept.Count; bits < 64; bits *= 2)
        {
            repeated |= repeated << bits;
        }

        return repeated;
    }
}
