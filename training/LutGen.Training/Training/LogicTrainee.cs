using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;

namespace LutGen.Training;

/// <summary>A logic network in training: nodes relaxed and rounded, wiring exchanged after epochs.</summary>
internal sealed class LogicTrainee : ITrainee
{
    private const ulong BatchStream = 0x42415443;
    private const ulong RewiringStream = 0x52455749;

    private readonly LogicNetworkSettings _settings;
    private readonly LogicStack _stack;
    private readonly float[][] _thresholds;
    private readonly Workspace[] _workspaces;
    private readonly TrainingStep _step;
    private readonly Validation _validation;
    private readonly Rewiring _rewiring;
    private readonly RunSchedule _schedule;

    private SamplerState _sampler;
    private LutNetwork? _network;

    /// <summary>Makes a network.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="training">Samples to train on.</param>
    /// <param name="judging">Samples to judge by.</param>
    /// <param name="team">The threads.</param>
    public LogicTrainee(LogicNetworkSettings settings, Dataset training, Dataset judging, WorkerTeam team)
    {
        _settings = settings;
        _thresholds = settings.Thresholds.Place(training);
        EncodedDataset encoded = new(training, _thresholds), judged = new(judging, _thresholds);
        ThresholdStart? learnable = settings.ThresholdLearning is null ? null : ThresholdStart.Of(training, _thresholds, settings.ThresholdLearning);
        _stack = LogicStackBuilder.Build(settings, encoded, learnable);
        GroupSumCrossEntropy head = new(_stack.Classes, _stack.GroupSize, settings.GroupTemperature);
        _workspaces = [.. Enumerable.Range(0, team.Size).Select(_ => new Workspace(_stack, head))];
        RowFiller[] fillers = FillersOf(encoded, settings.Augmentation);
        _step = new TrainingStep(_stack, team, _workspaces, fillers, settings.Optimizer, settings.BatchSize, settings.Seed ^ BatchStream);
        _validation = new Validation(judging, learnable is null ? new BitPlanes(judged) : null, team, _workspaces, FillersOf(judged, default));
        _rewiring = new Rewiring(_stack, _step, _workspaces[0], fillers[0], settings.RewireCandidates, settings.Seed ^ RewiringStream);
        _schedule = new RunSchedule(settings, (long)settings.Epochs * ((training.Count + settings.BatchSize - 1) / settings.BatchSize));
        EpochSamples = training.Count;

        RowFiller[] FillersOf(EncodedDataset data, Augmentation augmentation) => [.. _workspaces.Select(_ =>
            learnable is null ? (RowFiller)new InputFiller(data, augmentation) : new ValueFiller(data.Data, augmentation, learnable))];
    }

    public int EpochSamples { get; }

    public int Steps => _step.Steps;

    public long LearntParameters => _stack.LearntParameters;

    public (double Loss, int Correct) Train(int[] order, int first, int count)
    {
        (_sampler, float learningRate) = _schedule.After(_step.Steps);
        return _step.Run(order, first, count, _sampler, learningRate);
    }

    public Judgement Judge()
    {
        (_sampler, float learningRate) = _schedule.After(_step.Steps);
        _stack.Coefficients.ComputeSoft(_sampler);
        float[][] thresholds = _stack.Stages[0] is ThresholdStage learnt ? learnt.Thresholds(_stack) : _thresholds;
        _network = _stack.Discretize(EncoderThresholds.ToEncoder(thresholds, _settings.Encoding), _settings.GroupTemperature, _settings.GroupBeta);
        return new Judgement(_validation.SoftAccuracy(_sampler), _validation.HardAccuracy(_network), learningRate, _sampler.Temperature);
    }

    public LutNetwork Network() => _network!;

    public void EndEpoch(int[] order, int epoch)
    {
        if (epoch <= _settings.RewireUntil * _settings.Epochs)
        {
            _rewiring.Run(order, epoch, _sampler);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_step.Steps);
        foreach (AlignedBuffer buffer in Buffers)
        {
            StateFormat.Write(writer, buffer);
        }

        foreach (LogicLayer layer in _stack.Rewirable)
        {
            StateFormat.Write(writer, layer.Wiring.Inputs);
        }
    }

    public void Read(BinaryReader reader)
    {
        _step.Continue(reader.ReadInt32());
        foreach (AlignedBuffer buffer in Buffers)
        {
            StateFormat.Read(reader, buffer);
        }

        foreach (LogicLayer layer in _stack.Rewirable)
        {
            StateFormat.Read(reader, layer.Wiring.Inputs, layer.Wiring.Pools.Distinct().Max(pool => pool.Max()) + 1);
            layer.Wiring.Reconnect();
        }
    }

    public void Dispose()
    {
        _step.Dispose();
        foreach (Workspace workspace in _workspaces)
        {
            workspace.Dispose();
        }

        _stack.Dispose();
    }

    private IEnumerable<AlignedBuffer> Buffers => _step.OptimizerHistory.Prepend(_stack.Parameters);
}
