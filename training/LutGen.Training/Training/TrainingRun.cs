using System.Diagnostics;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;

namespace LutGen.Training;

/// <summary>The loop of one training: epochs, schedules, validation, the best network, and when to stop.</summary>
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
    private readonly int[] _order;
    private readonly long _totalSteps;
    private readonly List<EpochResult> _epochs = [];
    private readonly Stopwatch _clock = new();

    private LutNetwork? _bestNetwork;
    private EpochResult? _best;
    private SamplerState _sampler;
    private float _learningRate;
    private TimeSpan _lastReport;

    public TrainingRun(
        LogicNetworkSettings settings, LogicStack stack, EncodedDataset training, EncodedDataset judging, float[][] thresholds, ThresholdStart? learnable = null)
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
        _order = [.. Enumerable.Range(0, training.Data.Count)];
        _totalSteps = (long)settings.Epochs * ((_order.Length + settings.BatchSize - 1) / settings.BatchSize);

        RowFiller[] FillersOf(EncodedDataset data, Augmentation augmentation) => [.. _workspaces.Select(_ =>
            learnable is null ? (RowFiller)new InputFiller(data, augmentation) : new ValueFiller(data.Data, augmentation, learnable))];
    }

    /// <summary>Trains until the epochs, the time or the caller's patience end.</summary>
    public TrainingResult Execute(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        _clock.Start();
        TrainingEnd? end = null;
        for (int epoch = 1; epoch <= _settings.Epochs && end is null; epoch++)
        {
            SeededRandom.ForKey(_settings.Seed ^ OrderStream, (ulong)epoch).Shuffle(_order);
            double loss = 0;
            int correct = 0;
            int done = 0;
            while (done < _order.Length && (end = EndNow(cancellation)) is null)
            {
                SetSchedules();
                int count = Math.Min(_settings.BatchSize, _order.Length - done);
                (double batchLoss, int batchCorrect) = _step.Run(_order, done, count, _sampler, _learningRate);
                loss += batchLoss;
                correct += batchCorrect;
                done += count;
                if (progress is not null && _clock.Elapsed - _lastReport > ReportEvery)
                {
                    progress.Report(Progress(epoch, loss / done, null));
                    _lastReport = _clock.Elapsed;
                }
            }

            // A training that is stopped in its first moments still gives a network.
            if (done > 0 || _best is null)
            {
                SetSchedules();
                EpochResult result = Judge(epoch, loss / Math.Max(done, 1), (double)correct / Math.Max(done, 1));
                progress?.Report(Progress(epoch, result.Loss, result));
                if (end is null && epoch <= _settings.RewireUntil * _settings.Epochs)
                {
                    _rewiring.Run(_order, epoch, _sampler);
                }
            }
        }

        return new TrainingResult(_bestNetwork!, _best!, _epochs, end ?? TrainingEnd.Completed, _settings, _clock.Elapsed);
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

    private TrainingEnd? EndNow(CancellationToken cancellation) =>
        cancellation.IsCancellationRequested ? TrainingEnd.Cancelled
        : _clock.Elapsed > _settings.TimeLimit ? TrainingEnd.TimeLimit
        : null;

    private void SetSchedules()
    {
        double done = (double)_step.Steps / _totalSteps;
        double annealed = _settings.AnnealFrom < 1 ? Math.Clamp((done - _settings.AnnealFrom) / (1 - _settings.AnnealFrom), 0, 1) : 0;
        float temperature = _settings.Temperature
            * MathF.Pow(_settings.FinalTemperature / _settings.Temperature, (float)annealed);
        _sampler = new SamplerState(_settings.Sampler, temperature, _settings.NoiseScale);
        _learningRate = (float)(_settings.LearningRate * _settings.Schedule.FactorAt(done));
    }

    private EpochResult Judge(int epoch, double loss, double trainAccuracy)
    {
        _stack.Coefficients.ComputeSoft(_sampler);
        float[][] thresholds = _stack.Stages[0] is ThresholdStage learnt ? learnt.Thresholds(_stack) : _thresholds;
        LutNetwork network = _stack.Discretize(
            EncoderThresholds.ToEncoder(thresholds, _settings.Encoding), _settings.GroupTemperature, _settings.GroupBeta);
        EpochResult result = new(
            epoch, loss, trainAccuracy, _validation.SoftAccuracy(_sampler), _validation.HardAccuracy(network),
            _learningRate, _sampler.Temperature, _clock.Elapsed);
        _epochs.Add(result);

        // Among equals the later network is kept: its nodes have had more time to decide.
        if (_best is null || result.HardAccuracy >= _best.HardAccuracy)
        {
            (_best, _bestNetwork) = (result, network);
        }

        return result;
    }

    private TrainingProgress Progress(int epoch, double loss, EpochResult? finished)
    {
        double share = (double)_step.Steps / _totalSteps;
        TimeSpan elapsed = _clock.Elapsed;
        TimeSpan remaining = share > 0 ? elapsed * ((1 - share) / share) : TimeSpan.Zero;
        if (_settings.TimeLimit is { } limit && limit - elapsed < remaining)
        {
            remaining = limit > elapsed ? limit - elapsed : TimeSpan.Zero;
        }

        double samples = share * _settings.Epochs * _order.Length;
        return new TrainingProgress(
            epoch, _settings.Epochs, share, loss, samples / Math.Max(elapsed.TotalSeconds, 1e-9), elapsed, remaining, finished, _best);
    }
}
