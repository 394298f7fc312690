using System.Diagnostics;
using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Numerics;

namespace LutGen.Training;

/// <summary>The loop of one training: epochs, validation, the network that is kept, when to save and when to stop.</summary>
internal sealed class TrainingRun
{
    private const ulong OrderStream = 0x4F524452;
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(200);

    private readonly TrainingSettings _settings;
    private readonly ITrainee _trainee;
    private readonly RunState _state;
    private readonly RunCheckpoint? _checkpoint;
    private readonly Stopwatch _clock = new();

    private TimeSpan _lastReport;
    private double _firstShare;

    /// <summary>Prepares a training.</summary>
    /// <param name="settings">Its course.</param>
    /// <param name="trainee">The network.</param>
    /// <param name="samples">Number of samples to train on.</param>
    /// <param name="checkpoint">Where to save it, null for nowhere.</param>
    /// <param name="identity">What has to be the same where it is continued, null if it is saved nowhere.</param>
    public TrainingRun(TrainingSettings settings, ITrainee trainee, int samples, CheckpointOptions? checkpoint, TrainingIdentity? identity)
    {
        _settings = settings;
        _trainee = trainee;
        _state = new RunState(samples, settings.PlannedEpochs);
        _checkpoint = checkpoint is null ? null : new RunCheckpoint(checkpoint, identity!, trainee, _state);
    }

    private TimeSpan Elapsed => _clock.Elapsed + (_checkpoint?.Elapsed ?? TimeSpan.Zero);

    // Share of the epochs done, and of the samples of this one.
    private double Share => (_state.Epoch - 1 + (double)_state.Done / _trainee.EpochSamples) / _settings.PlannedEpochs;

    /// <summary>Trains until the epochs, the time or somebody's patience end.</summary>
    public TrainingResult Execute(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        if (_checkpoint?.Restore() == true)
        {
            _firstShare = Share;
            progress?.Report(Progress(_state.Loss / Math.Max(_state.Done, 1), null));
        }

        _clock.Start();
        TrainingEnd? end = null;
        while (_state.Epoch <= _settings.PlannedEpochs && (end = EndByPatience()) is null && (end = TrainEpoch(progress, cancellation)) is null)
        {
            EpochResult result = Judge();
            progress?.Report(Progress(result.Loss, result));
            _trainee.EndEpoch(_state.Order, _state.Epoch);
            _state.NextEpoch();
            _checkpoint?.SaveIfDue(Elapsed);
        }

        if (end is TrainingEnd.Cancelled or TrainingEnd.TimeLimit)
        {
            StopInside(progress);
        }
        else
        {
            _checkpoint?.SaveIfKept(Elapsed);
        }

        LutNetwork network = _state.BestNetwork ?? _trainee.Network();
        return new TrainingResult(
            network, _state.Best!, _state.Epochs, end ?? TrainingEnd.Completed, _settings, _trainee.LearntParameters, _checkpoint?.Failure, Elapsed);
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

        while (_state.Done < _trainee.EpochSamples)
        {
            if (EndNow(cancellation) is { } end)
            {
                return end;
            }

            int count = Math.Min(_settings.BatchSize, _trainee.EpochSamples - _state.Done);
            (double loss, int correct) = _trainee.Train(_state.Order, _state.Done, count);
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
        Judgement judgement = _trainee.Judge();
        int seen = Math.Max(_state.Done, 1);
        EpochResult result = new(
            _state.Epoch, _trainee.Steps, _state.Loss / seen, (double)_state.Correct / seen, judgement.Soft, judgement.Hard,
            judgement.LearningRate, judgement.Temperature, Elapsed, judgement.ConnectionRate);
        _state.Epochs = [.. _state.Epochs, result];
        if (!result.IsSearch && (_settings.KeepsLast || _state.Best is null || result.HardAccuracy >= _state.Best.HardAccuracy))
        {
            // Among equals the later network is kept: its nodes have had more time to decide. The last one is made once, at the end.
            (_state.Best, _state.BestNetwork) = (result, _settings.KeepsLast ? null : _trainee.Network());
        }

        return result;
    }

    private TrainingProgress Progress(double loss, EpochResult? finished)
    {
        double share = Share, sinceStart = share - _firstShare;
        TimeSpan elapsed = _clock.Elapsed;
        TimeSpan remaining = sinceStart > 0 ? elapsed * ((1 - share) / sinceStart) : TimeSpan.Zero;
        if (_settings.TimeLimit is { } limit && limit - elapsed < remaining)
        {
            remaining = limit > elapsed ? limit - elapsed : TimeSpan.Zero;
        }

        double samples = sinceStart * _settings.PlannedEpochs * _trainee.EpochSamples;
        return new TrainingProgress(
            _state.Epoch, _settings.PlannedEpochs, share, loss, samples / Math.Max(elapsed.TotalSeconds, 1e-9), Elapsed, remaining, finished,
            _state.Best, _state.Epochs, _state.EpochsWithoutGain);
    }
}
