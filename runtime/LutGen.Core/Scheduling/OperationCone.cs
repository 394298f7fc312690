namespace LutGen.Scheduling;

/// <summary>An operation with all that it still needs, and what doing them now would cost.</summary>
internal sealed class OperationCone
{
    private const int Most = 7;

    // Found by random search on circuits of random gates. Only the value of dying operands matters much.
    private const double MissingCost = 0.16;
    private const double BornCost = 0.23;
    private const double DyingGain = 0.87;
    private const double OutputGain = 0.24;

    private static readonly double[] Divisors = Enumerable.Range(0, Most + 1).Select(n => Math.Pow(Math.Max(n, 1), 0.1)).ToArray();

    private readonly OrderState _state;
    private readonly int[] _operations = new int[Most];
    private readonly int[] _member;
    private readonly int[] _read;
    private readonly int[] _reads;
    private int _size;
    private int _mark;

    public OperationCone(OrderState state)
    {
        _state = state;
        _member = new int[state.Table.Values];
        _read = new int[state.Table.Values];
        _reads = new int[state.Table.Values];
    }

    /// <summary>Finds what is not done of all that an operation needs.</summary>
    /// <returns>Whether it is little enough.</returns>
    public bool Gather(int root)
    {
        _mark++;
        _size = 1;
        _operations[0] = root;
        _member[root] = _mark;
        for (int i = 0; i < _size; i++)
        {
            for (int place = 0; place < 3; place++)
            {
                int operand = _state.Table.Operand(_operations[i], place);
                if (operand < 0 || _state.IsDone(operand) || _member[operand] == _mark)
                {
                    continue;
                }

                if (_size == Most)
                {
                    return false;
                }

                _member[operand] = _mark;
                _operations[_size++] = operand;
            }
        }

        return true;
    }

    /// <summary>
    /// What the cone costs: operands that left the cache, values that will be alive; less values that die and outputs done.
    /// </summary>
    public double Cost()
    {
        int missing = 0, born = 0, dying = 0, outputs = 0;
        for (int i = 0; i < _size; i++)
        {
            for (int place = 0; place < 3; place++)
            {
                int operand = _state.Table.Operand(_operations[i], place);
                if (operand < 0)
                {
                    continue;
                }

                if (_read[operand] != _mark)
                {
                    _read[operand] = _mark;
                    _reads[operand] = 0;
                    missing += _state.IsDone(operand) && !_state.Recent.Contains(operand) ? 1 : 0;
                }

                // A node that dies inside its own cone was never alive outside.
                dying += ++_reads[operand] == _state.Unread(operand) && _state.IsDone(operand) ? 1 : 0;
            }
        }

        for (int i = 0; i < _size; i++)
        {
            int node = _operations[i];
            int readsInside = _read[node] == _mark ? _reads[node] : 0;
            born += _state.Unread(node) > readsInside ? 1 : 0;
            outputs += _state.IsOutput(node) ? 1 : 0;
        }

        return (MissingCost * missing + BornCost * born - DyingGain * dying - OutputGain * outputs) / Divisors[_size];
    }

    /// <summary>The cone's operations, each after its operands.</summary>
    public int[] Operations()
    {
        // Ids are topological.
        int[] operations = _operations.Take(_size).ToArray();
        Array.Sort(operations);
        return operations;
    }
}
