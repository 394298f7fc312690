using LutGen.Circuits;
using LutGen.SingleSample;

namespace LutGen.Tests.SingleSample;

/// <summary>Circuits arranged for gathers: the plan by itself on every machine, and the kernel where it runs.</summary>
public sealed unsafe class GatherTests
{
    [Fact]
    public void Every_function_of_three_operands_is_computed() =>
        Check(new Circuit(3, Enumerable.Range(0, 256).Select(function => new CircuitNode(0, 1, 2, (byte)function)).ToArray(), Enumerable.Range(3, 256).ToArray()));

    [Fact]
    public void Outputs_may_be_inputs_repeated_constant_or_read_by_others() =>
        Check(new Circuit(4, [new(0, 1, 1, 0x3C), new(4, 2, 0, 0xE8), new(0, 0, 0, 0xFF), new(0, 0, 0, 0x00), new(5, 5, 5, 0x0F)], [3, 3, 0, 4, 5, 4, 6, 7, 8, 6]));

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2_000, 64)]
    [InlineData(50, 3_000)]
    [InlineData(3_000, 30_000)]
    public void Operands_may_come_from_any_level_and_any_block(int inputs, int cells)
    {
        var random = new Random(cells);
        var nodes = new CircuitNode[cells];
        for (int i = 0; i < cells; i++)
        {
            // Some levels are wider than 8,192 cells, others are of one.
            int Operand() => random.Next(20) == 0 ? random.Next(inputs + i) : random.Next(inputs + Math.Max(0, i - 12_000));
            nodes[i] = new CircuitNode(Operand(), Operand(), Operand(), (byte)random.Next(256));
        }

        Check(new Circuit(inputs, nodes, Enumerable.Range(0, 500).Select(_ => random.Next(inputs + cells)).ToArray()));
    }

    private static void Check(Circuit circuit)
    {
        const int Samples = 8;
        var random = new Random(2);
        ulong[] inputs = Enumerable.Range(0, circuit.InputCount).Select(_ => (ulong)random.NextInt64()).ToArray();
        ulong[] expected = CircuitEvaluator.Evaluate(circuit, inputs);
        int[] places = Enumerable.Range(0, circuit.InputCount).OrderBy(_ => random.Next()).ToArray();
        GatherPlan plan = GatherPlan.Create(circuit, places, (circuit.InputCount + 63) / 64, new int[circuit.InputCount + circuit.Nodes.Count]);
        Assert.Equal(plan.Places.Count, plan.Places.Distinct().Count());
        Assert.All(plan.Places, place => Assert.InRange(place, 0, 64 * plan.Words - 1));
        if (!GatherKernel.IsSupported)
        {
            return;
        }

        var kernel = new GatherKernel(plan);
        var memory = new ulong[plan.Words + plan.OperandWords + 8];
        fixed (ulong* first = memory)
        {
            var bits = (ulong*)(((nuint)first + 63) & ~(nuint)63);
            for (int sample = 0; sample < Samples; sample++)
            {
                memory.AsSpan().Fill((ulong)random.NextInt64());
                for (int i = 0; i < inputs.Length; i++)
                {
                    ulong mask = 1UL << places[i];
                    bits[places[i] >> 6] = (inputs[i] >> sample & 1) != 0 ? bits[places[i] >> 6] | mask : bits[places[i] >> 6] & ~mask;
                }

                kernel.Run(bits, bits + plan.Words);
                for (int output = 0; output < expected.Length; output++)
                {
                    int place = plan.Places[circuit.Outputs[output]];
                    Assert.Equal(expected[output] >> sample & 1, bits[place >> 6] >> place & 1);
                }
            }
        }
    }
}
