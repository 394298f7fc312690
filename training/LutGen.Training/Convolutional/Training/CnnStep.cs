using LutGen.Training.Data;
using LutGen.Training.Neurons;
using LutGen.Training.Numerics;
using LutGen.Training.Optimizers;

namespace LutGen.Training.Convolutional;

/// <summary>One update of a convolutional network from one batch.</summary>
internal sealed unsafe class CnnStep : IDisposable
{
    private readonly CnnWeights _weights;
    private readonly CnnSettings _settings;
    private readonly CnnPass _pass;
    private readonly IOptimizer _optimizer;
    private readonly AlignedBuffer _gradients;
    private readonly Action<int> _judge;
    private Dataset? _data;
    private int[] _order = [];
    private int _first;
    private int _count;
    private double _loss;
    private int _correct;

    /// <summary>Makes room.</summary>
    public CnnStep(CnnWeights weights, WorkerTeam team, CnnSettings settings)
    {
        (_weights, _settings, _judge) = (weights, settings, Judge);
        _gradients = new AlignedBuffer(weights.Parameters.Length);
        _pass = new CnnPass(weights, team, settings.BatchSize, _gradients);
        _optimizer = settings.Optimizer.Create((int)weights.Parameters.Length);
    }

    /// <summary>Updates done so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Updates since the optimiser last began anew.</summary>
    public int OptimizerSteps { get; private set; }

    /// <summary>What the optimiser remembers of earlier updates.</summary>
    public IReadOnlyList<AlignedBuffer> OptimizerHistory => _optimizer.History;

    /// <summary>The gradients of the last batch.</summary>
    public AlignedBuffer Gradients => _gradients;

    /// <summary>Goes on after updates that were done before.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="optimizerSteps">How many of them since the optimiser last began anew.</param>
    public void Continue(int steps, int optimizerSteps) => (Steps, OptimizerSteps) = (steps, optimizerSteps);

    /// <summary>Lets the optimiser begin anew.</summary>
    public void Restart()
    {
        OptimizerSteps = 0;
        _optimizer.Reset(0, (int)_weights.Parameters.Length);
    }

    /// <summary>Works out loss and gradients of a batch, and changes nothing else.</summary>
    public (double Loss, int Correct) Differentiate(Dataset data, int[] order, int first, int count)
    {
        (_data, _order, _first, _count, _loss, _correct) = (data, order, first, count, 0, 0);
        _pass.Forward(data, order, first, count, isTraining: true);
        _pass.Backward(_judge);
        return (_loss, _correct);
    }

    /// <summary>Trains on a batch.</summary>
    /// <param name="data">The training samples.</param>
    /// <param name="order">Order of the samples in this epoch.</param>
    /// <param name="first">First sample of the batch in that order.</param>
    /// <param name="count">Samples of the batch.</param>
    /// <param name="learningRate">Learning rate of this update.</param>
    /// <returns>Sum of the samples' losses, and how many were right.</returns>
    public (double Loss, int Correct) Run(Dataset data, int[] order, int first, int count, float learningRate)
    {
        (double Loss, int Correct) outcome = Differentiate(data, order, first, count);
        Span<float> gradients = _gradients.Span, mask = _weights.Mask.Span;
        double squares = 0;
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i] *= mask[i];
            squares += (double)gradients[i] * gradients[i];
        }

        float clip = _settings.Optimizer.ClipNorm, factor = clip > 0 && squares > (double)clip * clip ? (float)(clip / Math.Sqrt(squares)) : 1;
        Steps++;
        _optimizer.Begin(++OptimizerSteps, learningRate);
        foreach (ParameterBlock block in _weights.Blocks)
        {
            _optimizer.Update(_weights.Parameters.Start, block.At(_gradients), block.First, block.Count, 1, factor, block.Decays);
        }

        _pass.Follow(_settings.Momentum);
        return outcome;
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _pass.Dispose();
        _gradients.Dispose();
    }

    private void Judge(int sample)
    {
        int label = _data!.Labels[_order[_first + sample]];
        Span<float> scores = _pass.ScoresOf(sample);
        _correct += Largest.IndexIn(scores) == label ? 1 : 0;
        _loss += ClassCrossEntropy.Of(scores, label, _settings.LabelSmoothing, 1f / _count, _pass.ScoreGradientsOf(sample));
    }
}
