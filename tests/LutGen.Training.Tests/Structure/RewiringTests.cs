using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Optimizers;
using LutGen.Training.Stages;
using LutGen.Training.Structure;

namespace LutGen.Training.Tests.Structure;

public class RewiringTests
{
    private const double Probability = 0.8;

    private static readonly SamplerState Sampler = new(NodeSampler.Soft, SmallNetwork.Temperature, 0);

    [Theory]
    [InlineData(NodeMethod.Warp)]
    [InlineData(NodeMethod.WarpExpectation)]
    [InlineData(NodeMethod.Raw)]
    [InlineData(NodeMethod.Light)]
    public void Leaves_and_inner_inputs_that_tables_ignore_are_exchanged_and_the_rounded_network_computes_what_it_did(NodeMethod method)
    {
        using SmallNetwork given = Trees(method);
        int[][] before = [.. given.Stack.Layers.Select(layer => layer.Wiring.Inputs.ToArray())];
        LutNetwork rounded = given.Rounded();
        Rewire(given, epoch: 1);
        for (int i = 0; i < before.Length; i++)
        {
            // Fresh nodes pass their first input on, so each second one is to be had.
            int[] after = given.Stack.Layers[i].Wiring.Inputs;
            Assert.Equal(before[i].Where((_, input) => input % 2 == 0), after.Where((_, input) => input % 2 == 0));
            Assert.NotEqual(before[i], after);
        }

        NetworkEvaluator old = new(rounded), changed = new(given.Rounded());
        for (int sample = 0; sample < given.Data.Count; sample++)
        {
            Assert.Equal(old.Scores(given.Data.Features(sample)), changed.Scores(given.Data.Features(sample)));
        }
    }

    [Fact]
    public void Inputs_stay_within_the_window_the_kernels_channels_and_the_nodes_of_kernels_that_read_the_same_channels()
    {
        using SmallNetwork given = Trees(NodeMethod.Warp);
        for (int epoch = 1; epoch < 20; epoch++)
        {
            Rewire(given, epoch);
        }

        // Seven kernels, groups of two of three channels, windows of 3 x 3, two nodes that read leaves in each tree.
        int[] leaves = given.Stack.Layers[0].Wiring.Inputs, roots = given.Stack.Layers[1].Wiring.Inputs;
        Assert.All(Enumerable.Range(0, leaves.Length), i => Assert.InRange(leaves[i] / 9, i / 4 % 2, i / 4 % 2 + 1));
        Assert.All(Enumerable.Range(0, roots.Length), i => Assert.Equal(i / 2 % 2, roots[i] / 2 % 2));
        Assert.All(leaves.Chunk(2).Concat(roots.Chunk(2)), inputs => Assert.NotEqual(inputs[0], inputs[1]));
        Assert.Contains(Enumerable.Range(0, roots.Length), i => roots[i] / 2 != i / 2);
    }

    [Fact]
    public void What_is_trained_after_rewiring_is_what_is_written()
    {
        using SmallNetwork given = Trees(NodeMethod.Warp);
        Rewire(given, epoch: 1);
        foreach (LogicLayer layer in given.Stack.Layers)
        {
            SeededRandom random = new(4);
            foreach (ref float parameter in given.Stack.Parameters.Span.Slice(layer.FirstParameter, 4 * layer.Nodes))
            {
                parameter = (float)random.NextDouble(-1.5, 1.5);
            }
        }

        given.Run(NodeSampler.Hard);
        NetworkEvaluator evaluator = new(given.Rounded());
        for (int sample = 0; sample < given.Data.Count; sample++)
        {
            int[] codes = evaluator.Evaluate(given.Data.Features(sample));
            int output = 0;
            foreach (int signal in evaluator.Network.Head.Signals)
            {
                Assert.Equal(codes[signal] == 0 ? 1 : -1, given.Workspace.Row(given.Stack.Last.FirstOutput + output++)[sample]);
            }
        }
    }

    [Fact]
    public void A_probed_wiring_has_at_all_places_together_the_gradient_that_its_inputs_would_have()
    {
        using SmallNetwork given = new([new ConvolutionSettings(7) { Depth = 2, Padding = 1 }, new DenseSettings(30)], channels: 3);
        float[] gradient = given.Run(NodeSampler.Soft).Gradient;
        LogicLayer[] layers = [.. given.Stack.Rewirable];
        int[][][] swapped = [.. layers.Select(layer => new[] { layer.Wiring.Connect([.. layer.Wiring.Inputs.Select((_, i) => layer.Wiring.Inputs[i ^ 1])]) })];
        float[][][] probed = [.. layers.Select(layer => new[] { new float[4 * layer.Nodes] })];
        using AlignedBuffer scratch = new(given.Stack.Coefficients.Length), own = new(given.Stack.Coefficients.Length);
        Probe(given, new WiringProbe(swapped, probed, scratch), own);
        Assert.Equal(3, layers.Length);
        for (int i = 0; i < layers.Length; i++)
        {
            for (int node = 0; node < layers[i].Nodes; node++)
            {
                // With the inputs exchanged, the gradients of A and B are exchanged as well; those that were run are means.
                ReadOnlySpan<float> expected = gradient.AsSpan(layers[i].FirstCoefficient + 4 * node, 4), actual = probed[i][0].AsSpan(4 * node, 4);
                Assert.Equal(given.Data.Count * expected[2], actual[1], 5e-4);
                Assert.Equal(given.Data.Count * expected[1], actual[2], 5e-4);
                Assert.Equal(given.Data.Count * expected[3], actual[3], 5e-4);
            }
        }

        Assert.True(probed[0][0].Max(Math.Abs) > 0.1f);
    }

    [Fact]
    public void Kernels_find_the_pixels_that_matter()
    {
        // The class is the exclusive or of two pixels, and few kernels happen to read both.
        SeededRandom random = new(2);
        byte[] pixels = [.. Enumerable.Range(0, 36 * 900).Select(_ => (byte)random.Next(2))];
        Dataset data = new(
            new DatasetSchema("pixel", 36, 2) { Image = new ImageShape(1, 6, 6) }, pixels,
            [.. pixels.Chunk(36).Select(row => row[4 * 6 + 4] ^ row[3 * 6 + 1])]);
        double Accuracy(double rewireUntil) => NetworkTrainer.Train(
            SmallData.Settings with
            {
                Layers = [new ConvolutionSettings(4) { Field = 4, Stride = 2, Depth = 2 }, new DenseSettings(40)],
                RewireUntil = rewireUntil, Epochs = 40, Sampler = NodeSampler.Soft, LearningRate = 0.05f, ResidualProbability = Probability,
            },
            data).Best.HardAccuracy;
        double rewired = Accuracy(0.6);
        Assert.True(rewired > Accuracy(0), $"{rewired}");
    }

    private static SmallNetwork Trees(NodeMethod method)
    {
        NodeSettings node = new() { Method = method };
        SmallNetwork network = new([new ConvolutionSettings(7) { Depth = 2, Padding = 1, Node = node }, new DenseSettings(30) { Node = node }], channels: 3);
        foreach (LogicLayer layer in network.Stack.Layers)
        {
            layer.Initialize(
                network.Stack.Parameters.Span.Slice(layer.FirstParameter, layer.Nodes * layer.ParametersPerUnit), network.Stack.ResidualProbability, new SeededRandom(1));
        }

        return network;
    }

    private static unsafe void Probe(SmallNetwork given, WiringProbe probe, AlignedBuffer coefficientGradients) =>
        given.Workspace.Probe(given.Filler, given.Order, Sampler, 1, 1, probe, coefficientGradients.Start);

    private static void Rewire(SmallNetwork given, int epoch)
    {
        using WorkerTeam team = new(1);
        using TrainingStep step = new(given.Stack, team, [given.Workspace], [given.Filler], new OptimizerSettings(), 32, 1);
        new Rewiring(given.Stack, step, given.Workspace, given.Filler, 4, seed: 1).Run(given.Order, epoch, Sampler);
    }
}
