using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests;

/// <summary>The kernels called directly: places of a convolution, noise, lanes.</summary>
public unsafe class NodeKernelTests
{
    private const int Signals = 7;
    private const int Lanes = MicroBatch.Lanes;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_node_at_several_places_computes_what_copies_of_it_would_and_learns_from_all_of_them(int inputs)
    {
        const int nodes = 3, places = 4;
        int size = 1 << inputs;
        SeededRandom random = new(11);
        float[] shared = [.. Enumerable.Range(0, nodes * size).Select(_ => (float)random.NextDouble(-1, 1))];
        float[] copied = [.. Enumerable.Range(0, nodes * places).SelectMany(row => shared.AsSpan(row / places * size, size).ToArray())];
        int[] connections = [.. Enumerable.Range(0, nodes * places * inputs).Select(_ => random.Next(Signals))];

        foreach (NodeActivation activation in Enum.GetValues<NodeActivation>())
        {
            Run one = new(nodes, places, inputs, activation, connections, shared);
            Run other = new(nodes * places, 1, inputs, activation, connections, copied);
            Assert.Equal(other.Outputs, one.Outputs);
            AssertClose(other.InputGradients, one.InputGradients);
            float[] sums = new float[shared.Length];
            for (int i = 0; i < other.CoefficientGradients.Length; i++)
            {
                sums[i / size / places * size + i % size] += other.CoefficientGradients[i];
            }

            AssertClose(sums, one.CoefficientGradients);
            Assert.All(one.OutputGradients, each => Assert.Equal(0, each));
        }
    }

    [Theory]
    [InlineData(1f, 1f)]
    [InlineData(0.5f, 0.5f)]
    [InlineData(1f, 0.999999f)]
    public void Noise_as_strong_as_the_temperature_makes_an_undecided_node_uniform(float temperature, float noiseScale)
    {
        // sigmoid of logistic noise is uniform; with and without the logarithm.
        Run run = new(2000, 1, 2, NodeActivation.Logistic, new int[4000], new float[8000], new SamplerState(NodeSampler.GumbelSoft, temperature, noiseScale));
        Assert.Equal(0, run.Outputs.Average(), 0.01);
        Assert.Equal(1.0 / 3, run.Outputs.Average(s => (double)s * s), 0.01);
        Assert.Equal(0.25, run.Outputs.Count(s => s < -0.5) / (double)run.Outputs.Length, 0.01);
    }

    [Fact]
    public void Noise_rounds_a_node_as_often_as_its_probability_says()
    {
        // z = ln 3 in the domain 1 - 2x: a one with probability 1/4.
        float[] coefficients = [.. Enumerable.Range(0, 8000).Select(i => i % 4 == 0 ? MathF.Log(3) : 0)];
        Run run = new(2000, 1, 2, NodeActivation.Logistic, new int[4000], coefficients, new SamplerState(NodeSampler.GumbelHard, 1, 1));
        Assert.All(run.Outputs, s => Assert.Equal(1, Math.Abs(s)));
        Assert.Equal(0.25, run.Outputs.Count(s => s < 0) / (double)run.Outputs.Length, 0.01);
    }

    [Fact]
    public void The_noise_of_a_lane_does_not_depend_on_how_many_samples_came_with_it()
    {
        SamplerState sampler = new(NodeSampler.GumbelSoft, 1, 0.3f);
        Run all = new(5, 1, 2, NodeActivation.Logistic, [0, 1, 2, 3, 4, 5, 6, 0, 1, 2], new float[20], sampler);
        Run half = new(5, 1, 2, NodeActivation.Logistic, [0, 1, 2, 3, 4, 5, 6, 0, 1, 2], new float[20], sampler, lanes: 16);
        for (int row = 0; row < 5; row++)
        {
            Assert.Equal(all.Outputs.AsSpan(row * Lanes, 16), half.Outputs.AsSpan(row * Lanes, 16));
        }
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 2e-5f);
        }
    }

    /// <summary>A pass forward and back on random inputs and random output gradients.</summary>
    private sealed class Run
    {
        public Run(
            int nodes, int places, int inputs, NodeActivation activation, int[] connections, float[] coefficients,
            SamplerState? sampler = null, int lanes = Lanes)
        {
            SeededRandom random = new(5);
            int rows = nodes * places;
            using AlignedBuffer signals = Random(Signals * Lanes, random), outputGradients = Random(rows * Lanes, random);
            using AlignedBuffer outputs = new(rows * Lanes), kept = new(rows * Lanes), inputGradients = new(Signals * Lanes);
            using AlignedBuffer coefficientGradients = new(coefficients.Length);
            LaneNoise noise = new(new SeededRandom(3));
            SamplerState state = sampler ?? new SamplerState(NodeSampler.Soft, 0.7f, 0);
            fixed (int* c = connections)
            fixed (float* w = coefficients)
            {
                LayerPass pass = new()
                {
                    Nodes = nodes,
                    InputsPerNode = inputs,
                    Applications = places,
                    Activation = activation,
                    Connections = c,
                    Coefficients = w,
                    InputCoefficients = w,
                    Inputs = signals.Start,
                    Outputs = outputs.Start,
                    Kept = state.IsHard ? kept.Start : outputs.Start,
                    Lanes = lanes,
                    Sampler = state,
                    Noise = ref noise,
                    OutputGradients = outputGradients.Start,
                    RowsPerGradientRow = 1,
                    ClearOutputGradients = true,
                    GradientFactor = 1,
                    InputGradients = inputGradients.Start,
                    CoefficientGradients = coefficientGradients.Start,
                };
                ForwardKernel.Run(pass);
                BackwardKernel.Run(pass);
            }

            Outputs = outputs.Span.ToArray();
            OutputGradients = outputGradients.Span.ToArray();
            InputGradients = inputGradients.Span.ToArray();
            CoefficientGradients = coefficientGradients.Span.ToArray();
        }

        public float[] Outputs { get; }

        public float[] OutputGradients { get; }

        public float[] InputGradients { get; }

        public float[] CoefficientGradients { get; }

        private static AlignedBuffer Random(int length, SeededRandom random)
        {
            AlignedBuffer buffer = new(length);
            for (int i = 0; i < length; i++)
            {
                buffer.Span[i] = (float)random.NextDouble(-1, 1);
            }

            return buffer;
        }
    }
}
