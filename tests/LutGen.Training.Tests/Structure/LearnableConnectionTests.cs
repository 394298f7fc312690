using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Structure;

namespace LutGen.Training.Tests.Structure;

public class LearnableConnectionTests
{
    private const int Candidates = 6;
    private const float Tau = 0.4f;

    [Fact]
    public void Weights_learn_what_their_candidates_would_change_and_candidates_share_the_gradient_by_softmax()
    {
        LearnableConnections learnable = new(Candidates) { Temperature = Tau };
        using SmallNetwork given = new([new DenseSettings(7), new DenseSettings(6) { Connections = learnable }], samples: 16);
        float[] gradient = given.Run(NodeSampler.Soft).Gradient;
        LogicLayer front = given.Stack.Layers[0], last = given.Stack.Layers[1];
        ConnectionWeights weights = given.Stack.Groups.OfType<ConnectionWeights>().Single();
        double[] expectedWeights = new double[weights.Inputs * Candidates], expectedFront = new double[front.Nodes * 4];
        for (int sample = 0; sample < given.Data.Count; sample++)
        {
            Accumulate(given, front, last, weights, sample, expectedWeights, expectedFront);
        }

        AssertClose(expectedWeights, gradient.AsSpan(weights.FirstCoefficient, expectedWeights.Length));
        AssertClose(expectedFront, gradient.AsSpan(front.FirstCoefficient, expectedFront.Length));
    }

    [Fact]
    public void Inputs_find_the_two_features_of_many_that_matter()
    {
        // Exclusive or of two features among sixteen, one layer of few nodes: a wiring drawn once would hardly ever hold both.
        Numerics.SeededRandom random = new(1);
        byte[] bits = [.. Enumerable.Range(0, 16 * 600).Select(_ => (byte)random.Next(2))];
        Dataset data = new("hidden xor", bits, [.. bits.Chunk(16).Select(row => row[3] ^ row[11])], 16, 2);
        double Accuracy(LearnableConnections? connections) => NetworkTrainer.Train(
            SmallData.Settings with
            {
                Layers = [new DenseSettings(8) { Connections = connections }], RewireUntil = 0, Epochs = 60, Sampler = NodeSampler.Soft, LearningRate = 0.05f,
            },
            data).Best.HardAccuracy;
        double learnt = Accuracy(new LearnableConnections(16));
        Assert.True(learnt > Accuracy(null), $"{learnt}");
    }

    [Fact]
    public void Candidates_are_different_signals_of_the_nodes_pool_and_never_more_than_it_has()
    {
        using SmallNetwork given = new([new DenseSettings(6) { Wiring = new Wiring.LocalWiring(1), Connections = new LearnableConnections(50) }]);
        Assert.InRange(given.Stack.Groups.OfType<ConnectionWeights>().Single().Candidates, 4, 9);
        LutLayer layer = (LutLayer)given.Rounded().Layers.Single();
        for (int node = 0; node < layer.Count; node++)
        {
            (int first, int second) = (layer.InputsOf(node)[0], layer.InputsOf(node)[1]);
            Assert.InRange(Math.Abs(first % 5 - second % 5), 0, 2);
            Assert.InRange(Math.Abs(first / 5 - second / 5), 0, 2);
        }
    }

    private static void Accumulate(
        SmallNetwork given, LogicLayer front, LogicLayer last, ConnectionWeights weights, int sample, double[] weightGradient, double[] frontGradient)
    {
        ReadOnlySpan<float> parameters = given.Stack.Parameters.Span;
        ReferenceNode node = ReferenceNode.Create(NodeMethod.Warp, 2, SmallNetwork.Temperature, hard: false);
        double[] bits = [.. given.Thresholds.Select((thresholds, feature) => given.Data[sample, feature] > thresholds[0] ? -1.0 : 1)];
        ReferenceNode.Result[] signals = new ReferenceNode.Result[front.Nodes];
        for (int i = 0; i < front.Nodes; i++)
        {
            signals[i] = node.Evaluate(Parameters(parameters, front, i), [bits[front.Connections[2 * i]], bits[front.Connections[2 * i + 1]]]);
        }

        int[] candidates = ((Stages.SelectionStage)given.Stack.Stages[1]).Candidates;
        int[] chosen = [.. Enumerable.Range(0, weights.Inputs).Select(input => IndexOfLargest(given, weights, input))];
        ReferenceNode.Result[] outputs = new ReferenceNode.Result[last.Nodes];
        for (int i = 0; i < last.Nodes; i++)
        {
            double Input(int input) => signals[candidates[input * Candidates + chosen[input]]].Output;
            outputs[i] = node.Evaluate(Parameters(parameters, last, i), [Input(2 * i), Input(2 * i + 1)]);
        }

        int group = last.Nodes / SmallNetwork.Classes;
        double[] exponentials = [.. Enumerable.Range(0, SmallNetwork.Classes).Select(c =>
            Math.Exp(outputs.Skip(c * group).Take(group).Sum(each => (1 - each.Output) / 2) / SmallNetwork.GroupTemperature))];
        for (int input = 0; input < weights.Inputs; input++)
        {
            int c = input / 2 / group;
            double error = exponentials[c] / exponentials.Sum() - (c == given.Data.Labels[sample] ? 1 : 0);
            double dy = error * -0.5 / SmallNetwork.GroupTemperature / given.Data.Count * outputs[input / 2].ByInput[input % 2] * -2;
            double[] w = [.. parameters.Slice(weights.FirstParameter + input * Candidates, Candidates).ToArray().Select(each => Math.Exp(each / Tau))];
            for (int k = 0; k < Candidates; k++)
            {
                int candidate = candidates[input * Candidates + k];
                weightGradient[input * Candidates + k] += (2 * (1 - signals[candidate].Output) / 2 - 1) * dy;
                for (int m = 0; m < 4; m++)
                {
                    frontGradient[4 * candidate + m] += w[k] / w.Sum() * dy * -0.5 * signals[candidate].ByParameter[m];
                }
            }
        }
    }

    private static double[] Parameters(ReadOnlySpan<float> all, LogicLayer layer, int node) =>
        [.. all.Slice(layer.FirstParameter + 4 * node, 4).ToArray().Select(each => (double)each)];

    private static int IndexOfLargest(SmallNetwork given, ConnectionWeights weights, int input)
    {
        float[] w = given.Stack.Parameters.Span.Slice(weights.FirstParameter + input * Candidates, Candidates).ToArray();
        return Array.IndexOf(w, w.Max());
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<float> actual)
    {
        Assert.True(expected.Max(Math.Abs) > 1e-3);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-6);
        }
    }
}
