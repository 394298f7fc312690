namespace LutGen.Circuits;

/// <summary>
/// Bits to be added up, by weight. Equal bits are collected: a bit that counts three times has weight three, a bit and its
/// complement together are one. Weights are written in signed digits where that takes fewer: seven times a bit is eight times less once.
/// </summary>
internal sealed class BitHeap(long constant)
{
    private readonly Dictionary<int, long> _weights = [];
    private readonly List<int> _nodes = [];
    private long _constant = constant;

    /// <summary>The least that the bits add up to.</summary>
    public long Least => _constant + _weights.Values.Sum(weight => Math.Min(weight, 0));

    /// <summary>The most that they add up to.</summary>
    public long Most => _constant + _weights.Values.Sum(weight => Math.Max(weight, 0));

    /// <summary>Adds a constant.</summary>
    public void Add(long number) => _constant += number;

    /// <summary>Adds a literal's value times a weight; all weights together stay below 2^63 either way.</summary>
    public void Add(int literal, long weight)
    {
        // w times not x is w less w times x.
        int node = literal >> 1;
        long signed = (literal & 1) == 0 ? weight : -weight;
        _constant += (literal & 1) == 0 ? 0 : weight;
        if (node == 0)
        {
            return;
        }

        if (!_weights.TryGetValue(node, out long sum))
        {
            _nodes.Add(node);
        }

        _weights[node] = sum + signed;
    }

    /// <summary>The sum, which is never negative, least significant bit first: an adder of the two numbers that <see cref="Rows(CircuitBuilder, int)"/> leaves.</summary>
    /// <param name="circuit">Receives the cells.</param>
    /// <param name="counterInputs">Most bits of a counter, at least 3.</param>
    public int[] Sum(CircuitBuilder circuit, int counterInputs) => Rows(circuit, counterInputs).Sum(circuit);

    /// <summary>The sum modulo 2^digits, which is its two's complement where it may be negative, least significant bit first.</summary>
    /// <param name="circuit">Receives the cells.</param>
    /// <param name="counterInputs">Most bits of a counter, at least 3.</param>
    /// <param name="digits">Digits that are wanted, 1 to 64.</param>
    public int[] Sum(CircuitBuilder circuit, int counterInputs, int digits)
    {
        int[] sum = Rows(circuit, counterInputs, digits).Sum(circuit);
        return sum.Concat(Enumerable.Repeat(CircuitBuilder.False, digits - sum.Length)).ToArray();
    }

    /// <summary>
    /// Two numbers of the same sum, which is never negative: counters of as many bits as a lookup table has inputs, stage by stage, while a weight has
    /// that many, then counters of what is left. A counter of n bits is one lookup table for each digit of n.
    /// </summary>
    /// <param name="circuit">Receives the cells.</param>
    /// <param name="counterInputs">Most bits of a counter, at least 3.</param>
    public BitRows Rows(CircuitBuilder circuit, int counterInputs) => Rows(circuit, counterInputs, BitWidth.Of(Most));

    private BitRows Rows(CircuitBuilder circuit, int counterInputs, int digits)
    {
        Queue<int>[] columns = Columns(digits);
        for (int height = Height(columns); height > 2; height = Height(columns))
        {
            columns = Compress(circuit, columns, Math.Min(counterInputs, height), counterInputs);
        }

        int[] Row(int place) => columns.Select(column => place < column.Count ? column.ElementAt(place) : CircuitBuilder.False).ToArray();
        return new BitRows(Row(0), Row(1), digits);
    }

    // The bits by place.
    private Queue<int>[] Columns(int digits)
    {
        var columns = new Queue<int>[digits];
        for (int place = 0; place < digits; place++)
        {
            columns[place] = new Queue<int>();
        }

        long constant = _constant;
        foreach (int node in _nodes)
        {
            foreach ((int place, bool isNegative) in DigitsOf(_weights[node]))
            {
                // -w times x is w times not x, less w.
                constant -= isNegative ? 1L << place : 0;
                if (place < digits)
                {
                    columns[place].Enqueue((2 * node) ^ (isNegative ? 1 : 0));
                }
            }
        }

        for (int place = 0; place < digits; place++)
        {
            if (((constant >> place) & 1) != 0)
            {
                columns[place].Enqueue(CircuitBuilder.True);
            }
        }

        return columns;
    }

    // No two digits of one that are neighbours, or plain digits where these are no more.
    private static List<(int Place, bool IsNegative)> DigitsOf(long weight)
    {
        var plain = new List<(int, bool)>();
        var signed = new List<(int, bool)>();
        ulong magnitude = (ulong)Math.Abs(weight);
        for (int place = 0; magnitude >> place != 0; place++)
        {
            if (((magnitude >> place) & 1) != 0)
            {
                plain.Add((place, weight < 0));
            }
        }

        for (int place = 0; magnitude != 0; place++, magnitude >>= 1)
        {
            if ((magnitude & 1) != 0)
            {
                bool isNegative = (magnitude & 2) != 0;
                signed.Add((place, isNegative ^ (weight < 0)));
                magnitude += isNegative ? 1UL : 0;
            }
        }

        return signed.Count < plain.Count ? signed : plain;
    }

    // One stage: counters read what the stage before gave.
    private static Queue<int>[] Compress(CircuitBuilder circuit, Queue<int>[] columns, int fewest, int most)
    {
        Queue<int>[] next = columns.Select(_ => new Queue<int>()).ToArray();
        for (int place = 0; place < columns.Length; place++)
        {
            Queue<int> column = columns[place];
            while (column.Count >= fewest)
            {
                int[][] bits = Enumerable.Range(0, Math.Min(most, column.Count)).Select(_ => new[] { column.Dequeue() }).ToArray();
                int[] count = circuit.Sum(bits, bits.Length < 4 ? 2 : 3);
                for (int digit = 0; digit < count.Length && place + digit < next.Length; digit++)
                {
                    if (count[digit] != CircuitBuilder.False)
                    {
                        next[place + digit].Enqueue(count[digit]);
                    }
                }
            }

            while (column.Count > 0)
            {
                next[place].Enqueue(column.Dequeue());
            }
        }

        return next;
    }

    private static int Height(Queue<int>[] columns) => columns.Select(column => column.Count).DefaultIfEmpty().Max();
}
