using LutGen.Evaluation;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Training.Compression;
using LutGen.Training.Data;

namespace LutGen.Training.Tests.Compression;

public class SampleCodesTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Codes_are_those_of_the_evaluator(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 4);
        Dataset data = CompressionCase.SamplesOf(network, 150, 5);
        SampleCodes codes = CompressionSamples.Computed(network, new SampleCodes(network, data));

        NetworkEvaluator evaluator = new(network);
        for (int sample = 0; sample < data.Count; sample++)
        {
            int[] expected = evaluator.Evaluate(data.Features(sample));
            for (int signal = 0; signal < network.SignalCount; signal++)
            {
                int code = codes[signal].Select((plane, bit) => (int)(plane[sample / 64] >> (sample % 64) & 1) << bit).Sum();
                Assert.True(expected[signal] == code, $"sample {sample}, signal {signal}: {code}, expected {expected[signal]}");
            }
        }

        Assert.Equal(1, codes.Accuracy(data.Labels));
        Assert.InRange(codes.Accuracy([.. data.Labels.Select((label, i) => i < 15 ? label + 1 : label)]), 0.899, 0.901);
    }

    [Theory]
    [InlineData("luts")]
    [InlineData("adders")]
    public void Every_sample_is_counted_at_the_address_that_it_looks_up(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 6);
        Dataset data = CompressionCase.SamplesOf(network, 100, 7);
        SampleCodes codes = CompressionSamples.Computed(network, new SampleCodes(network, data));
        NetworkEvaluator evaluator = new(network);
        int[][] expected = [.. Enumerable.Range(0, data.Count).Select(sample => evaluator.Evaluate(data.Features(sample)).ToArray())];

        foreach (LutLayer layer in network.Layers.OfType<LutLayer>())
        {
            for (int neuron = 0; neuron < layer.Count; neuron++)
            {
                int[] counts = new int[layer.TableOf(neuron).Length];
                new NeuronAddresses(codes, network, layer, neuron).Count(counts);
                foreach (int[] sample in expected)
                {
                    counts[AddressOf(network, layer, neuron, sample)]--;
                }

                Assert.All(counts, count => Assert.Equal(0, count));
            }
        }
    }

    private static int AddressOf(LutNetwork network, LutLayer layer, int neuron, int[] codes) => layer.InputsOf(neuron).Aggregate(
        0, (address, input) => layer.Addressing == Addressing.Sum ? address + codes[input] : (address << network.WidthOf(input)) | codes[input]);
}
