using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Neurons;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Neurons;

public class ConnectivitySearchTests
{
    private static readonly ConnectivitySearchSettings Search = new() { Epochs = 6 };

    private static readonly LlutNetworkSettings Network = new()
    {
        Layers = [new(24, 2, 2) { SubNeurons = 2 }, new(16, 3, 2), new(2, 4, 2)],
        BatchSize = 64,
        Seed = 5,
    };

    [Fact]
    public void Every_neuron_ends_with_as_many_different_inputs_as_it_is_to_have()
    {
        LearnedConnectivity found = Find(Network, Search, Signal);
        Assert.Equal([96, 48, 8], found.Layers.Select(layer => layer.Length));
        for (int i = 0; i < 3; i++)
        {
            LlutLayerSettings layer = Network.Layers[i];
            int inputs = layer.SubNeurons * layer.FanIn;
            Assert.All(found.Layers[i].Chunk(inputs), each => Assert.Equal(inputs, each.Distinct().Count()));
            int signals = i == 0 ? Signal.FeatureCount : Network.Layers[i - 1].Neurons;
            Assert.All(found.Layers[i], signal => Assert.InRange(signal, 0, signals - 1));
            Assert.Equal(found.Layers[i], found.Connect(i, layer, [], new SeededRandom(1)));
        }
    }

    [Fact]
    public void Features_that_say_something_are_found_among_those_that_say_nothing()
    {
        // Ten of sixty features carry the class: a network wired at random reads them once in six times.
        LlutNetworkSettings small = Network with { Layers = [new(5, 3, 2), new(2, 5, 2)] };
        LearnedConnectivity found = Find(small, Search with { Epochs = 20 }, Signal);
        Assert.InRange(found.Layers[0].Count(feature => feature < 10) / 15.0, 0.6, 1);
    }

    [Fact]
    public void The_share_of_active_connections_falls_to_what_is_kept()
    {
        TrainingResult result = NetworkTrainer.Train(Network with { Search = Search, Epochs = 2 }, Signal);
        double[] rates = [.. result.Epochs.Where(epoch => epoch.IsSearch).Select(epoch => epoch.ConnectionRate!.Value)];
        Assert.Equal(8, result.Epochs.Count);
        Assert.Equal(Search.Epochs, rates.Length);
        double kept = (96.0 + 48 + 8) / (24 * 60 + 16 * 24 + 2 * 16);
        Assert.Equal(kept, rates[^1], 1e-9);
        Assert.True(rates[0] > 2 * kept, $"{rates[0]}");
        Assert.Equal(rates.OrderDescending(), rates);
    }

    [Fact]
    public void A_tree_of_neurons_is_searched_for_as_one_neuron()
    {
        LlutNetworkSettings trees = Network with { Layers = [new(24, 3, 2), new(6, 4, 2) { Assembles = true }, new(2, 3, 2) { Assembles = true }] };
        LearnedConnectivity found = Find(trees, Search, Signal);
        Assert.Equal([72, 0, 0], found.Layers.Select(layer => layer.Length));
        Assert.All(found.Layers[0].Chunk(36), tree => Assert.Equal(36, tree.Distinct().Count()));
        TrainingResult result = NetworkTrainer.Train(trees with { Search = Search with { Epochs = 20 }, Epochs = 10 }, Signal);
        LutLayer[] layers = [.. result.Network.Layers.OfType<LutLayer>()];
        Assert.Equal(Enumerable.Range(0, 24), Enumerable.Range(0, 6).SelectMany(i => layers[2].InputsOf(i)).Select(signal => signal - layers[1].FirstSignal));
        Assert.True(result.Best.HardAccuracy > 0.75, $"{result.Best.HardAccuracy}");
    }

    [Fact]
    public void Connections_do_not_depend_on_the_number_of_threads()
    {
        int[][] one = [.. Find(Network, Search with { Epochs = 3 }, Signal).Layers];
        Assert.Equal(one, Find(Network with { Threads = 3 }, Search with { Epochs = 3 }, Signal).Layers);
    }

    [Fact]
    public void Connections_of_another_network_are_refused()
    {
        LearnedConnectivity found = Find(Network, Search with { Epochs = 1 }, Signal);
        Assert.Contains(
            "Layer 1 has 16 x 1 x 4 inputs", Assert.Throws<ArgumentException>(() => found.Connect(1, new(16, 4, 2), [], new SeededRandom(1))).Message, StringComparison.Ordinal);
    }

    private static LearnedConnectivity Find(LlutNetworkSettings network, ConnectivitySearchSettings search, Dataset data)
    {
        using WorkerTeam team = new(network.Threads);
        using SearchTrainee trainee = new(network with { Search = search }, data, data, team);
        int[] order = [.. Enumerable.Range(0, data.Count)];
        for (int epoch = 1; epoch <= search.Epochs; epoch++)
        {
            SeededRandom.ForKey(network.Seed, (ulong)epoch).Shuffle(order);
            for (int first = 0; first < trainee.EpochSamples; first += network.BatchSize)
            {
                trainee.Train(order, first, network.BatchSize);
            }
        }

        return trainee.Found;
    }

    private static Dataset Signal { get; } = MakeSignal();

    private static Dataset MakeSignal()
    {
        const int Samples = 8192, Features = 60;
        SeededRandom random = new(3);
        float[] features = new float[Samples * Features];
        int[] labels = new int[Samples];
        for (int sample = 0; sample < Samples; sample++)
        {
            labels[sample] = random.Next(2);
            for (int feature = 0; feature < Features; feature++)
            {
                features[sample * Features + feature] = (float)(random.NextNormal() + (feature < 10 ? 0.4 * (2 * labels[sample] - 1) : 0));
            }
        }

        return new Dataset("signal", features, labels, Features, 2);
    }
}
