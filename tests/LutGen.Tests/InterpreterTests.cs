using LutGen.Circuits;
using LutGen.Interpretation;
using LutGen.Kernels;

namespace LutGen.Tests;

public sealed class InterpreterTests
{
    public static TheoryData<int> Words => [8, 4, 2, 1];

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_function_of_three_operands_is_computed(int words)
    {
        CircuitNode[] nodes = Enumerable.Range(0, 256).Select(function => new CircuitNode(0, 1, 2, (byte)function)).ToArray();
        Check(new Circuit(3, nodes, Enumerable.Range(3, 256).ToArray()), words);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_function_of_inputs_and_values_is_computed(int words)
    {
        var nodes = new List<CircuitNode> { new(0, 1, 2, 0x96), new(0, 1, 2, 0xE8) };
        nodes.AddRange(Enumerable.Range(0, 256).Select(function => new CircuitNode(3, 4, 1, (byte)function)));
        Check(new Circuit(3, nodes, Enumerable.Range(3, 258).ToArray()), words);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Outputs_may_be_inputs_repeated_constant_or_read_by_others(int words)
    {
        CircuitNode[] nodes = [new(0, 1, 1, 0x3C), new(4, 2, 0, 0xE8), new(0, 0, 0, 0xFF), new(0, 0, 0, 0x00), new(5, 5, 5, 0x0F)];
        Check(new Circuit(4, nodes, [3, 3, 0, 4, 5, 4, 6, 7, 8, 6]), words);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Constants_need_no_inputs(int words) =>
        Check(new Circuit(0, [new(0, 0, 0, 0x00), new(0, 0, 0, 0xFF), new(0, 1, 1, 0x0F)], [0, 1, 2, 1]), words);

    [Theory]
    [MemberData(nameof(Words))]
    public void Values_are_kept_as_long_as_they_are_read(int words)
    {
        const int Inputs = 50;
        const int Nodes = 9_000;
        var random = new Random(1);
        var nodes = new CircuitNode[Nodes];
        for (int i = 0; i < Nodes; i++)
        {
            // Most operands are recent, some come from far back.
            int Operand() => random.Next(10) == 0 ? random.Next(Inputs + i) : Math.Max(0, Inputs + i - 1 - random.Next(300));
            nodes[i] = new CircuitNode(Operand(), Operand(), Operand(), (byte)random.Next(256));
        }

        Check(new Circuit(Inputs, nodes, Enumerable.Range(0, 400).Select(_ => Inputs + Nodes - 1 - random.Next(3_000)).ToArray()), words);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Wide_circuits_are_evaluated_in_windows_that_keep_fewer_values(int words)
    {
        Circuit circuit = Trees(15_000);
        Assert.InRange(CircuitProgram.Create(circuit).Slots, 1, 16_000);
        Check(circuit, words);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Places_beyond_16_bits_and_runs_as_long_are_evaluated(int words)
    {
        const int Width = 70_000;
        CircuitNode[] nodes = Enumerable.Range(0, Width).Select(i => new CircuitNode(i, (i + 1) % Width, (i + 2) % Width, 0x80))
            .Concat(Enumerable.Range(0, Width).Select(i => new CircuitNode(Width + i, Width + Width - 1 - i, Width + i, 0x3C))).ToArray();
        var circuit = new Circuit(Width, nodes, Enumerable.Range(Width, 2 * Width).ToArray());
        Assert.False(CircuitProgram.Create(circuit).IsSmall);
        Check(circuit, words);
    }

    // Sums of three inputs, two and two of them joined: in whole levels all sums would wait.
    private static Circuit Trees(int count)
    {
        const int Inputs = 100;
        var random = new Random(3);
        var nodes = new List<CircuitNode>();
        var outputs = new List<int>();
        for (int tree = 0; tree < count; tree++)
        {
            int first = Inputs + nodes.Count;
            nodes.Add(new CircuitNode(random.Next(Inputs), random.Next(Inputs), random.Next(Inputs), 0x96));
            nodes.Add(new CircuitNode(random.Next(Inputs), random.Next(Inputs), random.Next(Inputs), (byte)random.Next(256)));
            nodes.Add(new CircuitNode(first, first + 1, random.Next(Inputs), (byte)random.Next(256)));
            outputs.Add(first + 2);
        }

        return new Circuit(Inputs, nodes, outputs);
    }

    // On this machine's instructions and on those that all machines have.
    private static void Check(Circuit circuit, int words)
    {
        var random = new Random(2);
        ulong[] inputs = Enumerable.Range(0, circuit.InputCount * words).Select(_ => (ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64()).ToArray();
        var expected = new ulong[circuit.Outputs.Count * words];
        for (int word = 0; word < words; word++)
        {
            ulong[] planes = CircuitEvaluator.Evaluate(circuit, inputs.Where((_, i) => i % words == word).ToArray());
            for (int output = 0; output < planes.Length; output++)
            {
                expected[output * words + word] = planes[output];
            }
        }

        foreach (CircuitProgram program in new[] { CircuitProgram.Create(circuit), CircuitProgram.CreateOfGates(circuit) })
        {
            var kernel = new CircuitInterpreter(program, words);
            ulong[] readable = [.. inputs, 0];
            var slots = new ulong[kernel.SlotPlanes * words + 1];
            var outputs = new ulong[expected.Length];
            kernel.Evaluate(ref readable[0], ref slots[0], ref outputs[0]);

            Assert.Equal(expected, outputs);
        }
    }
}
