using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>One epoch of a search for connections.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Loss">Mean loss of its batches.</param>
/// <param name="TrainingAccuracy">Share of its samples that were right, 0..1.</param>
/// <param name="Rate">Share of all possible connections that are active after it.</param>
public sealed record SearchEpoch(int Epoch, double Loss, double TrainingAccuracy, double Rate);

/// <summary>Connections that a search has found; any kind of neuron can be trained with them.</summary>
/// <param name="Layers">For each layer the signals that its neurons read, [Neurons x SubNeurons x FanIn], ascending for each neuron.</param>
/// <param name="Epochs">All epochs.</param>
public sealed record LearnedConnectivity(IReadOnlyList<int[]> Layers, IReadOnlyList<SearchEpoch> Epochs) : IConnectivity
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The layer is another one than was searched for.</exception>
    public int[] Connect(int layer, LlutLayerSettings settings, ReadOnlySpan<int> signals, SeededRandom random) =>
        layer < Layers.Count && Layers[layer].Length == settings.Neurons * settings.SubNeurons * settings.FanIn
            ? Layers[layer]
            : throw new ArgumentException(FormattableString.Invariant(
                $"Layer {layer} has {settings.Neurons} x {settings.SubNeurons} x {settings.FanIn} inputs; expected those that connections were searched for."));

    /// <inheritdoc/>
    public override string ToString() => "learned";
}

/// <summary>
/// Looks for connections by training (SparseLUT, arXiv 2503.12829): a dense network of linear neurons whose connections are dropped where their
/// magnitudes fall below zero, and tried anew where a neuron has too few, until each neuron has as many inputs as it is to have.
/// </summary>
public static class ConnectivitySearch
{
    private const ulong OrderStream = 0x4F524453;
    private const double LastFactor = 0.1;
    private const int BatchBlock = 64;

    /// <summary>Searches.</summary>
    /// <param name="network">The network that connections are for; its batch has to be a multiple of 64.</param>
    /// <param name="search">The course of the search.</param>
    /// <param name="train">The training samples.</param>
    /// <param name="progress">Receives each epoch; null for silence.</param>
    /// <exception cref="ArgumentException">A setting is out of range or does not fit the data.</exception>
    public static LearnedConnectivity Run(LlutNetworkSettings network, ConnectivitySearchSettings search, Dataset train, Action<SearchEpoch>? progress = null)
    {
        network.Validate(train);
        search.Validate();
        Setting.Require(network.BatchSize % BatchBlock == 0, nameof(network.BatchSize), network.BatchSize, FormattableString.Invariant($"a multiple of {BatchBlock} to search with"));
        using SearchStack stack = new(network, search, train);
        using WorkerTeam team = new(network.Threads);
        int[] order = [.. Enumerable.Range(0, train.Count)];
        int batches = train.Count / network.BatchSize;
        using SearchStep step = new(stack, team, search, network.BatchSize, batches, network.Seed ^ OrderStream);
        List<SearchEpoch> epochs = [];
        for (int epoch = 1; epoch <= search.Epochs; epoch++)
        {
            SeededRandom.ForKey(network.Seed ^ OrderStream, (ulong)epoch).Shuffle(order);
            (double loss, int correct) = (0, 0);
            for (int batch = 0; batch < batches; batch++)
            {
                double progressed = (double)step.Steps / ((long)batches * search.Epochs);
                float factor = (float)(LastFactor + (1 - LastFactor) * 0.5 * (1 + Math.Cos(Math.PI * progressed)));
                bool exact = epoch > search.ExactFrom * search.Epochs || (epoch == search.Epochs && batch == batches - 1);
                (double l, int c) = step.Run(train, order, batch * network.BatchSize, factor, search.LearningRate, exact);
                loss += l;
                correct += c;
            }

            double seen = (double)batches * network.BatchSize;
            epochs.Add(new SearchEpoch(epoch, loss / seen, correct / seen, stack.Rate));
            progress?.Invoke(epochs[^1]);
        }

        return new LearnedConnectivity([.. Enumerable.Range(0, stack.Layers.Count).Select(stack.ConnectionsOf)], epochs);
    }
}
