using System.Collections;

namespace LutGen.Encoders;

/// <summary>One item for every feature, stored once: a line of a file may announce millions of features.</summary>
internal sealed class RepeatedList<T>(T item, int count) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] => (uint)index < (uint)count ? item : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<T> GetEnumerator() => Enumerable.Repeat(item, Math.Max(0, count)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
