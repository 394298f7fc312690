using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>A network of quantised neurons in training. What is judged is what its tables say, so nothing is lost when they are written.</summary>
internal sealed class NeuronTrainee : ITrainee
{
    private const ulong ConnectionStream = 0x434F4E4E;

    private readonly LlutNetworkSettings _settings;
    private readonly VariedImages _images;
    private readonly int _features;
    private readonly LlutStack _stack;
    private readonly LlutStep _step;
    private readonly QuantizedAccuracy _accuracy;
    private readonly int _batches;

    /// <summary>Connects a network and draws its parameters.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="connectivity">What neurons read.</param>
    /// <param name="training">Samples to train on.</param>
    /// <param name="judging">Samples to judge by.</param>
    /// <param name="team">The threads.</param>
    public NeuronTrainee(LlutNetworkSettings settings, IConnectivity connectivity, Dataset training, Dataset judging, WorkerTeam team)
    {
        (_settings, _features) = (settings, training.FeatureCount);
        _images = new VariedImages(training, settings.Augmentation, team, settings.Seed);
        _stack = new LlutStack(settings, Connect(settings, connectivity, training), training);
        _step = new LlutStep(_stack, team, settings);
        _accuracy = new QuantizedAccuracy(_stack, team, judging);
        _batches = training.Count / settings.BatchSize;
        EpochSamples = _batches * settings.BatchSize;
    }

    /// <summary>The network and its parameters.</summary>
    public LlutStack Stack => _stack;

    public int EpochSamples { get; }

    public int Steps => _step.Steps;

    public long LearntParameters => _stack.Blocks.Sum(block => (long)block.Count);

    public (double Loss, int Correct) Train(int[] order, int first, int count) => _step.Run(_images.In(Steps / _batches), order, first, LearningRate);

    public Judgement Judge()
    {
        double accuracy = _accuracy.Measure();
        return new Judgement(accuracy, accuracy, LearningRate);
    }

    public LutNetwork Network() => LlutNetworkWriter.Write(_stack, _features, _settings.Adders);

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
    }

    public void Read(BinaryReader reader)
    {
        _step.Continue(reader.ReadInt32());
        foreach (AlignedBuffer buffer in Buffers)
        {
            StateFormat.Read(reader, buffer);
        }
    }

    public void Dispose()
    {
        _accuracy.Dispose();
        _step.Dispose();
        _stack.Dispose();
    }

    private float LearningRate => (float)(_settings.LearningRate * _settings.Schedule.FactorAt((double)Steps / ((long)_batches * _settings.Epochs)));

    private IEnumerable<AlignedBuffer> Buffers => [_stack.Parameters, .. _stack.Layers.Select(layer => layer.Running.State), .. _step.OptimizerHistory];

    private static int[][] Connect(LlutNetworkSettings settings, IConnectivity connectivity, Dataset train)
    {
        int[][] connections = new int[settings.Layers.Count][];
        for (int i = 0; i < connections.Length; i++)
        {
            int signals = i == 0 ? train.FeatureCount : settings.Layers[i - 1].Neurons;
            connections[i] = settings.Layers[i].Assembles
                ? [.. Enumerable.Range(0, signals)]
                : connectivity.Connect(i, settings.Layers[i], [.. Enumerable.Range(0, signals)], SeededRandom.ForKey(settings.Seed ^ ConnectionStream, (ulong)i));
        }

        return connections;
    }
}
