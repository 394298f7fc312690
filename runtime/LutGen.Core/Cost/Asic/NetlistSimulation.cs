namespace LutGen.Cost.Asic;

/// <summary>Runs 64 independent copies of a netlist, one in each bit of a word.</summary>
internal sealed class NetlistSimulation
{
    private readonly CellNetlist _netlist;
    private readonly ulong[] _values;
    private readonly ulong[] _next;

    /// <summary>Starts with all nets at 0.</summary>
    public NetlistSimulation(CellNetlist netlist)
    {
        _netlist = netlist;
        _values = new ulong[netlist.Nets];
        _next = new ulong[netlist.Nets];
        _values[CellNetlist.One] = ulong.MaxValue;
    }

    /// <summary>A net's value in each copy; to be set for inputs, stored bits and outputs of registers alone.</summary>
    public ulong this[int net]
    {
        get => _values[net];
        set => _values[net] = value;
    }

    /// <summary>Computes every net, without regard to time. Registers keep their outputs.</summary>
    public void Evaluate()
    {
        foreach (Cell cell in _netlist.Cells)
        {
            Compute(cell, _values, _values);
        }
    }

    /// <summary>
    /// Changes some nets at once and follows what becomes of it until nothing moves any more; every cell takes one unit of time, so that nets that
    /// are reached over paths of different lengths change more than once, as they do in silicon (glitches).
    /// </summary>
    /// <param name="changes">The nets that change at the beginning, with their new values.</param>
    /// <param name="transitions">For each net the changes so far, over all copies; counted on.</param>
    public void Settle(IEnumerable<KeyValuePair<int, ulong>> changes, long[] transitions)
    {
        Array.Copy(_values, _next, _values.Length);
        foreach (KeyValuePair<int, ulong> change in changes)
        {
            _next[change.Key] = change.Value;
        }

        while (TakeOver(transitions))
        {
            foreach (Cell cell in _netlist.Cells)
            {
                Compute(cell, _values, _next);
            }
        }
    }

    private bool TakeOver(long[] transitions)
    {
        bool moved = false;
        for (int net = 0; net < _values.Length; net++)
        {
            ulong changed = _values[net] ^ _next[net];
            if (changed != 0)
            {
                moved = true;
                transitions[net] += Ones(changed);
                _values[net] = _next[net];
            }
        }

        return moved;
    }

    private static void Compute(Cell cell, ulong[] from, ulong[] to)
    {
        switch (cell.Kind)
        {
            case CellKind.Mux2:
                ulong control = from[cell.C];
                to[cell.Output] = (from[cell.A] & ~control) | (from[cell.B] & control);
                break;
            case CellKind.And2:
                to[cell.Output] = from[cell.A] & from[cell.B];
                break;
            case CellKind.Nand2:
                to[cell.Output] = ~(from[cell.A] & from[cell.B]);
                break;
            case CellKind.HalfAdder:
                (ulong a, ulong b) = (from[cell.A], from[cell.B]);
                to[cell.Output] = a ^ b;
                to[cell.Carry] = a & b;
                break;
            case CellKind.FullAdder:
                (ulong x, ulong y, ulong z) = (from[cell.A], from[cell.B], from[cell.C]);
                to[cell.Output] = x ^ y ^ z;
                to[cell.Carry] = (x & y) | (z & (x ^ y));
                break;
        }
    }

    // The processor's instruction is not there for netstandard2.0.
    private static int Ones(ulong word)
    {
        word -= (word >> 1) & 0x5555555555555555;
        word = (word & 0x3333333333333333) + ((word >> 2) & 0x3333333333333333);
        return (int)((((word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F) * 0x0101010101010101) >> 56);
    }
}
