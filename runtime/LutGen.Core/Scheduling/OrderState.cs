using LutGen.Circuits;

namespace LutGen.Scheduling;

/// <summary>How far an order has come: what is done, what is still to be read, and what a small cache would hold.</summary>
internal sealed class OrderState
{
    // Planes of 512 bits in 32 KB, less what stack, code and outputs take.
    private const int CacheLines = 380;

    private readonly bool[] _done;
    private readonly bool[] _isOutput;
    private readonly int[] _unread;
    private readonly List<int> _order = [];
    private int _firstLeft;

    public OrderState(Circuit circuit)
    {
        Table = new OperandTable(circuit);
        Recent = new RecentValues(Table.Values, CacheLines);
        _done = new bool[Table.Values];
        _isOutput = new bool[Table.Values];
        _unread = Enumerable.Range(0, Table.Values).Select(value => Table.EndOfReaders(value) - Table.FirstReader(value)).ToArray();
        _firstLeft = circuit.InputCount;
        foreach (int output in circuit.Outputs)
        {
            _isOutput[output] = true;
        }

        for (int input = 0; input < circuit.InputCount; input++)
        {
            _done[input] = true;
        }
    }

    /// <summary>Who reads what.</summary>
    public OperandTable Table { get; }

    /// <summary>The values that the cache holds.</summary>
    public RecentValues Recent { get; }

    /// <summary>The operations that are done, in order.</summary>
    public IReadOnlyList<int> Order => _order;

    public bool IsDone(int value) => _done[value];

    public bool IsOutput(int value) => _isOutput[value];

    /// <summary>Readers of a value that are not done.</summary>
    public int Unread(int value) => _unread[value];

    /// <summary>The first operation that is left, or -1; its operands are done, for nodes are in topological order.</summary>
    public int FirstLeft()
    {
        while (_firstLeft < Table.Values && _done[_firstLeft])
        {
            _firstLeft++;
        }

        return _firstLeft < Table.Values ? _firstLeft : -1;
    }

    /// <summary>Does an operation, whose operands are done.</summary>
    public void Do(int node)
    {
        _order.Add(node);
        _done[node] = true;
        for (int place = 0; place < 3; place++)
        {
            int operand = Table.Operand(node, place);
            if (operand < 0)
            {
                continue;
            }

            if (--_unread[operand] == 0)
            {
                Recent.Remove(operand);
            }
            else
            {
                Recent.Touch(operand);
            }
        }

        if (_unread[node] > 0)
        {
            Recent.Touch(node);
        }
    }
}
