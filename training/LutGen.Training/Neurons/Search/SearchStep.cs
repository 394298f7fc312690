using LutGen.Training.Data;
using LutGen.Training.Numerics;
using LutGen.Training.Optimizers;

namespace LutGen.Training.Neurons;

/// <summary>One update of a search from one batch: forward, back, and the connections of each neuron.</summary>
internal sealed unsafe class SearchStep : IDisposable
{
    private const float Momentum = 0.02f;
    private const float LeastScale = 0.1f, LargestScale = 5;

    private readonly SearchStack _stack;
    private readonly WorkerTeam _team;
    private readonly NeuronRows[] _rows;
    private readonly AlignedBuffer _features;
    private readonly AlignedBuffer _inputs;
    private readonly AlignedBuffer[] _weightGradients;
    private readonly AlignedBuffer _gradients;
    private readonly IOptimizer _optimizer;
    private readonly ConnectionUpdate[] _updates;
    private readonly float[][] _variances;
    private readonly float[][] _scales;
    private readonly int[] _labels;
    private readonly ulong _seed;

    private int _next;

    /// <summary>Makes room.</summary>
    public SearchStep(SearchStack stack, WorkerTeam team, ConnectivitySearchSettings search, int batch, int stepsPerEpoch, ulong seed)
    {
        (_stack, _team, _seed) = (stack, team, seed);
        _rows = [.. stack.Layers.Select(layer => new NeuronRows(layer.Neurons, batch, learns: true))];
        _features = new AlignedBuffer((long)stack.Input.Features.Length * batch);
        _inputs = new AlignedBuffer((long)stack.Input.Features.Length * batch);
        _weightGradients = [.. Enumerable.Range(0, team.Size).Select(_ => new AlignedBuffer(stack.Layers.Max(layer => layer.Signals)))];
        _gradients = new AlignedBuffer(stack.Parameters.Length);
        _optimizer = new Adam(new OptimizerSettings { Beta1 = 0.5f }, (int)stack.Parameters.Length);
        _updates = [.. stack.Layers.Select(layer => new ConnectionUpdate(layer, search, stepsPerEpoch))];
        _variances = [.. stack.Layers.Select(layer => new float[layer.Signals])];
        _scales = [.. stack.Layers.Select(layer => Enumerable.Repeat(1f, layer.Signals).ToArray())];
        _labels = new int[batch];
    }

    /// <summary>Updates done so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Trains on a whole batch.</summary>
    /// <param name="data">The training samples.</param>
    /// <param name="order">Order of the samples in this epoch.</param>
    /// <param name="first">First sample of the batch in that order.</param>
    /// <param name="factor">Factor on the learning rates.</param>
    /// <param name="learningRate">Learning rate of everything but the magnitudes.</param>
    /// <param name="exact">Whether neurons are to have exactly as many inputs as they keep.</param>
    /// <returns>Sum of the samples' losses, and how many were right.</returns>
    public (double Loss, int Correct) Run(Dataset data, int[] order, int first, float factor, float learningRate, bool exact)
    {
        Steps++;
        Forward(data, order, first);
        (double loss, int correct, float factorGradient) = ScoreCrossEntropy.Evaluate(
            _rows[^1], _stack.Layers[^1].Neurons, _stack.Factor.In(_stack.Parameters)[0], _labels);
        _stack.Factor.In(_gradients)[0] = factorGradient;
        for (int i = _stack.Layers.Count - 1; i >= 0; i--)
        {
            Backward(i, factor, exact);
        }

        _optimizer.Begin(Steps, learningRate * factor);
        foreach (ParameterBlock block in _stack.Learnt)
        {
            _optimizer.Update(_stack.Parameters.Start, block.At(_gradients), block.First, block.Count, 1, 1, decays: false);
        }

        foreach (SearchLayer layer in _stack.Layers)
        {
            UniformQuantizer.Constrain(layer.Step.In(_stack.Parameters));
        }

        return (loss, correct);
    }

    public void Dispose()
    {
        Array.ForEach(_rows, rows => rows.Dispose());
        Array.ForEach(_weightGradients, buffer => buffer.Dispose());
        _features.Dispose();
        _inputs.Dispose();
        _gradients.Dispose();
        _optimizer.Dispose();
    }

    private void ForAll(int count, Action<int, int> work)
    {
        _next = 0;
        _team.Run(member =>
        {
            for (int i; (i = Interlocked.Increment(ref _next) - 1) < count;)
            {
                work(i, member);
            }
        });
    }

    private float* Source(int layer) => layer == 0 ? _inputs.Start : _rows[layer - 1].Values;

    private void Forward(Dataset data, int[] order, int first)
    {
        int batch = _labels.Length;
        for (int i = 0; i < batch; i++)
        {
            _labels[i] = data.Labels[order[first + i]];
        }

        _stack.Input.Fill(data, order.AsSpan(first, batch), _features.Start, batch, 0, batch);
        ForAll(_stack.Input.Features.Length, (signal, _) =>
            _stack.Input.OutputOf(signal, _stack.Parameters).Forward(_features.Start + (nint)signal * batch, _inputs.Start + (nint)signal * batch, batch));
        for (int i = 0; i < _rows.Length; i++)
        {
            (SearchLayer layer, NeuronRows rows, int at) = (_stack.Layers[i], _rows[i], i);
            Scale(i);
            ForAll(layer.Neurons, (neuron, _) =>
            {
                SearchKernel.Sum(layer.ActiveOf(neuron), layer.Weights(neuron), Source(at), rows.Sum(neuron), batch);
                rows.Statistics[neuron] = BatchStatistics.Of(rows.Sum(neuron), batch);
                layer.OutputOf(neuron, rows.Statistics[neuron], _stack.Parameters).Forward(rows.Sum(neuron), rows.Value(neuron), batch);
            });
        }
    }

    private void Backward(int index, float factor, bool exact)
    {
        (SearchLayer layer, NeuronRows rows) = (_stack.Layers[index], _rows[index]);
        ForAll(layer.Neurons, (neuron, _) =>
            (layer.Gamma.In(_gradients)[neuron], layer.Beta.In(_gradients)[neuron], rows.StepGradients[neuron]) =
                layer.OutputOf(neuron, rows.Statistics[neuron], _stack.Parameters).Backward(rows.Gradient(neuron), rows.Sum(neuron), rows.Batch));
        layer.Step.In(_gradients)[0] = rows.StepGradients.Sum();
        if (index > 0)
        {
            ForAll(layer.Signals, (signal, _) => SearchKernel.SignalGradient(layer, rows, signal, _rows[index - 1].Gradient(signal)));
        }

        ForAll(layer.Neurons, (neuron, member) =>
        {
            float* gradients = _weightGradients[member].Start;
            SearchKernel.WeightGradients(layer.ActiveOf(neuron), rows.Gradient(neuron), Source(index), gradients, rows.Batch);
            SeededRandom random = SeededRandom.ForKey(_seed ^ (ulong)index << 32, (ulong)Steps * (ulong)layer.Neurons + (ulong)neuron);
            _updates[index].Run(neuron, gradients, _scales[index], Steps, factor, exact, random);
        });
    }

    // Deviation of each signal over the mean one, both running.
    private void Scale(int index)
    {
        (float[] variances, float[] scales, int batch) = (_variances[index], _scales[index], _labels.Length);
        ForAll(variances.Length, (signal, _) =>
        {
            float variance = BatchStatistics.Of(Source(index) + (nint)signal * batch, batch).Variance;
            variances[signal] = Steps == 1 ? variance : variances[signal] + Momentum * (variance - variances[signal]);
        });
        double mean = variances.Average(variance => Math.Sqrt(variance));
        for (int i = 0; i < scales.Length; i++)
        {
            scales[i] = Math.Clamp((float)(Math.Sqrt(variances[i]) / Math.Max(mean, 1e-12)), LeastScale, LargestScale);
        }
    }
}
