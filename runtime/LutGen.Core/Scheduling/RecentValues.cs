namespace LutGen.Scheduling;

/// <summary>The values touched last, newest first: a model of a cache that forgets what was not touched for longest.</summary>
internal sealed class RecentValues
{
    public const int None = -1;

    private readonly int[] _newer;
    private readonly int[] _older;
    private readonly bool[] _present;
    private readonly int _capacity;
    private int _oldest = None;
    private int _count;

    public RecentValues(int values, int capacity)
    {
        _newer = new int[values];
        _older = new int[values];
        _present = new bool[values];
        _capacity = capacity;
    }

    /// <summary>The value touched last, or <see cref="None"/>.</summary>
    public int Newest { get; private set; } = None;

    public bool Contains(int value) => _present[value];

    /// <summary>The value touched before another, or <see cref="None"/>.</summary>
    public int Older(int value) => _older[value];

    /// <summary>Makes a value the newest; says whether it was absent.</summary>
    public bool Touch(int value)
    {
        bool absent = !_present[value];
        if (!absent)
        {
            Remove(value);
        }
        else if (_count == _capacity)
        {
            Remove(_oldest);
        }

        _present[value] = true;
        _newer[value] = None;
        _older[value] = Newest;
        if (Newest != None)
        {
            _newer[Newest] = value;
        }
        else
        {
            _oldest = value;
        }

        Newest = value;
        _count++;
        return absent;
    }

    /// <summary>Forgets a value that is not needed any more.</summary>
    public void Remove(int value)
    {
        if (!_present[value])
        {
            return;
        }

        _present[value] = false;
        _count--;
        (int newer, int older) = (_newer[value], _older[value]);
        if (newer != None)
        {
            _older[newer] = older;
        }
        else
        {
            Newest = older;
        }

        if (older != None)
        {
            _newer[older] = newer;
        }
        else
        {
            _oldest = newer;
        }
    }
}
