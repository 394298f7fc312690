using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// A search for connections by training (SparseLUT, arXiv 2503.12829): a dense network of linear neurons whose connections are dropped where their
/// magnitudes fall below zero, and tried anew where a neuron has too few, until each neuron has as many inputs as it is to have.
/// </summary>
internal sealed class SearchTrainee : ITrainee
{
    private const ulong SearchStream = 0x46494E44;
    private const double LastFactor = 0.1;

    private readonly ConnectivitySearchSettings _search;
    private readonly SearchStack _stack;
    private readonly SearchStep _step;
    private readonly VariedImages _images;
    private readonly Dataset _judging;
    private readonly int _batches;
    private readonly int _layers;

    /// <summary>Draws the dense network.</summary>
    /// <param name="network">The network that connections are for.</param>
    /// <param name="training">Samples to train on.</param>
    /// <param name="judging">Samples to judge by.</param>
    /// <param name="team">The threads.</param>
    public SearchTrainee(LlutNetworkSettings network, Dataset training, Dataset judging, WorkerTeam team)
    {
        (_search, _layers, _judging) = (network.Search!, network.Layers.Count, judging);
        _images = new VariedImages(training, network.Augmentation, team, network.Seed ^ SearchStream);
        _batches = training.Count / network.BatchSize;
        _stack = new SearchStack(network, training);
        _step = new SearchStep(_stack, team, network, _batches);
        EpochSamples = _batches * network.BatchSize;
    }

    public int EpochSamples { get; }

    public int Steps => _step.Steps;

    public long LearntParameters => _stack.Learnt.Sum(block => (long)block.Count) + _stack.Layers.Sum(layer => (long)layer.Neurons * layer.Signals);

    /// <summary>The connections that are active now.</summary>
    public LearnedConnectivity Found => new(_stack.Connections(_layers));

    public (double Loss, int Correct) Train(int[] order, int first, int count) =>
        _step.Run(_images.In(Steps / _batches), order, first, Factor, _search.LearningRate, Steps >= _search.ExactFrom * Planned || Steps == Planned - 1);

    public Judgement Judge()
    {
        double accuracy = _step.Accuracy(_judging);
        return new Judgement(accuracy, accuracy, _search.LearningRate * Factor, ConnectionRate: _stack.Rate);
    }

    public LutNetwork Network() => throw new TrainingStoppedException("the training was stopped while it searched for connections; there is no network yet");

    public void EndEpoch(int[] order, int epoch)
    {
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_step.Steps);
        foreach (AlignedBuffer buffer in Buffers)
        {
            StateFormat.Write(writer, buffer);
        }

        foreach (SearchLayer layer in _stack.Layers)
        {
            layer.Write(writer);
        }
    }

    public void Read(BinaryReader reader)
    {
        _step.Continue(reader.ReadInt32());
        foreach (AlignedBuffer buffer in Buffers)
        {
            StateFormat.Read(reader, buffer);
        }

        foreach (SearchLayer layer in _stack.Layers)
        {
            layer.Read(reader);
        }
    }

    public void Dispose()
    {
        _step.Dispose();
        _stack.Dispose();
    }

    private int Planned => _batches * _search.Epochs;

    private float Factor => (float)(LastFactor + (1 - LastFactor) * 0.5 * (1 + Math.Cos(Math.PI * Steps / Planned)));

    private IEnumerable<AlignedBuffer> Buffers => _step.History.Prepend(_stack.Parameters);
}
