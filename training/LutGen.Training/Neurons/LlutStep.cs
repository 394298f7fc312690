using LutGen.Training.Data;
using LutGen.Training.Numerics;
using LutGen.Training.Optimizers;

namespace LutGen.Training.Neurons;

/// <summary>One update of a network of quantised neurons from one batch.</summary>
internal sealed unsafe class LlutStep : IDisposable
{
    private readonly LlutStack _stack;
    private readonly NetworkPass _pass;
    private readonly IOptimizer _optimizer;
    private readonly AlignedBuffer _gradients;
    private readonly int[] _labels;
    private readonly float _momentum;

    /// <summary>Makes room.</summary>
    public LlutStep(LlutStack stack, WorkerTeam team, LlutNetworkSettings settings)
    {
        _stack = stack;
        _pass = new NetworkPass(stack, team, settings.BatchSize, learns: true);
        _optimizer = settings.Optimizer.Create((int)stack.Parameters.Length);
        _gradients = new AlignedBuffer(stack.Parameters.Length);
        _labels = new int[settings.BatchSize];
        _momentum = settings.Momentum;
    }

    /// <summary>Updates done so far.</summary>
    public int Steps { get; private set; }

    /// <summary>What the optimiser remembers of earlier updates.</summary>
    public IReadOnlyList<AlignedBuffer> OptimizerHistory => _optimizer.History;

    /// <summary>Goes on after updates that were done before.</summary>
    /// <param name="steps">How many.</param>
    public void Continue(int steps) => Steps = steps;

    /// <summary>Trains on a whole batch.</summary>
    /// <param name="data">The training samples.</param>
    /// <param name="order">Order of the samples in this epoch.</param>
    /// <param name="first">First sample of the batch in that order.</param>
    /// <param name="learningRate">Learning rate of this update.</param>
    /// <returns>Sum of the samples' losses, and how many were right.</returns>
    public (double Loss, int Correct) Run(Dataset data, int[] order, int first, float learningRate)
    {
        (double Loss, int Correct) outcome = Differentiate(data, order, first);
        _optimizer.Begin(++Steps, learningRate);
        foreach (ParameterBlock block in _stack.Blocks)
        {
            _optimizer.Update(_stack.Parameters.Start, block.At(_gradients), block.First, block.Count, 1, 1, block.Decays);
        }

        _stack.Constrain();
        for (int i = 0; i < _stack.Layers.Count; i++)
        {
            _stack.Layers[i].Running.Follow(_pass.Rows.Layers[i].Statistics, _momentum);
        }

        return outcome;
    }

    public void Dispose()
    {
        _pass.Dispose();
        _optimizer.Dispose();
        _gradients.Dispose();
    }

    /// <summary>Loss of a batch and the gradients of all parameters.</summary>
    private (double Loss, int Correct) Differentiate(Dataset data, int[] order, int first)
    {
        _pass.Forward(data, order, first, _labels.Length, isTraining: true);
        for (int i = 0; i < _labels.Length; i++)
        {
            _labels[i] = data.Labels[order[first + i]];
        }

        (double loss, int correct, float factor) = ScoreCrossEntropy.Evaluate(
            _pass.Rows.Layers[^1], _stack.Layers[^1].Settings.Neurons, _stack.Factor.In(_stack.Parameters)[0],
            _stack.Layers[^1].Output.StepIn(_stack.Parameters), _labels);
        _stack.Factor.In(_gradients)[0] = factor;
        _pass.Backward(_gradients);
        return (loss, correct);
    }
}
