namespace LutGen.Scheduling;

/// <summary>An order in which operations can be moved, and that knows at once how far one is from another.</summary>
internal sealed class OperationList
{
    /// <summary>No operation.</summary>
    public const int None = -1;

    /// <summary>How far apart the keys of neighbours are, until others come between them.</summary>
    public const long Spacing = 1 << 20;

    private readonly int _inputs;
    private readonly int _end;
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly long[] _keys;

    /// <summary>Lists a circuit's operations as they are numbered.</summary>
    public OperationList(OperandTable table)
    {
        // A ring: behind the last operation, and before the first, is the end.
        _inputs = table.InputCount;
        _end = table.Values - _inputs;
        _next = Enumerable.Range(1, _end + 1).ToArray();
        _previous = Enumerable.Range(-1, _end + 1).ToArray();
        (_next[_end], _previous[0]) = (0, _end);
        _keys = new long[_end + 1];
        Renumber();
    }

    /// <summary>The operations in order.</summary>
    public int[] Order()
    {
        var order = new int[_end];
        for (int i = 0, node = _next[_end]; node != _end; i++, node = _next[node])
        {
            order[i] = _inputs + node;
        }

        return order;
    }

    /// <summary>Where an operation stands; greater is later.</summary>
    public long Key(int operation) => _keys[operation - _inputs];

    /// <summary>The key of what follows an operation.</summary>
    public long KeyAfter(int operation) => _keys[_next[operation - _inputs]];

    /// <summary>Gives an operation another key, which must agree with the place that it is moved to.</summary>
    public void SetKey(int operation, long key) => _keys[operation - _inputs] = key;

    /// <summary>The operation before, or <see cref="None"/>.</summary>
    public int Previous(int operation) => Id(_previous[operation - _inputs]);

    /// <summary>The operation after, or <see cref="None"/>.</summary>
    public int Next(int operation) => Id(_next[operation - _inputs]);

    /// <summary>Puts an operation behind another.</summary>
    public void Move(int operation, int behind)
    {
        (int node, int other) = (operation - _inputs, behind - _inputs);
        (_next[_previous[node]], _previous[_next[node]]) = (_next[node], _previous[node]);
        (_previous[node], _next[node]) = (other, _next[other]);
        (_previous[_next[other]], _next[other]) = (node, node);
    }

    /// <summary>Sets all keys apart again.</summary>
    public void Renumber()
    {
        long key = 0;
        for (int node = _next[_end]; node != _end; node = _next[node])
        {
            _keys[node] = key += Spacing;
        }

        _keys[_end] = key + Spacing;
    }

    private int Id(int node) => node == _end ? None : _inputs + node;
}
