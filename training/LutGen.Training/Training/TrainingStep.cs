using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Optimizers;

namespace LutGen.Training;

/// <summary>
/// One update of the parameters from one batch, shared among threads. The batch is cut into micro-batches; each has its own gradient
/// buffer and its own noise, so it does not matter which thread takes which.
/// </summary>
internal sealed unsafe class TrainingStep : IDisposable
{
    private const ulong CoefficientStream = 0x434F4546;

    private readonly LogicStack _stack;
    private readonly WorkerTeam _team;
    private readonly Workspace[] _workspaces;
    private readonly RowFiller[] _fillers;
    private readonly ParameterUpdate _update;
    private readonly (double Loss, int Correct)[] _outcomes;
    private readonly ulong _seed;
    private readonly Action<int, int> _computeCoefficients;
    private readonly Action<int, int> _trainMicroBatch;

    private int[] _order = [];
    private int _first;
    private int _count;
    private SamplerState _sampler;

    public TrainingStep(
        LogicStack stack,
        WorkerTeam team,
        Workspace[] workspaces,
        RowFiller[] fillers,
        OptimizerSettings optimizer,
        int batchSize,
        ulong seed)
    {
        _stack = stack;
        _team = team;
        _workspaces = workspaces;
        _fillers = fillers;
        _seed = seed;
        int microBatches = (batchSize + MicroBatch.Lanes - 1) / MicroBatch.Lanes;
        _update = new ParameterUpdate(stack, team, optimizer, microBatches);
        _outcomes = new (double, int)[microBatches];
        _computeCoefficients = ComputeCoefficients;
        _trainMicroBatch = TrainMicroBatch;
    }

    /// <summary>Updates done so far.</summary>
    public int Steps { get; private set; }

    /// <summary>What the optimiser remembers of earlier updates.</summary>
    public IReadOnlyList<AlignedBuffer> OptimizerHistory => _update.OptimizerHistory;

    /// <summary>Goes on after updates that were done before.</summary>
    /// <param name="steps">How many.</param>
    public void Continue(int steps) => Steps = steps;

    /// <summary>Trains on one batch.</summary>
    /// <param name="order">Order of the samples in this epoch.</param>
    /// <param name="first">First sample of the batch in that order.</param>
    /// <param name="count">Samples of the batch.</param>
    /// <param name="sampler">Sampler, temperature and noise.</param>
    /// <param name="learningRate">Learning rate of this update.</param>
    /// <returns>Sum of the samples' losses, and how many were right.</returns>
    public (double Loss, int Correct) Run(int[] order, int first, int count, SamplerState sampler, float learningRate)
    {
        (_order, _first, _count, _sampler) = (order, first, count, sampler);
        Steps++;
        if (_stack.Coefficients.IsMapped)
        {
            _team.ForEach(_stack.Coefficients.Ranges.Length, _computeCoefficients);
        }

        _team.ForEach(MicroBatches, _trainMicroBatch);
        _update.Run(MicroBatches, sampler, Steps, learningRate);

        (double loss, int correct) = (0, 0);
        for (int i = 0; i < MicroBatches; i++)
        {
            loss += _outcomes[i].Loss;
            correct += _outcomes[i].Correct;
        }

        return (loss, correct);
    }

    /// <summary>Forgets the optimiser's history of some parameters.</summary>
    public void ResetOptimizer(int first, int count) => _update.Reset(first, count);

    public void Dispose() => _update.Dispose();

    private int MicroBatches => (_count + MicroBatch.Lanes - 1) / MicroBatch.Lanes;

    private void ComputeCoefficients(int range, int member)
    {
        ParameterRange[] ranges = _stack.Coefficients.Ranges;
        _workspaces[member].ComputeCoefficients(
            ranges[range], _sampler, _seed ^ CoefficientStream, (ulong)Steps * (ulong)ranges.Length + (ulong)range);
    }

    private void TrainMicroBatch(int microBatch, int member)
    {
        int start = microBatch * MicroBatch.Lanes;
        Workspace workspace = _workspaces[member];
        workspace.Train(
            _fillers[member],
            _order.AsSpan(_first + start, Math.Min(MicroBatch.Lanes, _count - start)),
            _sampler,
            _seed,
            (ulong)Steps * (ulong)_outcomes.Length + (ulong)microBatch,
            1f / _count,
            _update.Part(microBatch));
        _outcomes[microBatch] = workspace.Outcome;
    }
}
