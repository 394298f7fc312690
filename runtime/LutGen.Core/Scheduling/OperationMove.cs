namespace LutGen.Scheduling;

/// <summary>A place for an operation, and the few others that must go there with it, so that all still stand behind their operands.</summary>
internal sealed class OperationMove
{
    // Beyond this the next place is tried; with more a pass takes longer and gains hardly more.
    private const int Most = 4;

    private readonly OperandTable _table;
    private readonly OperationList _list;
    private readonly int[] _operations = new int[Most];
    private readonly long[] _keys = new long[Most];
    private readonly int[] _moved;
    private readonly int[] _touched;
    private int _behind;
    private int _size;
    private int _mark;

    public OperationMove(OperandTable table, OperationList list)
    {
        (_table, _list) = (table, list);
        _moved = new int[table.Values];
        _touched = new int[table.Values];
    }

    /// <summary>The values that are computed or read by what moves.</summary>
    public List<int> Affected { get; } = [];

    /// <summary>Finds what goes along: operands that stand behind the place, or readers before it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="behind">The operation that it is to stand behind.</param>
    /// <returns>Whether it is little enough, and the place not part of it.</returns>
    public bool Gather(int operation, int behind)
    {
        _behind = behind;
        _mark++;
        Affected.Clear();
        _size = 0;
        long key = _list.Key(behind);
        bool back = key < _list.Key(operation);
        bool fits = Add(operation);
        for (int i = 0; i < _size && fits; i++)
        {
            fits = back ? AddOperands(_operations[i], key) : AddReaders(_operations[i], key);
        }

        if (fits)
        {
            Sort();
        }

        return fits && _moved[behind] != _mark;
    }

    /// <summary>Gives what moves the keys that it would have.</summary>
    /// <returns>Whether there are keys left between those of the place and of what follows.</returns>
    public bool Suppose()
    {
        long low = _list.Key(_behind);
        long step = (_list.KeyAfter(_behind) - low) / (_size + 1);
        for (int i = 0; i < _size && step > 0; i++)
        {
            _keys[i] = _list.Key(_operations[i]);
            _list.SetKey(_operations[i], low + step * (i + 1));
        }

        return step > 0;
    }

    /// <summary>Takes supposed keys back.</summary>
    public void TakeBack()
    {
        for (int i = 0; i < _size; i++)
        {
            _list.SetKey(_operations[i], _keys[i]);
        }
    }

    /// <summary>Moves, which has been supposed before and taken back.</summary>
    public void Do()
    {
        Suppose();
        for (int i = 0; i < _size; i++)
        {
            _list.Move(_operations[i], i == 0 ? _behind : _operations[i - 1]);
        }
    }

    private bool AddOperands(int operation, long key)
    {
        bool fits = true;
        for (int place = 0; place < 3; place++)
        {
            int operand = _table.Operand(operation, place);
            if (operand >= 0)
            {
                fits = fits && (operand < _table.InputCount || _list.Key(operand) <= key || Add(operand));
                Touch(operand);
            }
        }

        return fits;
    }

    private bool AddReaders(int operation, long key)
    {
        bool fits = true;
        for (int position = _table.FirstReader(operation); position < _table.EndOfReaders(operation) && fits; position++)
        {
            int reader = _table.Reader(position);
            fits = _list.Key(reader) > key || Add(reader);
        }

        for (int place = 0; place < 3; place++)
        {
            int operand = _table.Operand(operation, place);
            if (operand >= 0)
            {
                Touch(operand);
            }
        }

        return fits;
    }

    private bool Add(int operation)
    {
        if (_moved[operation] == _mark)
        {
            return true;
        }

        if (_size == Most)
        {
            return false;
        }

        _moved[operation] = _mark;
        _operations[_size++] = operation;
        Touch(operation);
        return true;
    }

    private void Touch(int value)
    {
        if (_touched[value] != _mark)
        {
            _touched[value] = _mark;
            Affected.Add(value);
        }
    }

    private void Sort()
    {
        for (int i = 1; i < _size; i++)
        {
            int operation = _operations[i];
            int place = i;
            for (; place > 0 && _list.Key(_operations[place - 1]) > _list.Key(operation); place--)
            {
                _operations[place] = _operations[place - 1];
            }

            _operations[place] = operation;
        }
    }
}
