using LutGen.Circuits;

namespace LutGen.Scheduling;

/// <summary>
/// Orders a circuit's operations for a small cache: again and again that operation is done, with all that it still needs (its
/// cone), whose operands are at hand and after which fewest values are alive. The fewer values are alive, the fewer leave the
/// cache before they are read again.
/// </summary>
public sealed class ConeGreedyOrder
{
    // Planes of 512 bits in 32 KB, less what stack, code and outputs take.
    private const int CacheLines = 380;

    // Looking further back finds hardly better cones, for several times the work.
    private const int ValuesLookedAt = 64;

    private const int LargestCone = 7;

    // Found by random search on circuits of random gates. Only the value of dying operands matters much.
    private const double MissingCost = 0.16;
    private const double BornCost = 0.23;
    private const double DyingGain = 0.87;
    private const double OutputGain = 0.24;
    private const double AgeCost = 0.0003;

    private static readonly double[] Divisors = Enumerable.Range(0, LargestCone + 1).Select(n => Math.Pow(Math.Max(n, 1), 0.1)).ToArray();

    private readonly OperandTable _table;
    private readonly RecentValues _recent;
    private readonly bool[] _done;
    private readonly bool[] _isOutput;
    private readonly int[] _unread;
    private readonly int[] _offered;
    private readonly int[] _inCone;
    private readonly int[] _readInCone;
    private readonly int[] _coneReads;
    private readonly int[] _cone = new int[LargestCone];
    private readonly int[] _best = new int[LargestCone];
    private readonly List<int> _order = [];
    private int _coneSize;
    private int _coneMark;
    private int _round;

    private ConeGreedyOrder(Circuit circuit)
    {
        _table = new OperandTable(circuit);
        _recent = new RecentValues(_table.Values, CacheLines);
        _done = new bool[_table.Values];
        _isOutput = new bool[_table.Values];
        _offered = new int[_table.Values];
        _inCone = new int[_table.Values];
        _readInCone = new int[_table.Values];
        _coneReads = new int[_table.Values];
        _unread = Enumerable.Range(0, _table.Values).Select(value => _table.EndOfReaders(value) - _table.FirstReader(value)).ToArray();
        foreach (int output in circuit.Outputs)
        {
            _isOutput[output] = true;
        }

        for (int input = 0; input < circuit.InputCount; input++)
        {
            _done[input] = true;
        }
    }

    /// <summary>The same circuit with its operations in a better order.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static Circuit Arrange(Circuit circuit, CancellationToken cancellation = default)
    {
        var order = new ConeGreedyOrder(circuit);
        order.Run(cancellation);
        return CircuitOrder.Permute(circuit, order._order);
    }

    private void Run(CancellationToken cancellation)
    {
        int next = _table.InputCount;
        while (true)
        {
            int size = ChooseCone();
            if (size == 0)
            {
                // Nothing near is within reach: the first that is left has its operands, for nodes are in topological order.
                while (next < _table.Values && _done[next])
                {
                    next++;
                }

                if (next == _table.Values)
                {
                    return;
                }

                _best[0] = next;
                size = 1;
            }

            // Ids are topological.
            Array.Sort(_best, 0, size);
            for (int i = 0; i < size; i++)
            {
                Do(_best[i]);
            }

            cancellation.ThrowIfCancellationRequested();
        }
    }

    // Leaves the best cone in _best and returns its size.
    private int ChooseCone()
    {
        _round++;
        int size = 0;
        int age = 0;
        double lowest = double.PositiveInfinity;
        for (int value = _recent.Newest; value != RecentValues.None && age < ValuesLookedAt; value = _recent.Older(value), age++)
        {
            for (int position = _table.FirstReader(value); position < _table.EndOfReaders(value); position++)
            {
                int reader = _table.Reader(position);
                if (_done[reader] || _offered[reader] == _round)
                {
                    continue;
                }

                _offered[reader] = _round;
                if (!GatherCone(reader))
                {
                    continue;
                }

                double cost = Cost() + AgeCost * age;
                if (cost < lowest)
                {
                    lowest = cost;
                    size = _coneSize;
                    Array.Copy(_cone, _best, size);
                }
            }
        }

        return size;
    }

    // What is not done of all that a node needs; false if it is too much.
    private bool GatherCone(int root)
    {
        _coneMark++;
        _coneSize = 1;
        _cone[0] = root;
        _inCone[root] = _coneMark;
        for (int i = 0; i < _coneSize; i++)
        {
            for (int place = 0; place < 3; place++)
            {
                int operand = _table.Operand(_cone[i], place);
                if (operand < 0 || _done[operand] || _inCone[operand] == _coneMark)
                {
                    continue;
                }

                if (_coneSize == LargestCone)
                {
                    return false;
                }

                _inCone[operand] = _coneMark;
                _cone[_coneSize++] = operand;
            }
        }

        return true;
    }

    private double Cost()
    {
        int missing = 0, born = 0, dying = 0, outputs = 0;
        for (int i = 0; i < _coneSize; i++)
        {
            int node = _cone[i];
            for (int place = 0; place < 3; place++)
            {
                int operand = _table.Operand(node, place);
                if (operand < 0)
                {
                    continue;
                }

                if (_readInCone[operand] != _coneMark)
                {
                    _readInCone[operand] = _coneMark;
                    _coneReads[operand] = 0;
                    missing += _done[operand] && !_recent.Contains(operand) ? 1 : 0;
                }

                // A node that dies inside its own cone was never alive outside.
                dying += ++_coneReads[operand] == _unread[operand] && _done[operand] ? 1 : 0;
            }
        }

        for (int i = 0; i < _coneSize; i++)
        {
            int node = _cone[i];
            int readsInside = _readInCone[node] == _coneMark ? _coneReads[node] : 0;
            born += _unread[node] > readsInside ? 1 : 0;
            outputs += _isOutput[node] ? 1 : 0;
        }

        return (MissingCost * missing + BornCost * born - DyingGain * dying - OutputGain * outputs) / Divisors[_coneSize];
    }

    private void Do(int node)
    {
        _order.Add(node);
        _done[node] = true;
        for (int place = 0; place < 3; place++)
        {
            int operand = _table.Operand(node, place);
            if (operand < 0)
            {
                continue;
            }

            if (--_unread[operand] == 0)
            {
                _recent.Remove(operand);
            }
            else
            {
                _recent.Touch(operand);
            }
        }

        if (_unread[node] > 0)
        {
            _recent.Touch(node);
        }
    }
}
