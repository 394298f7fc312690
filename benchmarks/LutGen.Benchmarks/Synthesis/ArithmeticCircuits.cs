using LutGen.Circuits;
using LutGen.Hardware;

namespace LutGen.Benchmarks.Synthesis;

/// <summary>Arithmetic as circuits of three-input cells: adders, multipliers, popcounts, sorters and their like.</summary>
internal static class ArithmeticCircuits
{
    private const string Family = "arithmetic";

    /// <summary>All of them.</summary>
    public static IEnumerable<TestCircuit> All()
    {
        yield return Make("adder-ripple-64", 128, (c, x) => c.Add(x[..64], x[64..]));
        yield return Make("adder-prefix-32", 64, (c, x) => PrefixAdder(c, x[..32], x[32..]));
        yield return Make("adder-select-32", 64, (c, x) => SelectAdder(c, x[..32], x[32..], 8));
        yield return Make("adder-of-8x12", 96, (c, x) => c.Sum(x.Chunk(12), 15));
        yield return Make("multiplier-8x8", 16, (c, x) => Product(c, x[..8], x[8..]));
        yield return Make("multiplier-12x12", 24, (c, x) => Product(c, x[..12], x[12..]));
        yield return Make("multiplier-16x16", 32, (c, x) => Product(c, x[..16], x[16..]));
        yield return Make("square-12", 12, (c, x) => Product(c, x, x));
        yield return Make("divider-8", 16, (c, x) => Quotient(c, x[..8], x[8..]));
        yield return Make("popcount-full-adders-64", 64, (c, x) => c.Sum(x.Select(bit => new[] { bit }), 7));
        yield return Make("popcount-full-adders-255", 255, (c, x) => c.Sum(x.Select(bit => new[] { bit }), 8));
        yield return Make("popcount-counters-64", 64, (c, x) => Heap(c, x));
        yield return Make("popcount-counters-500", 500, (c, x) => Heap(c, x));
        yield return Make("majority-63", 63, (c, x) => [c.IsGreater(c.Sum(x.Select(bit => new[] { bit }), 6), CircuitArithmetic.Constant(31, 6))]);
        yield return Make("comparator-64", 128, (c, x) => [c.IsGreater(x[..64], x[64..])]);
        yield return Make("max-8x8", 64, (c, x) => x.Chunk(8).Aggregate(c.Max));
        yield return Make("argmax-10x8", 80, (c, x) => ArgmaxPart.Largest(c, [.. x.Chunk(8)]));
        yield return Make("sorter-bits-32", 32, (c, x) => SortBits(c, x));
        yield return Make("sorter-8x4", 32, (c, x) => [.. SortNumbers(c, [.. x.Chunk(4)]).SelectMany(number => number)]);
        yield return Make("shifter-32", 37, (c, x) => Shift(c, x[..32], x[32..]));
        yield return Make("selector-64", 70, (c, x) => [Select(c, x[..64], x[64..])]);
        yield return Make("parity-matrix-32", 32, (c, x) => Parities(c, x, 24));
        yield return Make("absolute-difference-16", 32, (c, x) => Difference(c, x[..16], x[16..]));
    }

    private static TestCircuit Make(string name, int inputs, Func<CircuitBuilder, int[], int[]> build)
    {
        var circuit = new CircuitBuilder(inputs, 1 << 20, CancellationToken.None);
        return TestCircuit.Of(Family, name, new LogicPart(circuit, build(circuit, [.. Enumerable.Range(0, inputs).Select(CircuitBuilder.Input)])));
    }

    private static int[] Heap(CircuitBuilder circuit, int[] bits)
    {
        var heap = new BitHeap(0);
        foreach (int bit in bits)
        {
            heap.Add(bit, 1);
        }

        return heap.Sum(circuit, 6);
    }

    // Kogge and Stone: generate and propagate over spans of doubling length.
    private static int[] PrefixAdder(CircuitBuilder circuit, int[] left, int[] right)
    {
        int[] generate = [.. left.Zip(right, circuit.And)];
        int[] propagate = [.. left.Zip(right, (a, b) => circuit.Xor(a, b, CircuitBuilder.False))];
        int[] digits = propagate;
        for (int span = 1; span < left.Length; span *= 2)
        {
            int reach = span;
            int[] before = propagate;
            generate = [.. generate.Select((g, i) => i < reach ? g : circuit.Or(g, circuit.And(before[i], generate[i - reach])))];
            propagate = [.. propagate.Select((p, i) => i < reach ? p : circuit.And(p, before[i - reach]))];
        }

        return [digits[0], .. digits.Skip(1).Select((digit, i) => circuit.Xor(digit, generate[i], CircuitBuilder.False)), generate[^1]];
    }

    // Blocks are added with and without a carry, which then chooses.
    private static int[] SelectAdder(CircuitBuilder circuit, int[] left, int[] right, int block)
    {
        var sum = new List<int>();
        int carry = CircuitBuilder.False;
        for (int start = 0; start < left.Length; start += block)
        {
            int[] a = left[start..(start + block)];
            int[] b = right[start..(start + block)];
            int[] without = circuit.Add(a, b);
            int[] with = circuit.Add([CircuitBuilder.True, .. a], [CircuitBuilder.True, .. b])[1..];
            int[] chosen = [.. with.Select((bit, i) => circuit.Mux(carry, bit, without[i]))];
            sum.AddRange(chosen[..block]);
            carry = chosen[block];
        }

        return [.. sum, carry];
    }

    private static int[] Product(CircuitBuilder circuit, int[] left, int[] right) => circuit.Sum(
        right.Select((bit, shift) => Enumerable.Repeat(CircuitBuilder.False, shift).Concat(left.Select(other => circuit.And(other, bit))).ToArray()), left.Length + right.Length);

    // Restoring division, a digit of the quotient after the other; a divisor of 0 gives ones.
    private static int[] Quotient(CircuitBuilder circuit, int[] dividend, int[] divisor)
    {
        var quotient = new int[dividend.Length];
        int[] wide = [.. divisor, CircuitBuilder.False];
        int[] rest = [.. Enumerable.Repeat(CircuitBuilder.False, wide.Length)];
        for (int i = dividend.Length - 1; i >= 0; i--)
        {
            rest = [dividend[i], .. rest[..^1]];
            (int[] difference, int isLess) = Subtract(circuit, rest, wide);
            quotient[i] = CircuitBuilder.Not(isLess);
            rest = [.. rest.Select((bit, k) => circuit.Mux(isLess, bit, difference[k]))];
        }

        return [.. quotient, .. rest[..^1]];
    }

    private static (int[] Difference, int IsLess) Subtract(CircuitBuilder circuit, int[] left, int[] right)
    {
        int[] sum = circuit.Add([CircuitBuilder.True, .. left], [CircuitBuilder.True, .. right.Select(CircuitBuilder.Not)]);
        return (sum[1..^1], CircuitBuilder.Not(sum[^1]));
    }

    private static int[] Difference(CircuitBuilder circuit, int[] left, int[] right)
    {
        (int[] forward, int isLess) = Subtract(circuit, left, right);
        (int[] backward, _) = Subtract(circuit, right, left);
        return [.. forward.Select((bit, i) => circuit.Mux(isLess, backward[i], bit))];
    }

    // Batcher's odd-even merge sort; of bits a comparison is an AND and an OR.
    private static int[] SortBits(CircuitBuilder circuit, int[] bits)
    {
        foreach ((int low, int high) in OddEvenMerges(bits.Length))
        {
            (bits[low], bits[high]) = (circuit.And(bits[low], bits[high]), circuit.Or(bits[low], bits[high]));
        }

        return bits;
    }

    private static int[][] SortNumbers(CircuitBuilder circuit, int[][] numbers)
    {
        foreach ((int low, int high) in OddEvenMerges(numbers.Length))
        {
            (int[] a, int[] b) = (numbers[low], numbers[high]);
            int greater = circuit.IsGreater(a, b);
            numbers[low] = [.. a.Select((bit, i) => circuit.Mux(greater, b[i], bit))];
            numbers[high] = [.. a.Select((bit, i) => circuit.Mux(greater, bit, b[i]))];
        }

        return numbers;
    }

    private static IEnumerable<(int Low, int High)> OddEvenMerges(int count)
    {
        for (int size = 1; size < count; size *= 2)
        {
            for (int step = size; step > 0; step /= 2)
            {
                for (int j = step % size; j + step < count; j += 2 * step)
                {
                    for (int i = 0; i < Math.Min(step, count - j - step); i++)
                    {
                        if ((i + j) / (2 * size) == (i + j + step) / (2 * size))
                        {
                            yield return (i + j, i + j + step);
                        }
                    }
                }
            }
        }
    }

    private static int[] Shift(CircuitBuilder circuit, int[] bits, int[] by)
    {
        for (int place = 0; place < by.Length; place++)
        {
            int[] from = bits;
            int distance = 1 << place;
            bits = [.. from.Select((bit, i) => circuit.Mux(by[place], from[(i + distance) % from.Length], bit))];
        }

        return bits;
    }

    private static int Select(CircuitBuilder circuit, int[] bits, int[] address)
    {
        foreach (int select in address)
        {
            bits = [.. bits.Chunk(2).Select(pair => circuit.Mux(select, pair[1], pair[0]))];
        }

        return bits[0];
    }

    // Random exclusive-ors of half of the bits, as codes are checked by.
    private static int[] Parities(CircuitBuilder circuit, int[] bits, int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => bits.Where(_ => random.Next(2) == 1).Aggregate(CircuitBuilder.False, (a, b) => circuit.Xor(a, b, CircuitBuilder.False)))];
    }
}
