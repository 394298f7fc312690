using LutGen.Circuits;
using LutGen.Core.Tests.Mapping;
using LutGen.Sweeping;

namespace LutGen.Core.Tests.Sweeping;

public sealed class EquivalenceSweepTests
{
    private static readonly SweepBudget Diagrams = new(DiagramNodes: 1 << 16, CutComparisons: 0);
    private static readonly SweepBudget Cuts = new(DiagramNodes: 0, CutComparisons: 1000);

    [Fact]
    public void A_swept_circuit_computes_the_same_in_no_more_cells_and_no_two_of_them_are_equal()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            (CircuitBuilder circuit, int[] outputs) = RandomGraphs.Cells(seed, 300);
            int[] swept = [.. outputs];
            CircuitBuilder merged = EquivalenceSweep.Run(circuit, swept, [], Diagrams, CircuitSimulation.SetUniformly);

            Assert.InRange(merged.Cells.Count, 1, circuit.Cells.Count);
            bool[] needed = merged.NodesNeededBy(swept);
            int[] nodes = [.. Enumerable.Range(0, needed.Length).Where(node => needed[node]).Select(node => 2 * node)];
            List<ulong>[] values = [.. nodes.Select(_ => new List<ulong>())];
            foreach (ulong[] inputs in RandomGraphs.AllInputs())
            {
                Assert.Equal(RandomGraphs.Evaluate(circuit, outputs, inputs), RandomGraphs.Evaluate(merged, swept, inputs));
                ulong[] words = RandomGraphs.Evaluate(merged, nodes, inputs);
                for (int i = 0; i < nodes.Length; i++)
                {
                    values[i].Add(words[i]);
                }
            }

            Assert.Equal(nodes.Length, values.Select(words => string.Join(',', words[0] % 2 == 0 ? words : words.Select(word => ~word))).Distinct().Count());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sums_in_another_order_are_found_equal(bool byDiagrams)
    {
        var circuit = new CircuitBuilder(12, 1 << 16, CancellationToken.None);
        int[][] terms = [.. Enumerable.Range(0, 3).Select(term => Enumerable.Range(0, 4).Select(bit => CircuitBuilder.Input(4 * term + bit)).ToArray())];
        int[] forward = circuit.Add(circuit.Add(terms[0], terms[1]), terms[2]);
        int[] backward = circuit.Add(terms[0], circuit.Add(terms[2], terms[1]));
        Assert.NotEqual(forward, backward);

        int[] outputs = [.. forward, .. backward];
        EquivalenceSweep.Run(circuit, outputs, [], byDiagrams ? Diagrams : Cuts, CircuitSimulation.SetUniformly);

        Assert.Equal(outputs[..forward.Length], outputs[forward.Length..]);
    }

    [Fact]
    public void Cells_that_are_constant_become_constants()
    {
        // A number of three bits times five is never six.
        var circuit = new CircuitBuilder(3, 1 << 16, CancellationToken.None);
        int[] number = [.. Enumerable.Range(0, 3).Select(CircuitBuilder.Input), CircuitBuilder.False, CircuitBuilder.False, CircuitBuilder.False];
        int[] product = circuit.Add(number, [CircuitBuilder.False, CircuitBuilder.False, .. number[..4]]);
        int isSix = circuit.And(circuit.And(product[1], product[2]), circuit.And(circuit.And(product[0] ^ 1, product[3] ^ 1), circuit.And(product[4] ^ 1, product[5] ^ 1)));
        int[] outputs = [isSix, product[0]];
        CircuitBuilder merged = EquivalenceSweep.Run(circuit, outputs, [], Diagrams, CircuitSimulation.SetUniformly);

        Assert.Equal([CircuitBuilder.False, CircuitBuilder.Input(0)], outputs);
        Assert.NotSame(circuit, merged);
    }

    [Fact]
    public void Equal_functions_of_signals_between_layers_are_found_where_diagrams_of_the_inputs_are_too_large()
    {
        // The middle bits of a product have large diagrams, whatever the order of its factors' bits.
        const int Bits = 12;
        var circuit = new CircuitBuilder(2 * Bits, 1 << 16, CancellationToken.None);
        int[] right = [.. Enumerable.Range(Bits, Bits).Select(CircuitBuilder.Input)];
        int[] product = circuit.Sum(
            Enumerable.Range(0, Bits).Select(i => Enumerable.Repeat(CircuitBuilder.False, i).Concat(right.Select(bit => circuit.And(CircuitBuilder.Input(i), bit))).ToArray()), 2 * Bits);
        int[] middle = product[(Bits - 2)..(Bits + 2)];
        int first = circuit.Xor(circuit.And(middle[0], middle[1]), middle[2], middle[3]);
        int second = circuit.Mux(middle[0], circuit.Xor(middle[1], circuit.Xor(middle[2], middle[3], CircuitBuilder.False), CircuitBuilder.False), circuit.Xor(middle[2], middle[3], CircuitBuilder.False));
        Assert.NotEqual(first, second);

        int[] outputs = [first, second];
        Assert.Same(circuit, EquivalenceSweep.Run(circuit, outputs, [], Diagrams, CircuitSimulation.SetUniformly));
        Assert.NotEqual(outputs[0], outputs[1]);

        EquivalenceSweep.Run(circuit, outputs, middle, Diagrams, CircuitSimulation.SetUniformly);
        Assert.Equal(outputs[0], outputs[1]);
    }

    [Fact]
    public void A_circuit_without_equal_cells_stays_as_it_is()
    {
        var circuit = new CircuitBuilder(4, 1 << 16, CancellationToken.None);
        int sum = circuit.Xor(CircuitBuilder.Input(0), CircuitBuilder.Input(1), CircuitBuilder.Input(2));
        int[] outputs = [circuit.And(sum, CircuitBuilder.Input(3)), sum];

        Assert.Same(circuit, EquivalenceSweep.Run(circuit, outputs, [], Diagrams, CircuitSimulation.SetUniformly));
    }

    [Fact]
    public void Inputs_that_nothing_reads_take_hardly_any_room()
    {
        const int Inputs = 4_000_000;
        var circuit = new CircuitBuilder(Inputs, 10, CancellationToken.None);
        int[] outputs = [circuit.And(CircuitBuilder.Input(0), CircuitBuilder.Input(Inputs - 1))];

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Same(circuit, EquivalenceSweep.Run(circuit, outputs, [], Diagrams, CircuitSimulation.SetUniformly));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * Inputs);
    }
}
