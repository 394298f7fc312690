using System.Diagnostics;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>One epoch of a training of quantised neurons.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Loss">Mean loss of its batches.</param>
/// <param name="TrainingAccuracy">Share of its samples that were right when they were trained on, 0..1.</param>
/// <param name="ValidationAccuracy">Share of the validation samples that are right with the running statistics, 0..1; of the training samples if there are none.</param>
public sealed record LlutEpoch(int Epoch, double Loss, double TrainingAccuracy, double ValidationAccuracy);

/// <summary>The outcome of a training of quantised neurons.</summary>
/// <param name="Network">The network of tables that the last epoch ended with.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="Elapsed">Time taken.</param>
public sealed record LlutTrainingResult(LutNetwork Network, IReadOnlyList<LlutEpoch> Epochs, TimeSpan Elapsed);

/// <summary>Trains networks of quantised neurons (LogicNets, PolyLUT, NeuraLUT, PolyLUT-Add) and enumerates their tables.</summary>
public static class LlutTrainer
{
    private const ulong SplitStream = 0x53504C49;
    private const ulong OrderStream = 0x4F524452;
    private const ulong ConnectionStream = 0x434F4E4E;

    /// <summary>Trains a network.</summary>
    /// <param name="settings">Shape and course of the training.</param>
    /// <param name="train">The training samples; the validation samples are drawn from them.</param>
    /// <param name="progress">Receives each epoch; null for silence.</param>
    /// <exception cref="ArgumentException">A setting is out of range or does not fit the data.</exception>
    public static LlutTrainingResult Train(LlutNetworkSettings settings, Dataset train, Action<LlutEpoch>? progress = null)
    {
        settings.Validate(train);
        Stopwatch clock = Stopwatch.StartNew();
        (Dataset training, Dataset judging) = settings.ValidationSamples > 0
            ? train.Split(settings.ValidationSamples, settings.Seed ^ SplitStream)
            : (train, train);
        using LlutStack stack = new(settings, Connect(settings, training), training);
        using WorkerTeam team = new(settings.Threads);
        using LlutStep step = new(stack, team, settings);
        using QuantizedAccuracy accuracy = new(stack, team, judging);
        int[] order = [.. Enumerable.Range(0, training.Count)];
        int batches = training.Count / settings.BatchSize;
        List<LlutEpoch> epochs = [];
        for (int epoch = 1; epoch <= settings.Epochs; epoch++)
        {
            SeededRandom.ForKey(settings.Seed ^ OrderStream, (ulong)epoch).Shuffle(order);
            (double loss, int correct) = (0, 0);
            for (int batch = 0; batch < batches; batch++)
            {
                double progressed = (double)step.Steps / ((long)batches * settings.Epochs);
                (double l, int c) = step.Run(training, order, batch * settings.BatchSize, (float)(settings.LearningRate * settings.Schedule.FactorAt(progressed)));
                loss += l;
                correct += c;
            }

            double seen = (double)batches * settings.BatchSize;
            epochs.Add(new LlutEpoch(epoch, loss / seen, correct / seen, accuracy.Measure()));
            progress?.Invoke(epochs[^1]);
        }

        return new LlutTrainingResult(LlutNetworkWriter.Write(stack, train.Name, train.FeatureCount), epochs, clock.Elapsed);
    }

    internal static int[][] Connect(LlutNetworkSettings settings, Dataset train)
    {
        int[][] connections = new int[settings.Layers.Count][];
        for (int i = 0; i < connections.Length; i++)
        {
            int signals = i == 0 ? train.FeatureCount : settings.Layers[i - 1].Neurons;
            connections[i] = settings.Connectivity.Connect(
                i, settings.Layers[i], [.. Enumerable.Range(0, signals)], SeededRandom.ForKey(settings.Seed ^ ConnectionStream, (ulong)i));
        }

        return connections;
    }
}
