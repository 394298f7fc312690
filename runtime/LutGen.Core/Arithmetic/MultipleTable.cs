namespace LutGen.Arithmetic;

/// <summary>T_W[k] = W * k for all values k of a chunk, the one table that all chunks of an activation share.</summary>
public sealed class MultipleTable
{
    private readonly ProductStorage _storage;
    private readonly int _first;
    private readonly int[] _words;

    /// <summary>Creates the table of a weight.</summary>
    /// <param name="format">The operands.</param>
    /// <param name="weight">W.</param>
    /// <param name="storage">Which multiples are stored.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not of the format.</exception>
    public MultipleTable(MultiplierFormat format, int weight, ProductStorage storage)
    {
        format.Weight.Require(weight, nameof(weight));
        (Weight, _storage) = (weight, storage);

        // A signed activation asks for negative multiples too, in its top chunk.
        _first = format.Activation.IsSigned ? -(1 << (format.WidthOf(format.Chunks - 1) - 1)) : 0;
        Multiples = [.. Enumerable.Range(_first, (1 << format.ChunkBits) - _first).Where(IsStored)];
        _words = [.. Multiples.Select(k => weight * k)];
    }

    /// <summary>W.</summary>
    public int Weight { get; }

    /// <summary>The stored multiples k, rising.</summary>
    public IReadOnlyList<int> Multiples { get; }

    /// <summary>The stored words W * k, in the order of <see cref="Multiples"/>.</summary>
    public IReadOnlyList<int> Words => _words;

    /// <summary>W * k, read from the stored words.</summary>
    /// <param name="k">The value of a chunk.</param>
    public int this[int k]
    {
        get
        {
            if (_storage == ProductStorage.Plain)
            {
                return _words[k - _first];
            }

            if (k == 0)
            {
                return 0;
            }

            int shift = 0;
            for (; (k & 1) == 0; k >>= 1)
            {
                shift++;
            }

            // Odd numbers from the first on: -1 and 1 are neighbours there too, whatever the parity of the first.
            int firstOdd = _first | 1;
            return _words[(k - firstOdd) / 2] << shift;
        }
    }

    private bool IsStored(int k) => _storage == ProductStorage.Plain || (k & 1) != 0;
}
