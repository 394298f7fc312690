using LutGen.Circuits;

namespace LutGen.Hardware;

/// <summary>
/// Bits to be added up, by weight. Equal bits are collected: a bit that counts three times has weight three, a bit and its
/// complement together are one.
/// </summary>
internal sealed class BitHeap(long constant)
{
    private readonly Dictionary<int, long> _weights = [];
    private readonly List<int> _nodes = [];
    private long _constant = constant;

    /// <summary>Adds a literal's value times a weight.</summary>
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

    /// <summary>The sum, least significant bit first: an adder of the two numbers that <see cref="Rows"/> leaves.</summary>
    /// <param name="circuit">Receives the cells.</param>
    /// <param name="counterInputs">Most bits of a counter, at least 3.</param>
    public int[] Sum(CircuitBuilder circuit, int counterInputs) => Rows(circuit, counterInputs).Sum(circuit);

    /// <summary>
    /// Two numbers of the same sum: counters of as many bits as a lookup table has inputs, stage by stage, while a weight has
    /// that many, then counters of what is left. A counter of n bits is one lookup table for each digit of n.
    /// </summary>
    /// <param name="circuit">Receives the cells.</param>
    /// <param name="counterInputs">Most bits of a counter, at least 3.</param>
    public BitRows Rows(CircuitBuilder circuit, int counterInputs)
    {
        (List<Queue<int>> columns, long most) = Columns();
        for (int height = Height(columns); height > 2; height = Height(columns))
        {
            columns = Compress(circuit, columns, Math.Min(counterInputs, height), counterInputs);
        }

        int[] Row(int place) => columns.Select(column => place < column.Count ? column.ElementAt(place) : CircuitBuilder.False).ToArray();
        return new BitRows(Row(0), Row(1), BitWidth.Of(most));
    }

    // The bits by place, and the most that they add up to.
    private (List<Queue<int>> Columns, long Most) Columns()
    {
        var columns = new List<Queue<int>>();
        long constant = _constant;
        long most = 0;
        foreach (int node in _nodes)
        {
            long weight = _weights[node];
            constant += Math.Min(weight, 0);
            most += Math.Abs(weight);
            Enqueue(columns, (2 * node) ^ (weight < 0 ? 1 : 0), Math.Abs(weight));
        }

        Enqueue(columns, CircuitBuilder.True, constant);
        return (columns, most + constant);
    }

    private static void Enqueue(List<Queue<int>> columns, int literal, long weight)
    {
        for (int place = 0; weight >> place != 0; place++)
        {
            if (((weight >> place) & 1) != 0)
            {
                ColumnOf(columns, place).Enqueue(literal);
            }
        }
    }

    // One stage: counters read what the stage before gave.
    private static List<Queue<int>> Compress(CircuitBuilder circuit, List<Queue<int>> columns, int fewest, int most)
    {
        var next = new List<Queue<int>>();
        for (int place = 0; place < columns.Count; place++)
        {
            Queue<int> column = columns[place];
            while (column.Count >= fewest)
            {
                int[][] bits = Enumerable.Range(0, Math.Min(most, column.Count)).Select(_ => new[] { column.Dequeue() }).ToArray();
                int[] count = circuit.Sum(bits, bits.Length < 4 ? 2 : 3);
                for (int digit = 0; digit < count.Length; digit++)
                {
                    if (count[digit] != CircuitBuilder.False)
                    {
                        ColumnOf(next, place + digit).Enqueue(count[digit]);
                    }
                }
            }

            while (column.Count > 0)
            {
                ColumnOf(next, place).Enqueue(column.Dequeue());
            }
        }

        return next;
    }

    private static int Height(List<Queue<int>> columns) => columns.Select(column => column.Count).DefaultIfEmpty().Max();

    private static Queue<int> ColumnOf(List<Queue<int>> columns, int place)
    {
        while (columns.Count <= place)
        {
            columns.Add(new Queue<int>());
        }

        return columns[place];
    }
}
