using System.Diagnostics;
using LutGen.Training.Checkpoints;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;

namespace LutGen.Training;

/// <summary>The loop of one training: epochs, schedules, validation, the best network, when to save and when to stop.</summary>
internal sealed class TrainingRun : IDisposable
{
    private const ulong OrderStream = 0x4F524452;
    private const ulong BatchStream = 0x42415443;
    private const ulong RewiringStream = 0x52455749;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(200);

    private readonly LogicNetworkSettings _settings;
    private readonly LogicStack _stack;
    private readonly EncodedDataset _training;
    private readonly float[][] _thresholds;
    private readonly WorkerTeam _team;
    private readonly Workspace[] _workspaces;
    private readonly TrainingStep _step;
    private readonly Validation _validation;
    private readonly Rewiring _rewiring;
    private readonly RunState _state;
    private readonly RunCheckpoint? _checkpoint;
    private readonly long _totalSteps;
    private readonly RunSchedule _schedule;
    private readonly Stopwatch _clock = new();

    private SamplerState _sampler;
    private float _learningRate;
    private TimeSpan _lastReport;
    private int _firstStep;

    public TrainingRun(
        LogicNetworkSettings settings,
        LogicStack stack,
        EncodedDataset training,
        EncodedDataset judging,
        float[][] thresholds,
        ThresholdStart? learnable,
        CheckpointOptions? checkpoint,
        TrainingIdentity? identity)
    {
        _settings = settings;
        _stack = stack;
        _training = training;
        _thresholds = thresholds;
        GroupSumCrossEntropy head = new(stack.Classes, stack.GroupSize, settings.GroupTemperature);
        _team = new WorkerTeam(settings.Threads);
        _workspaces = [.. Enumerable.Range(0, settings.Threads).Select(_ => new Workspace(stack, head))];
        RowFiller[] fillers = FillersOf(training, settings.Augmentation);
        _step = new TrainingStep(
            stack, _team, _workspaces, fillers, settings.Optimizer, settings.BatchSize, settings.Seed ^ BatchStream);
        _validation = new Validation(
            judging.Data, learnable is null ? new BitPlanes(judging) : null, _team, _workspaces, FillersOf(judging, default));
        _rewiring = new Rewiring(stack, _step, _workspaces[0], fillers[0], settings.RewireCandidates, settings.Seed ^ RewiringStream);
        _state = new RunState(training.Data.Count, settings.Epochs);
        _checkpoint = checkpoint is null ? null : new RunCheckpoint(checkpoint, identity!, stack, _step, _state);
        _totalSteps = (long)settings.Epochs * ((training.Data.Count + settings.BatchSize - 1) / settings.BatchSize);
        _schedule = new RunSchedule(settings, _totalSteps);

        RowFiller[] FillersOf(EncodedDataset data, Augmentation augmentation) => [.. _workspaces.Select(_ =>
            learnable is null ? (RowFiller)new InputFiller(data, augmentation) : new ValueFiller(data.Data, augmentation, learnable))];
    }

    private TimeSpan Elapsed => _clock.Elapsed + (_checkpoint?.Elapsed ?? TimeSpan.Zero);

    /// <summary>Trains until the epochs, the time or somebody's patience end.</summary>
    public TrainingResult Execute(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        if (_checkpoint?.Restore() == true)
        {
            _firstStep = _step.Steps;
            progress?.Report(Progress(_state.Loss / Math.Max(_state.Done, 1), null));
        }

        _clock.Start();
        TrainingEnd? end = null;
        while (_state.Epoch <= _settings.Epochs && (end = EndByPatience()) is null && (end = TrainEpoch(progress, cancellation)) is null)
        {
            EpochResult result = Judge();
            progress?.Report(Progress(result.Loss, result));
            if (result.Epoch <= _settings.RewireUntil * _settings.Epochs)
            {
                _rewiring.Run(_state.Order, result.Epoch, _sampler);
            }

            _state.NextEpoch();
            _checkpoint?.SaveIfDue(Elapsed);
        }

        if (end is TrainingEnd.Cancelled or TrainingEnd.TimeLimit)
        {
            StopInside(progress);
        }

        return new TrainingResult(_state.BestNetwork!, _state.Best!, _state.Epochs, end ?? TrainingEnd.Completed, _settings, _stack.LearntParameters, _checkpoint?.Failure, Elapsed);
    }

    public void Dispose()
    {
        _team.Dispose();
        _step.Dispose();
        foreach (Workspace workspace in _workspaces)
        {
            workspace.Dispose();
        }
    }

    /// <summary>Trains on the rest of the running epoch's samples.</summary>
    /// <returns>Why it was stopped, null if it was not.</returns>
    private TrainingEnd? TrainEpoch(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        if (_state.OrderedEpoch != _state.Epoch)
        {
            SeededRandom.ForKey(_settings.Seed ^ OrderStream, (ulong)_state.Epoch).Shuffle(_state.Order);
            _state.OrderedEpoch = _state.Epoch;
        }

        while (_state.Done < _state.Order.Length)
        {
            if (EndNow(cancellation) is { } end)
            {
                return end;
            }

            (_sampler, _learningRate) = _schedule.After(_step.Steps);
            int count = Math.Min(_settings.BatchSize, _state.Order.Length - _state.Done);
            (double loss, int correct) = _step.Run(_state.Order, _state.Done, count, _sampler, _learningRate);
            _state.Loss += loss;
            _state.Correct += correct;
            _state.Done += count;
            if (progress is not null && _clock.Elapsed - _lastReport > ReportEvery)
            {
                progress.Report(Progress(_state.Loss / _state.Done, null));
                _lastReport = _clock.Elapsed;
            }
        }

        return null;
    }

    /// <summary>Saves an epoch that was cut short, and judges it: it may be the best, and it may be the only one.</summary>
    private void StopInside(IProgress<TrainingProgress>? progress)
    {
        // Saved before it is judged: in the whole training there is no such result.
        _checkpoint?.Save(Elapsed);
        if (_state.Done > 0 || _state.Best is null)
        {
            EpochResult result = Judge();
            progress?.Report(Progress(result.Loss, result));
        }
    }

    private TrainingEnd? EndByPatience() =>
        _settings.Patience > 0 && _state.EpochsWithoutGain >= _settings.Patience ? TrainingEnd.EarlyStopping : null;

    private TrainingEnd? EndNow(CancellationToken cancellation) =>
        cancellation.IsCancellationRequested ? TrainingEnd.Cancelled
        : _clock.Elapsed > _settings.TimeLimit ? TrainingEnd.TimeLimit
        : null;

    private EpochResult Judge()
    {
        (_sampler, _learningRate) = _schedule.After(_step.Steps);
        _stack.Coefficients.ComputeSoft(_sampler);
        LutNetwork network = Discretize();
        int seen = Math.Max(_state.Done, 1);
        EpochResult result = new(
            _state.Epoch, _step.Steps, _state.Loss / seen, (double)_state.Correct / seen, _validation.SoftAccuracy(_sampler),
            _validation.HardAccuracy(network), _learningRate, _sampler.Temperature, Elapsed);
        _state.Epochs = [.. _state.Epochs, result];

        // Among equals the later network is kept: its nodes have had more time to decide.
        if (_state.Best is null || result.HardAccuracy >= _state.Best.HardAccuracy)
        {
            (_state.Best, _state.BestNetwork) = (result, network);
        }

        return result;
    }

    private LutNetwork Discretize()
    {
        float[][] thresholds = _stack.Stages[0] is ThresholdStage learnt ? learnt.Thresholds(_stack) : _thresholds;
        return _stack.Discretize(EncoderThresholds.ToEncoder(thresholds, _settings.Encoding), _settings.GroupTemperature, _settings.GroupBeta);
    }

    private TrainingProgress Progress(double loss, EpochResult? finished)
    {
        double share = (double)_step.Steps / _totalSteps;
        double sinceStart = (double)(_step.Steps - _firstStep) / _totalSteps;
        TimeSpan elapsed = _clock.Elapsed;
        TimeSpan remaining = sinceStart > 0 ? elapsed * ((1 - share) / sinceStart) : TimeSpan.Zero;
        if (_settings.TimeLimit is { } limit && limit - elapsed < remaining)
        {
            remaining = limit > elapsed ? limit - elapsed : TimeSpan.Zero;
        }

        double samples = sinceStart * _settings.Epochs * _state.Order.Length;
        return new TrainingProgress(
            _state.Epoch, _settings.Epochs, share, loss, samples / Math.Max(elapsed.TotalSeconds, 1e-9), Elapsed, remaining, finished,
            _state.Best, _state.Epochs, _state.EpochsWithoutGain);
    }
}
