using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

public unsafe class GradientTests
{
    private const int Features = 9;
    private const int Classes = 3;
    private const float Temperature = 0.7f;
    private const float GroupTemperature = 1.5f;

    [Fact]
    public void The_reference_gradient_agrees_with_finite_differences()
    {
        Case given = new(samples: 5);
        double[] gradient = given.Reference.Gradient(given.Parameters, given.Inputs, given.Labels);
        for (int i = 0; i < gradient.Length; i++)
        {
            const double step = 1e-5;
            double before = given.Parameters[i];
            given.Parameters[i] = before + step;
            double above = given.Reference.Loss(given.Parameters, given.Inputs, given.Labels);
            given.Parameters[i] = before - step;
            double below = given.Reference.Loss(given.Parameters, given.Inputs, given.Labels);
            given.Parameters[i] = before;
            Assert.Equal((above - below) / (2 * step), gradient[i], 1e-8);
        }
    }

    [Theory]
    [InlineData(32)]
    [InlineData(19)]
    [InlineData(1)]
    public void The_fused_kernels_agree_with_the_reference_through_three_layers_and_the_head(int samples)
    {
        Case given = new(samples);
        using Workspace workspace = new(given.Stack, new GroupSumCrossEntropy(Classes, given.Stack.GroupSize, GroupTemperature));
        using AlignedBuffer gradient = new(given.Stack.Parameters.Length);
        SamplerState sampler = new(NodeSampler.Soft, Temperature, 0);
        int[] order = [.. Enumerable.Range(0, samples)];

        // Twice, since the first pass must leave the gradient rows clear for the second.
        for (int pass = 0; pass < 2; pass++)
        {
            workspace.Train(given.Filler, order, sampler, seed: 1, key: 1, 1f / samples, gradient.Start);
        }

        Assert.Equal(given.Reference.Loss(given.Parameters, given.Inputs, given.Labels), workspace.Outcome.Loss / samples, 1e-5);
        double[] expected = given.Reference.Gradient(given.Parameters, given.Inputs, given.Labels);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], gradient.Start[i], 2e-6);
        }
    }

    [Fact]
    public void A_probed_wiring_has_the_gradient_that_its_connections_would_have()
    {
        Case given = new(samples: 16);
        using Workspace workspace = new(given.Stack, new GroupSumCrossEntropy(Classes, given.Stack.GroupSize, GroupTemperature));
        using AlignedBuffer scratch = new(given.Stack.Parameters.Length);
        int[] swapped = GC.AllocateUninitializedArray<int>(given.Stack.Layers[^1].Connections.Length, pinned: true);
        for (int i = 0; i < swapped.Length; i++)
        {
            swapped[i] = given.Stack.Layers[^1].Connections[i ^ 1];
        }

        int[][][] alternatives = [[], [], [swapped]];
        float[][][] gradients = [[], [], [new float[given.Stack.Layers[^1].Nodes * 4]]];
        SamplerState sampler = new(NodeSampler.Soft, Temperature, 0);
        workspace.Probe(given.Filler, [.. Enumerable.Range(0, 16)], sampler, 1, 1, alternatives, gradients, scratch.Start);

        double[] actual = given.Reference.Gradient(given.Parameters, given.Inputs, given.Labels);
        int first = given.Stack.Layers[^1].FirstParameter;
        for (int node = 0; node < given.Stack.Layers[^1].Nodes; node++)
        {
            // With the inputs exchanged, the gradients of A and B are exchanged as well.
            Assert.Equal(16 * actual[first + 4 * node + 2], gradients[2][0][4 * node + 1], 5e-5);
            Assert.Equal(16 * actual[first + 4 * node + 1], gradients[2][0][4 * node + 2], 5e-5);
            Assert.Equal(16 * actual[first + 4 * node + 3], gradients[2][0][4 * node + 3], 5e-5);
        }
    }

    [Fact]
    public void Noise_moves_the_outputs_and_leaves_the_head_on_average_where_it_was()
    {
        Case given = new(samples: 32);
        using Workspace workspace = new(given.Stack, new GroupSumCrossEntropy(Classes, given.Stack.GroupSize, GroupTemperature));
        using AlignedBuffer gradient = new(given.Stack.Parameters.Length);
        int[] order = [.. Enumerable.Range(0, 32)];
        float[] Outputs(NodeSampler sampler, ulong key)
        {
            workspace.Train(given.Filler, order, new SamplerState(sampler, 1, 0.3f), 1, key, 1, gradient.Start);
            return new Span<float>(workspace.Signals + Features * MicroBatch.Lanes, given.Stack.Nodes * MicroBatch.Lanes).ToArray();
        }

        float[] still = Outputs(NodeSampler.Soft, 1);
        double[] mean = new double[still.Length];
        const int draws = 200;
        for (ulong key = 0; key < draws; key++)
        {
            float[] noisy = Outputs(NodeSampler.GumbelSoft, key);
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += noisy[i] / draws;
            }
        }

        Assert.NotEqual(Outputs(NodeSampler.GumbelSoft, 1), Outputs(NodeSampler.GumbelSoft, 2));
        Assert.Equal(still.Average(s => (double)s), mean.Average(), 0.01);
    }

    /// <summary>A small network with random parameters and random bits.</summary>
    private sealed class Case
    {
        public Case(int samples)
        {
            SeededRandom random = new(7);
            byte[] bits = [.. Enumerable.Range(0, samples * Features).Select(_ => (byte)random.Next(2))];
            Labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(Classes))];
            Dataset data = new("bits", bits, Labels, Features, Classes);
            EncodedDataset encoded = new(data, new FixedThresholds(0.5f).Place(data));
            SignalMap signals = new([.. Enumerable.Range(0, Features)], null);
            Stack = new LogicStack(new WarpNode(0.951), [12, 10, 9], [new RandomWiring()], signals, Features, Classes, seed: 3);
            int count = 4 * (12 + 10 + 9);
            for (int i = 0; i < count; i++)
            {
                Stack.Parameters.Span[i] = (float)random.NextDouble(-1.5, 1.5);
            }

            Parameters = [.. Stack.Parameters.Span[..count].ToArray().Select(each => (double)each)];
            Inputs = [.. bits.Chunk(Features).Select(row => row.Select(bit => 1.0 - 2 * bit).ToArray())];
            Filler = new InputFiller(encoded, default);
            Reference = new ReferenceNetwork([.. Stack.Layers.Select(layer => layer.Connections)], Classes, Temperature, GroupTemperature);
        }

        public LogicStack Stack { get; }

        public InputFiller Filler { get; }

        public ReferenceNetwork Reference { get; }

        public double[] Parameters { get; }

        public double[][] Inputs { get; }

        public int[] Labels { get; }
    }
}
