using LutGen.Circuits;
using LutGen.Core.Tests.Hardware;
using LutGen.Mapping;

namespace LutGen.Core.Tests;

public sealed class BitHeapTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_heap_adds_up_bits_with_their_weights(int counterInputs)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            const int Inputs = 12;
            var random = new Random(seed);
            var circuit = new CircuitBuilder(Inputs, 1 << 16, CancellationToken.None);
            (int Literal, long Weight)[] terms = Enumerable.Range(0, 1 + random.Next(40))
                .Select(_ => (random.Next(10) == 0 ? random.Next(2) : CircuitBuilder.Input(random.Next(Inputs)) ^ random.Next(2), 1L << random.Next(4)))
                .ToArray();
            int constant = random.Next(3) * 5;
            var heap = new BitHeap(constant);
            foreach ((int literal, long weight) in terms)
            {
                heap.Add(literal, weight);
            }

            Circuit sum = CircuitExtraction.Extract(circuit, heap.Sum(circuit, counterInputs));

            ulong[] words = Enumerable.Range(0, Inputs).Select(_ => (ulong)random.NextInt64()).ToArray();
            ulong[] digits = CircuitEvaluator.Evaluate(sum, words);
            for (int sample = 0; sample < 63; sample++)
            {
                long Bit(int literal) => (literal < 2 ? 0 : (long)(words[(literal >> 1) - 1] >> sample) & 1) ^ (literal & 1);
                Assert.Equal(constant + terms.Sum(t => Bit(t.Literal) * t.Weight), DesignSimulation.Number(digits, sample));
            }
        }
    }

    [Fact]
    public void Six_bits_are_counted_by_three_lookup_tables()
    {
        var circuit = new CircuitBuilder(6, 1 << 16, CancellationToken.None);
        var heap = new BitHeap(0);
        for (int i = 0; i < 6; i++)
        {
            heap.Add(CircuitBuilder.Input(i), 1);
        }

        int[] digits = heap.Sum(circuit, 6);
        var graph = new SubjectGraph(6);
        int[] outputs = new CellDecomposition(graph).Add(circuit, digits, Enumerable.Range(0, 6).Select(CircuitBuilder.Input).ToArray());
        LutCover cover = LutMapping.Run(graph, outputs, new LutTarget(6, IsDepthBounded: true), CancellationToken.None);
        Assert.Equal((3, 3, 1), (digits.Length, cover.Functions.Count, cover.Depth()));
    }

    [Fact]
    public void A_bit_and_its_complement_are_a_constant()
    {
        var circuit = new CircuitBuilder(1, 1 << 16, CancellationToken.None);
        var heap = new BitHeap(2);
        heap.Add(CircuitBuilder.Input(0), 4);
        heap.Add(CircuitBuilder.Input(0) ^ 1, 4);
        Assert.Equal([CircuitBuilder.False, CircuitBuilder.True, CircuitBuilder.True], heap.Sum(circuit, 6));
    }
}
