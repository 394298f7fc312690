namespace LutGen.Scheduling;

/// <summary>How likely values have left the cache when they are read: the more operations since they were computed or read before, the likelier.</summary>
internal sealed class ReadDistances
{
    // Operations after which two values of three have left: each brings in one or two lines of 512. From 200 to 400 is all the same.
    private const int Reach = 300;

    // Beyond this everything has left.
    private const int Far = 2_048;

    // More readers keep a value at hand anyway, and would take long to look through.
    private const int MostReaders = 32;

    private static readonly double[] Costs = CostsByDistance();

    private readonly OperandTable _table;
    private readonly OperationList _list;
    private readonly long[] _keys = new long[MostReaders + 1];

    public ReadDistances(OperandTable table, OperationList list)
    {
        (_table, _list) = (table, list);
    }

    /// <summary>Whether the reads of a value are counted: whether they are few enough.</summary>
    public bool AreCounted(int value) => _table.EndOfReaders(value) - _table.FirstReader(value) <= MostReaders;

    /// <summary>The expected misses of all reads.</summary>
    public double OfAll() => Of(Enumerable.Range(0, _table.Values).ToList());

    /// <summary>The expected misses of the reads of some values.</summary>
    public double Of(List<int> values)
    {
        double sum = 0;
        foreach (int value in values)
        {
            sum += AreCounted(value) ? Of(value) : 0;
        }

        return sum;
    }

    private double Of(int value)
    {
        int count = 0;
        if (value >= _table.InputCount)
        {
            _keys[count++] = _list.Key(value);
        }

        for (int position = _table.FirstReader(value); position < _table.EndOfReaders(value); position++)
        {
            Insert(_list.Key(_table.Reader(position)), count++);
        }

        double sum = 0;
        for (int i = 1; i < count; i++)
        {
            sum += Costs[Math.Min((int)((_keys[i] - _keys[i - 1]) / OperationList.Spacing), Far - 1)];
        }

        return sum;
    }

    private void Insert(long key, int place)
    {
        for (; place > 0 && _keys[place - 1] > key; place--)
        {
            _keys[place] = _keys[place - 1];
        }

        _keys[place] = key;
    }

    // By products, which are the same on all machines, so that the order is.
    private static double[] CostsByDistance()
    {
        var costs = new double[Far];
        double held = 1;
        for (int distance = 0; distance < Far; distance++)
        {
            costs[distance] = 1 - held;
            held *= 1 - 1.0 / Reach;
        }

        return costs;
    }
}
