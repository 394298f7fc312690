namespace LutGen.Benchmarks.Peers.Networks;

/// <summary>
/// The numbers of Python's <c>random.Random(seed)</c>: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998) with
/// Python's rules for seeding by an integer and for drawing, so that networks written down in Python can be made again.
/// </summary>
internal sealed class PythonRandom
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    /// <summary>Seeds as <c>random.Random(seed)</c>.</summary>
    /// <param name="seed">0 to 2^32 - 1: an integer of one 32-bit digit.</param>
    public PythonRandom(uint seed)
    {
        Fill(19650218);
        uint previous = _state[0];
        int position = 1;
        for (int step = 0; step < Size; step++)
        {
            _state[position] = previous = (_state[position] ^ ((previous ^ (previous >> 30)) * 1664525)) + seed;
            position = Advance(position, ref previous);
        }

        for (int step = 1; step < Size; step++)
        {
            _state[position] = previous = (_state[position] ^ ((previous ^ (previous >> 30)) * 1566083941)) - (uint)position;
            position = Advance(position, ref previous);
        }

        _state[0] = 0x80000000;
    }

    /// <summary><c>randrange(limit)</c>.</summary>
    /// <param name="limit">At least 1.</param>
    /// <returns>0 to <paramref name="limit"/> - 1.</returns>
    public int RandRange(int limit)
    {
        int unused = int.LeadingZeroCount(limit);
        uint value;
        do
        {
            value = NextWord() >> unused;
        }
        while (value >= limit);

        return (int)value;
    }

    /// <summary><c>random()</c>.</summary>
    /// <returns>0 inclusive to 1 exclusive, 53 bits.</returns>
    public double Random()
    {
        uint high = NextWord() >> 5;
        uint low = NextWord() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /// <summary><c>choices(range(n), weights)[0]</c>.</summary>
    /// <param name="weights">n weights; integers, so that their sums are exact.</param>
    /// <returns>0 to n - 1.</returns>
    public int Choice(ReadOnlySpan<int> weights)
    {
        int total = 0;
        foreach (int weight in weights)
        {
            total += weight;
        }

        double point = Random() * total;
        int sum = 0;
        for (int i = 0; i < weights.Length - 1; i++)
        {
            sum += weights[i];
            if (point < sum)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    private int Advance(int position, ref uint previous)
    {
        if (position < Size - 1)
        {
            return position + 1;
        }

        previous = _state[0] = _state[Size - 1];
        return 1;
    }

    private void Fill(uint seed)
    {
        _state[0] = seed;
        for (int i = 1; i < Size; i++)
        {
            _state[i] = 1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30)) + (uint)i;
        }
    }

    private uint NextWord()
    {
        if (_next == Size)
        {
            Twist();
        }

        uint word = _state[_next++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        return word ^ (word >> 18);
    }

    private void Twist()
    {
        for (int i = 0; i < Size; i++)
        {
            uint word = (_state[i] & 0x80000000) | (_state[(i + 1) % Size] & 0x7FFFFFFF);
            _state[i] = _state[(i + Middle) % Size] ^ (word >> 1) ^ ((word & 1) * 0x9908B0DF);
        }

        _next = 0;
    }
}
