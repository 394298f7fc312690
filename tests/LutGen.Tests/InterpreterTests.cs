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
    public void Outputs_may_be_inputs_repeated_constant_or_read_by_others(int words)
    {
        CircuitNode[] nodes = [new(0, 1, 1, 0x3C), new(4, 2, 0, 0xE8), new(0, 0, 0, 0xFF), new(0, 0, 0, 0x00), new(5, 5, 5, 0x0F)];
        Check(new Circuit(4, nodes, [3, 3, 0, 4, 5, 4, 6, 7, 8, 6]), words);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Circuits_of_many_windows_keep_values_as_long_as_they_are_read(int words)
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

        BitKernel kernel = new CircuitInterpreter(CircuitProgram.Create(circuit), words);
        var slots = new ulong[(kernel.SlotPlanes + 1) * words];
        var outputs = new ulong[expected.Length];
        kernel.Evaluate(ref inputs[0], ref slots[0], ref outputs[0]);

        Assert.Equal(expected, outputs);
    }
}
