using LutGen.Networks;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>A convolutional network in training, and in pruning. It is judged in single precision and as it is written, in whole numbers.</summary>
internal sealed class CnnTrainee : ITrainee
{
    private readonly CnnSettings _settings;
    private readonly Dataset _training;
    private readonly Dataset _judging;
    private readonly WorkerTeam _team;
    private readonly VariedImages _images;
    private readonly CnnStep _step;
    private readonly CnnAccuracy _accuracy;
    private readonly LotteryTicket? _ticket;
    private readonly int _batches;

    /// <summary>Draws the weights.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="training">Samples to train on.</param>
    /// <param name="judging">Samples to judge by.</param>
    /// <param name="team">The threads.</param>
    public CnnTrainee(CnnSettings settings, Dataset training, Dataset judging, WorkerTeam team)
    {
        (_settings, _training, _judging, _team) = (settings, training, judging, team);
        _images = new VariedImages(training, settings.Augmentation, team, settings.Seed);
        Weights = new CnnWeights(settings.GraphFor(training.Schema), settings.Seed);
        _step = new CnnStep(Weights, team, settings);
        _accuracy = new CnnAccuracy(Weights, team, judging);
        _ticket = settings.Pruning is null ? null : new LotteryTicket(Weights);
        _batches = training.Count / settings.BatchSize;
        EpochSamples = _batches * settings.BatchSize;
    }

    /// <summary>The network.</summary>
    public CnnWeights Weights { get; }

    public int EpochSamples { get; }

    public int Steps => _step.Steps;

    public long LearntParameters => Weights.Mask.Span.ToArray().Count(mask => mask > 0);

    public (double Loss, int Correct) Train(int[] order, int first, int count) => _step.Run(_images.In(Steps / _batches), order, first, count, LearningRate);

    public Judgement Judge()
    {
        double soft = _accuracy.Measure().Accuracy, hard = QuantizedCnnAccuracy.Of(Quantize(), _judging, _team).Accuracy;
        return new Judgement(soft, hard, LearningRate);
    }

    public LutNetwork Network() => QuantizedCnnWriter.Write(Quantize(), NetworkWriter.Name);

    public void EndEpoch(int[] order, int epoch)
    {
        if (_settings.Pruning is not { } pruning)
        {
            return;
        }

        if (epoch == pruning.RewindEpoch)
        {
            _ticket!.Keep();
        }

        (int round, int rest) = Math.DivRem(epoch - _settings.Epochs, _settings.RoundEpochs(pruning));
        if (epoch >= _settings.Epochs && rest == 0 && round < pruning.Rounds)
        {
            _ticket!.PruneAndRewind(pruning.KeptAfter(round + 1));
            _step.Restart();
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_step.Steps);
        writer.Write(_step.OptimizerSteps);
        foreach (AlignedBuffer buffer in Buffers)
        {
            StateFormat.Write(writer, buffer);
        }

        _ticket?.Write(writer);
    }

    public void Read(BinaryReader reader)
    {
        _step.Continue(reader.ReadInt32(), reader.ReadInt32());
        foreach (AlignedBuffer buffer in Buffers)
        {
            StateFormat.Read(reader, buffer);
        }

        _ticket?.Read(reader);
    }

    public void Dispose()
    {
        _ticket?.Dispose();
        _accuracy.Dispose();
        _step.Dispose();
        Weights.Dispose();
    }

    private QuantizedCnn Quantize()
    {
        using Calibration calibration = new(Weights, _training, _settings.Quantization.CalibrationSamples, _team);
        return PostTrainingQuantization.Quantize(calibration, PrecisionPlan.Exact(Weights.Graph, _settings.Quantization));
    }

    private float LearningRate => (float)(_settings.LearningRate * _settings.Schedule.FactorAt(Progress));

    // A round of pruning goes on where the weights that it began with were.
    private double Progress
    {
        get
        {
            double epoch = (double)Steps / _batches;
            if (epoch < _settings.Epochs || _settings.Pruning is not { } pruning)
            {
                return epoch / _settings.Epochs;
            }

            double start = (double)pruning.RewindEpoch / _settings.Epochs, share = (epoch - _settings.Epochs) / _settings.RoundEpochs(pruning);
            return start + (1 - start) * (share >= pruning.Rounds ? 1 : share - Math.Floor(share));
        }
    }

    private IEnumerable<AlignedBuffer> Buffers => [Weights.Parameters, Weights.Mask, .. Weights.Statistics.Select(each => each.State), .. _step.OptimizerHistory];
}
