namespace LutGen.Circuits;

/// <summary>Adders, comparisons and clamps on vectors of literals; index 0 of a vector is its least significant bit.</summary>
internal static class CircuitArithmetic
{
    /// <summary>The sum of two vectors, one bit longer than the longer.</summary>
    public static int[] Add(this CircuitBuilder circuit, int[] left, int[] right)
    {
        var sum = new int[Math.Max(left.Length, right.Length) + 1];
        int carry = CircuitBuilder.False;
        for (int i = 0; i < sum.Length - 1; i++)
        {
            int a = i < left.Length ? left[i] : CircuitBuilder.False;
            int b = i < right.Length ? right[i] : CircuitBuilder.False;
            sum[i] = circuit.Xor(a, b, carry);
            carry = circuit.Majority(a, b, carry);
        }

        sum[sum.Length - 1] = carry;
        return sum;
    }

    /// <summary>The sum modulo 2^bits of many vectors: full adders column by column, whatever the number of terms.</summary>
    public static int[] Sum(this CircuitBuilder circuit, IEnumerable<int[]> terms, int bits)
    {
        var columns = new Queue<int>[bits];
        for (int i = 0; i < bits; i++)
        {
            columns[i] = new Queue<int>();
        }

        foreach (int[] term in terms)
        {
            for (int i = 0; i < Math.Min(bits, term.Length); i++)
            {
                if (term[i] != CircuitBuilder.False)
                {
                    columns[i].Enqueue(term[i]);
                }
            }
        }

        var sum = new int[bits];
        for (int i = 0; i < bits; i++)
        {
            while (columns[i].Count > 1)
            {
                int a = columns[i].Dequeue();
                int b = columns[i].Dequeue();
                int c = columns[i].Count > 0 ? columns[i].Dequeue() : CircuitBuilder.False;
                columns[i].Enqueue(circuit.Xor(a, b, c));
                int carry = circuit.Majority(a, b, c);
                if (i + 1 < bits && carry != CircuitBuilder.False)
                {
                    columns[i + 1].Enqueue(carry);
                }
            }

            sum[i] = columns[i].Count > 0 ? columns[i].Dequeue() : CircuitBuilder.False;
        }

        return sum;
    }

    /// <summary>A constant as a vector, in two's complement.</summary>
    public static int[] Constant(long value, int bits)
    {
        var vector = new int[bits];
        for (int i = 0; i < bits; i++)
        {
            vector[i] = (int)(value >> i) & 1;
        }

        return vector;
    }

    /// <summary>The larger of two vectors of equal length, unsigned.</summary>
    public static int[] Max(this CircuitBuilder circuit, int[] left, int[] right)
    {
        int greater = circuit.IsGreater(left, right);
        return left.Select((bit, i) => circuit.Mux(greater, bit, right[i])).ToArray();
    }

    /// <summary>Whether the first of two vectors of equal length is the larger, unsigned.</summary>
    public static int IsGreater(this CircuitBuilder circuit, int[] left, int[] right)
    {
        int greater = CircuitBuilder.False;
        for (int i = 0; i < left.Length; i++)
        {
            // From the least significant bit up: a and not b, or equal and greater so far.
            greater = circuit.Cell(left[i], right[i], greater, 0b1011_0010);
        }

        return greater;
    }

    /// <summary>A two's complement vector clamped to an unsigned code of some bits.</summary>
    public static int[] ClampToCode(this CircuitBuilder circuit, int[] value, int bits)
    {
        int negative = value[value.Length - 1];
        int over = CircuitBuilder.False;
        for (int i = bits; i < value.Length - 1; i++)
        {
            over = circuit.Or(over, value[i]);
        }

        return Enumerable.Range(0, bits)
            .Select(i => circuit.And(CircuitBuilder.Not(negative), circuit.Or(over, value[i])))
            .ToArray();
    }
}
