namespace LutGen.Mapping;

/// <summary>
/// Lets functions read other nodes in a leaf's place where that saves functions, or gathers readers at fewer nodes: a function need
/// only be right where its leaves' values can occur together.
/// </summary>
/// <remarks>
/// As in Mishchenko, Brayton, Jiang, Jang, "Scalable don't-care-based logic optimization and resynthesis", FPGA 2009, with the
/// truth tables of a window instead of SAT, and without looking at whether readers can see a difference: every node keeps
/// its function of the inputs.
/// </remarks>
internal sealed class Resubstitution
{
    // Words looked at, all visits together: half a second or so.
    private const long MostWork = 1L << 28;

    // Nodes that are tried in pairs, the nearest of the window.
    private const int MostPaired = 48;

    // Variables of functions whose free entries are all tried.
    private const int MostFilled = 3;

    private readonly FunctionNetwork _network;
    private readonly FunctionWindow _window;
    private readonly int _cutSize;

    // Slots that the new function reads; slot i is its variable i.
    private readonly List<int> _kept = [];

    // The window's assignments by the values of the kept slots: where the root is one, where it is zero. Only parts with both are stored.
    private readonly ulong[] _ones;
    private readonly ulong[] _zeros;
    private int _conflicts;
    private long _work;

    // Bit v: whether the root can be one, or zero, at value v of the kept slots.
    private ulong _onSet;
    private ulong _offSet;

    private Resubstitution(FunctionNetwork network, int cutSize, int windowLeaves)
    {
        _network = network;
        _cutSize = cutSize;
        _window = new FunctionWindow(network, windowLeaves);
        _ones = new ulong[_window.MostWords << cutSize];
        _zeros = new ulong[_window.MostWords << cutSize];
    }

    /// <summary>Visits every function once, the highest first.</summary>
    /// <param name="cover">The functions, of up to six leaves.</param>
    /// <param name="ranks">Ranks of the cover's numbers, of every function's leaves below its own; a function comes to read lower ones only.</param>
    /// <param name="cutSize">Most leaves of a function, 2 to 6.</param>
    /// <param name="windowLeaves">Leaves of the window that is looked at, at least 6.</param>
    /// <param name="cost">What a function costs: the number of its variables, its table.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The same function at the same cost or less.</returns>
    public static LutCover Run(LutCover cover, int[] ranks, int cutSize, int windowLeaves, Func<int, ulong, int> cost, CancellationToken cancellation)
    {
        var network = new FunctionNetwork(cover, ranks, cost);
        var pass = new Resubstitution(network, cutSize, windowLeaves);
        foreach (int node in network.FromOutputs())
        {
            cancellation.ThrowIfCancellationRequested();
            if (pass._work > MostWork)
            {
                break;
            }

            if (network.IsNeeded(node))
            {
                pass.Visit(node);
            }
        }

        return network.ToCover();
    }

    private void Visit(int node)
    {
        _window.MoveTo(node);
        bool replaced = TryWithout(node, -1);
        for (int dropped = 0; dropped < _network.LeavesOf(node).Length && !replaced; dropped++)
        {
            replaced = TryWithout(node, dropped);
        }
    }

    // Tries the leaves but one (-1: none of them), alone, with one node more, and with two.
    private bool TryWithout(int node, int dropped)
    {
        int[] leaves = _network.LeavesOf(node);
        _kept.Clear();
        for (int i = 0; dropped >= 0 && i < leaves.Length; i++)
        {
            if (i != dropped)
            {
                _kept.Add(_window.SlotOf(leaves[i]));
            }
        }

        Split();
        if (_conflicts == 0)
        {
            return TryReplace(node, evenIfEqual: false);
        }

        int leaf = dropped < 0 ? 0 : leaves[dropped];
        if (dropped >= 0 && leaf < _network.FirstFunction)
        {
            return false;
        }

        // Another node in its place pays at once if the leaf has no other reader. Otherwise it may pay later: readers gather at fewer nodes.
        int otherReaders = dropped < 0 ? 0 : _network.ReferencesOf(leaf) - 1;
        for (int slot = 0; slot < _window.Nodes.Count; slot++)
        {
            int other = _window.Nodes[slot];
            if (other != leaf && (otherReaders == 0 || _network.ReferencesOf(other) > otherReaders) && Separates(slot) && TryWith(node, slot, evenIfEqual: otherReaders > 0))
            {
                return true;
            }
        }

        return dropped >= 0 && otherReaders == 0 && _kept.Count + 2 <= _cutSize && TryPairs(node, leaf);
    }

    private bool TryWith(int node, int slot, bool evenIfEqual)
    {
        _kept.Add(slot);
        Split();
        if (_conflicts == 0 && TryReplace(node, evenIfEqual))
        {
            return true;
        }

        _kept.RemoveAt(_kept.Count - 1);
        Split();
        return false;
    }

    private bool TryPairs(int node, int leaf)
    {
        for (int first = _window.Nodes.Count - 1, tried = 0; first > 0 && tried < MostPaired; first--)
        {
            if (_window.Nodes[first] == leaf || _kept.Contains(first))
            {
                continue;
            }

            tried++;
            _kept.Add(first);
            Split();
            for (int second = 0; second < first; second++)
            {
                if (_window.Nodes[second] != leaf && Separates(second) && TryWith(node, second, evenIfEqual: false))
                {
                    return true;
                }
            }

            _kept.RemoveAt(_kept.Count - 1);
            Split();
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
        _work += (long)words << _kept.Count;
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

                ulong root = tables[_window.RootSlot * words + w];
                _ones[start + w] = part & root;
                _zeros[start + w] = part & ~root;
                anyOne |= part & root;
                anyZero |= part & ~root;
            }

            _onSet |= anyOne != 0 ? 1UL << value : 0;
            _offSet |= anyZero != 0 ? 1UL << value : 0;
            _conflicts += anyOne != 0 && anyZero != 0 ? 1 : 0;
        }
    }

    // Whether a node tells the root's ones from its zeros in every part that has both.
    private bool Separates(int slot)
    {
        int words = _window.Words;
        int start = slot * words;
        ulong[] tables = _window.Tables;
        for (int part = 0; part < _conflicts; part++)
        {
            ulong oneAtOne = 0;
            ulong oneAtZero = 0;
            ulong zeroAtOne = 0;
            ulong zeroAtZero = 0;
            _work += words;
            for (int w = 0; w < words; w++)
            {
                ulong table = tables[start + w];
                ulong ones = _ones[part * words + w];
                ulong zeros = _zeros[part * words + w];
                oneAtOne |= ones & table;
                oneAtZero |= ones & ~table;
                zeroAtOne |= zeros & table;
                zeroAtZero |= zeros & ~table;

                // Most nodes fail within a word or two.
                if ((oneAtOne != 0 && zeroAtOne != 0) || (oneAtZero != 0 && zeroAtZero != 0))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Replaces the root by a function of the kept slots, which determine it: variables go as long as free values allow.
    private bool TryReplace(int node, bool evenIfEqual)
    {
        ulong onSet = Repeat(_onSet, _kept.Count);
        ulong offSet = Repeat(_offSet, _kept.Count);
        for (int i = 0; i < _kept.Count; i++)
        {
            ulong on = CutFunction.Cofactor(onSet, i, 0) | CutFunction.Cofactor(onSet, i, 1);
            ulong off = CutFunction.Cofactor(offSet, i, 0) | CutFunction.Cofactor(offSet, i, 1);
            if ((on & off) == 0)
            {
                (onSet, offSet) = (on, off);
            }
        }

        int[] support = Enumerable.Range(0, _kept.Count).Where(i => CutFunction.DependsOn(onSet, i)).ToArray();
        int[] leaves = support.Select(i => _window.Nodes[_kept[i]]).ToArray();
        ulong table = CutFunction.Compact(onSet, support);
        return _network.TryReplace(node, leaves, Cheapest(table, ~(table | CutFunction.Compact(offSet, support)), leaves.Length), evenIfEqual);
    }

    // The cheapest function of a table and free entries, where these are few.
    private ulong Cheapest(ulong table, ulong free, int variables)
    {
        ulong entries = variables > MostFilled ? 0 : (1UL << (1 << variables)) - 1;
        if ((free & entries) == 0)
        {
            return table;
        }

        ulong best = table;
        int least = int.MaxValue;
        for (ulong fill = 0; ; fill = (fill - free) & free & entries)
        {
            ulong candidate = Repeat((table | fill) & entries, variables);
            int cost = _network.CostOf(variables, candidate);
            if (cost < least && Enumerable.Range(0, variables).All(i => CutFunction.DependsOn(candidate, i)))
            {
                (best, least) = (candidate, cost);
            }

            if (fill == (free & entries))
            {
                return best;
            }
        }
    }

    private static ulong Repeat(ulong table, int variables)
    {
        for (int bits = 1 << variables; bits < 64; bits *= 2)
        {
            table |= table << bits;
        }

        return table;
    }
}
