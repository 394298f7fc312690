namespace LutGen.Training.Numerics;

/// <summary>
/// The one source of randomness of the trainer: a SplitMix64 sequence. Its numbers depend on the seed alone, never on the
/// runtime, the machine or the number of threads, so a seed names a trained file.
/// </summary>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator for one purpose (a layer, a step, an image): streams of different keys are independent.</summary>
    /// <param name="seed">The seed of the whole run.</param>
    /// <param name="key">What the stream is for, for example an index.</param>
    public static SeededRandom ForKey(ulong seed, ulong key) => new(Combine(seed, key));

    /// <summary>Makes this generator the one that <see cref="ForKey"/> would create, without allocating another.</summary>
    public void Restart(ulong seed, ulong key) => _state = Combine(seed, key);

    /// <summary>Next 64 random bits.</summary>
    public ulong NextBits() => Mix(_state += 0x9E3779B97F4A7C15UL);

    /// <summary>A uniform integer in 0 .. <paramref name="bound"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)(((NextBits() >> 32) * (ulong)bound) >> 32);
    }

    /// <summary>A uniform number in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>
    /// A number of mean 0 and variance 1 that is all but normal: twelve uniform numbers less their mean. Sums, unlike logarithms and
    /// cosines of a system's library, are the same everywhere.
    /// </summary>
    public double NextNormal()
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
        {
            sum += NextDouble();
        }

        return sum;
    }

    /// <summary>Puts the items into a uniformly random order (Fisher-Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Combine(ulong seed, ulong key) => Mix(seed + 0x632BE59BD9B4E019UL) ^ Mix(key * 0x9E3779B97F4A7C15UL + 1);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
