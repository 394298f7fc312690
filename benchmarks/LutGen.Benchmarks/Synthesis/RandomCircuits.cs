using LutGen.Circuits;
using LutGen.Hardware;
using LutGen.Networks;

namespace LutGen.Benchmarks.Synthesis;

/// <summary>Random logic: gates and functions of three bits with wires of some length, and tables.</summary>
internal static class RandomCircuits
{
    private const string Family = "random";

    /// <summary>All of them.</summary>
    public static IEnumerable<TestCircuit> All()
    {
        yield return Gates("gates-1000", seed: 1, inputs: 40, count: 1_000, reach: 200);
        yield return Gates("gates-4000", seed: 2, inputs: 128, count: 4_000, reach: 1_000);
        yield return Cells("cells-500", seed: 3, inputs: 32, count: 500, reach: 60);
        yield return Cells("cells-2000", seed: 4, inputs: 64, count: 2_000, reach: 400);
        yield return Tables("tables-of-7-bits", seed: 5, inputs: 32, count: 12, addressBits: 7);
        yield return Tables("tables-of-9-bits", seed: 6, inputs: 24, count: 6, addressBits: 9);
        yield return Layers("logic-network-5x600", features: 64, layers: 5, width: 600);
        yield return Layers("logic-network-3x2000", features: 200, layers: 3, width: 2_000);
    }

    /// <summary>Random gates of many kinds; for times.</summary>
    /// <param name="count">How many operations.</param>
    public static TestCircuit Large(int count) => Gates($"gates-{count}", seed: 9, inputs: 1_000, count, reach: count / 4);

    // Gates of two inputs that read what was made not long before; those that nothing reads are outputs.
    private static TestCircuit Gates(string name, int seed, int inputs, int count, int reach)
    {
        var random = new Random(seed);
        return Grow(name, inputs, count, reach, random, (circuit, read) => circuit.Cell(read(), read(), CircuitBuilder.False, (byte)random.Next(256)));
    }

    private static TestCircuit Cells(string name, int seed, int inputs, int count, int reach)
    {
        var random = new Random(seed);
        return Grow(name, inputs, count, reach, random, (circuit, read) => circuit.Cell(read(), read(), read(), (byte)random.Next(256)));
    }

    private static TestCircuit Grow(string name, int inputs, int count, int reach, Random random, Func<CircuitBuilder, Func<int>, int> add)
    {
        var circuit = new CircuitBuilder(inputs, 1 << 21, CancellationToken.None);
        List<int> literals = [.. Enumerable.Range(0, inputs).Select(CircuitBuilder.Input)];
        List<int> unread = [];
        var isRead = new HashSet<int>();
        while (circuit.Cells.Count < count)
        {
            int literal = add(circuit, Read);
            if (literal > CircuitBuilder.True && literals.Count < literal >> 1)
            {
                literals.Add(literal);
            }
        }

        unread.AddRange(literals.Where(literal => !isRead.Contains(literal >> 1)));
        return TestCircuit.Of(Family, name, new LogicPart(circuit, [.. unread]));

        int Read()
        {
            int literal = literals[literals.Count - 1 - random.Next(Math.Min(reach, literals.Count))];
            isRead.Add(literal >> 1);
            return literal ^ random.Next(2);
        }
    }

    private static TestCircuit Tables(string name, int seed, int inputs, int count, int addressBits)
    {
        var random = new Random(seed);
        var circuit = new CircuitBuilder(inputs, 1 << 20, CancellationToken.None);
        var lowering = new TableLowering(circuit);
        var outputs = new List<int>();
        for (int i = 0; i < count; i++)
        {
            int[] address = [.. Enumerable.Range(0, inputs).OrderBy(_ => random.Next()).Take(addressBits).Select(CircuitBuilder.Input)];
            outputs.AddRange(lowering.Lower(TruthTable.FromFunction(addressBits, 1, _ => random.Next(2)), address));
        }

        return TestCircuit.Of(Family, name, new LogicPart(circuit, [.. outputs]));
    }

    // Layers of random gates, as logic networks have them before training.
    private static TestCircuit Layers(string name, int features, int layers, int width)
    {
        var random = new Random(7);
        var circuit = new CircuitBuilder(features, 1 << 20, CancellationToken.None);
        int[] signals = [.. Enumerable.Range(0, features).Select(CircuitBuilder.Input)];
        for (int layer = 0; layer < layers; layer++)
        {
            int[] before = signals;
            signals = [.. Enumerable.Range(0, width).Select(_ => circuit.Cell(before[random.Next(before.Length)], before[random.Next(before.Length)], CircuitBuilder.False, (byte)random.Next(256)))];
        }

        return TestCircuit.Of(Family, name, new LogicPart(circuit, signals));
    }
}
