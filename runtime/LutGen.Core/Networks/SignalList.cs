using System.Collections;

namespace LutGen.Networks;

/// <summary>A read-only list of signal ids: a view, so that a million neurons share one array.</summary>
public readonly struct SignalList : IReadOnlyList<int>
{
    private readonly int[] _ids;
    private readonly int _start;

    internal SignalList(int[] ids, int start, int count)
    {
        _ids = ids;
        _start = start;
        Count = count;
    }

    /// <summary>Copies ids into a list of their own.</summary>
    /// <param name="ids">Signal ids, any number.</param>
    public SignalList(IEnumerable<int> ids)
    {
        _ids = ids.ToArray();
        _start = 0;
        Count = _ids.Length;
    }

    /// <summary>Number of signals.</summary>
    public int Count { get; }

    /// <summary>The id at a position.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public int this[int index] => (uint)index < (uint)Count ? _ids[_start + index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Enumerates the ids in order.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return _ids[_start + i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
