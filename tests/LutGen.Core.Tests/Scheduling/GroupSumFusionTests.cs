using LutGen.Circuits;
using LutGen.Scheduling;

namespace LutGen.Core.Tests.Scheduling;

public sealed class GroupSumFusionTests
{
    private const int Inputs = 8;

    [Fact]
    public void Digits_are_the_sums_of_random_circuits_with_signals_of_any_width_and_repeats()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int[] counts = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(0, 40)).ToArray();
            int[] widths = Enumerable.Range(0, counts.Sum()).Select(_ => random.Next(1, 4)).ToArray();
            Check(RandomCircuit(random, outputs: widths.Sum()), widths, counts, seed);
        }
    }

    [Fact]
    public void An_output_and_its_complement_in_one_group_are_one_for_every_sample()
    {
        // x, not x, x, and both constants.
        CircuitNode[] nodes = [new(0, 0, 0, 0x0F), new(0, 0, 0, 0xFF), new(0, 0, 0, 0x00)];
        var circuit = new Circuit(1, nodes, [0, 1, 0, 2, 3]);
        Check(circuit, [1, 1, 1, 1, 1], [5], seed: 1);
    }

    [Fact]
    public void Complements_and_constants_that_only_the_sums_read_are_not_computed()
    {
        CircuitNode[] nodes = [new(0, 0, 0, 0x0F), new(1, 1, 1, 0x0F), new(2, 2, 2, 0x0F)];
        FusedSums sums = GroupSumFusion.Fuse(new Circuit(3, nodes, [3, 4, 5]), [1, 1, 1], [3]);
        Assert.Equal(2, sums.Circuit.Nodes.Count);
    }

    [Fact]
    public void A_full_adder_is_used_as_soon_as_three_planes_wait()
    {
        CircuitNode[] nodes = Enumerable.Range(0, 30).Select(i => new CircuitNode(i, i + 1, i + 1, 0x3C)).ToArray();
        FusedSums sums = GroupSumFusion.Fuse(new Circuit(31, nodes, Enumerable.Range(31, 30).ToArray()), Enumerable.Repeat(1, 30).ToArray(), [30]);
        Assert.Contains(sums.Circuit.Nodes.Take(5), node => node.Function == 0x96);
        Assert.InRange(sums.Circuit.Nodes.Count, 30, 30 + 2 * 30);
    }

    private static void Check(Circuit circuit, int[] signalWidths, int[] counts, int seed)
    {
        FusedSums sums = GroupSumFusion.Fuse(circuit, signalWidths, counts);
        var random = new Random(seed);
        ulong[] inputs = Enumerable.Range(0, circuit.InputCount).Select(_ => (ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64()).ToArray();
        ulong[] outputs = CircuitEvaluator.Evaluate(circuit, inputs);
        ulong[] digits = CircuitEvaluator.Evaluate(sums.Circuit, inputs);
        Assert.Equal(digits.Length, sums.Widths.Sum());
        for (int sample = 0; sample < 64; sample++)
        {
            int output = 0, signal = 0, digit = 0;
            for (int group = 0; group < counts.Length; group++)
            {
                long expected = 0;
                for (int end = signal + counts[group]; signal < end; signal++)
                {
                    expected += Number(outputs, ref output, signalWidths[signal], sample);
                }

                Assert.Equal(expected, Number(digits, ref digit, sums.Widths[group], sample));
            }
        }
    }

    private static long Number(ulong[] planes, ref int plane, int width, int sample)
    {
        long number = 0;
        for (int end = plane + width; plane < end; plane++)
        {
            number = number << 1 | (long)(planes[plane] >> sample & 1);
        }

        return number;
    }

    // Outputs are inputs, constants, complements and repeats too.
    private static Circuit RandomCircuit(Random random, int outputs)
    {
        var nodes = new List<CircuitNode>();
        for (int i = 0; i < 20; i++)
        {
            int last = Inputs + i;
            nodes.Add(new CircuitNode(random.Next(last), random.Next(last), random.Next(last), (byte)random.Next(1, 255)));
        }

        nodes.Add(new CircuitNode(3, 3, 3, 0x0F));
        nodes.Add(new CircuitNode(Inputs + 5, Inputs + 5, Inputs + 5, 0x0F));
        nodes.Add(new CircuitNode(0, 0, 0, 0xFF));
        nodes.Add(new CircuitNode(0, 0, 0, 0x00));
        return new Circuit(Inputs, nodes, Enumerable.Range(0, outputs).Select(_ => random.Next(Inputs + nodes.Count)).ToArray());
    }
}
