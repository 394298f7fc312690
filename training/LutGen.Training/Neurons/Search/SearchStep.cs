using LutGen.Training.Data;
using LutGen.Training.Numerics;
using LutGen.Training.Optimizers;

namespace LutGen.Training.Neurons;

/// <summary>One update of a search from one batch: forward, back, and the connections of each neuron.</summary>
internal sealed unsafe class SearchStep : IDisposable
{
    private const ulong TrialStream = 0x54524941;
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
    private readonly ActiveReaders[] _readers;
    private readonly AlignedBuffer[] _variances;
    private readonly float[][] _scales;
    private readonly int[] _labels;
    private readonly float _momentum;
    private readonly ulong _seed;

    /// <summary>Makes room.</summary>
    /// <param name="stack">The network that searches.</param>
    /// <param name="team">The threads.</param>
    /// <param name="network">The network that connections are for.</param>
    /// <param name="stepsPerEpoch">Batches of an epoch.</param>
    public SearchStep(SearchStack stack, WorkerTeam team, LlutNetworkSettings network, int stepsPerEpoch)
    {
        (_stack, _team, _momentum, _seed) = (stack, team, network.Momentum, network.Seed ^ TrialStream);
        int batch = network.BatchSize;
        _rows = [.. stack.Layers.Select(layer => new NeuronRows(layer.Neurons, batch, learns: true))];
        _features = new AlignedBuffer((long)stack.Input.Features.Length * batch);
        _inputs = new AlignedBuffer((long)stack.Input.Features.Length * batch);
        _weightGradients = [.. Enumerable.Range(0, team.Size).Select(_ => new AlignedBuffer(stack.Layers.Max(layer => layer.Stride)))];
        _gradients = new AlignedBuffer(stack.Parameters.Length);
        _optimizer = new Adam(new OptimizerSettings { Beta1 = 0.5f }, (int)stack.Parameters.Length);
        _updates = [.. stack.Layers.Select(layer => new ConnectionUpdate(layer, network.Search!, stepsPerEpoch))];
        _readers = [.. stack.Layers.Skip(1).Select(layer => new ActiveReaders(layer))];
        _variances = [.. stack.Layers.Select(layer => new AlignedBuffer(AlignedBuffer.WholeVectors(layer.Signals)))];
        _scales = [.. stack.Layers.Select(layer => Enumerable.Repeat(1f, layer.Signals).ToArray())];
        _labels = new int[batch];
    }

    /// <summary>Updates done so far.</summary>
    public int Steps { get; private set; }

    /// <summary>The optimiser's history and the running variances, to be saved with the network.</summary>
    public IEnumerable<AlignedBuffer> History => [.. _optimizer.History, .. _variances];

    /// <summary>Goes on after updates that were done before.</summary>
    /// <param name="steps">How many.</param>
    public void Continue(int steps) => Steps = steps;

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
        Forward(data, order, first, learns: true);
        (double loss, int correct, float factorGradient) = ScoreCrossEntropy.Evaluate(
            _rows[^1], _stack.Layers[^1].Neurons, _stack.Factor.In(_stack.Parameters)[0], _stack.Layers[^1].Output.StepIn(_stack.Parameters), _labels);
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

        _stack.Constrain();
        return (loss, correct);
    }

    /// <summary>Share of some samples that the network gets right, normalised by the statistics of each batch.</summary>
    /// <param name="data">The samples.</param>
    public double Accuracy(Dataset data)
    {
        // The last batch is filled up with the first samples, which count once.
        int batch = _labels.Length, batches = (data.Count + batch - 1) / batch, correct = 0;
        int[] order = [.. Enumerable.Range(0, batches * batch).Select(i => i % data.Count)];
        for (int first = 0; first < data.Count; first += batch)
        {
            Forward(data, order, first, learns: false);
            correct += Enumerable.Range(0, Math.Min(batch, data.Count - first))
                .Count(lane => ScoreCrossEntropy.ClassOf(_rows[^1], _stack.Layers[^1].Neurons, lane) == _labels[lane]);
        }

        return (double)correct / data.Count;
    }

    public void Dispose()
    {
        Array.ForEach(_rows, rows => rows.Dispose());
        Array.ForEach(_weightGradients, buffer => buffer.Dispose());
        Array.ForEach(_variances, buffer => buffer.Dispose());
        _features.Dispose();
        _inputs.Dispose();
        _gradients.Dispose();
        _optimizer.Dispose();
    }

    private float* Source(int layer) => layer == 0 ? _inputs.Start : _rows[layer - 1].Values;

    private void Forward(Dataset data, int[] order, int first, bool learns)
    {
        int batch = _labels.Length;
        for (int i = 0; i < batch; i++)
        {
            _labels[i] = data.Labels[order[first + i]];
        }

        _stack.Input.Fill(data, order.AsSpan(first, batch), _features.Start, batch, 0, batch);
        _team.ForEach(_stack.Input.Features.Length, (signal, _) =>
            _stack.Input.Forward(signal, _features.Start + (nint)signal * batch, _inputs.Start + (nint)signal * batch, batch, _stack.Parameters));
        for (int i = 0; i < _rows.Length; i++)
        {
            (SearchLayer layer, NeuronRows rows, int at) = (_stack.Layers[i], _rows[i], i);
            if (learns)
            {
                Scale(i);
            }

            _team.ForEach(layer.Neurons, (neuron, _) =>
            {
                SearchKernel.Sum(layer.ActiveOf(neuron), layer.Weights(neuron), Source(at), rows.Sum(neuron), batch);
                rows.Statistics[neuron] = BatchStatistics.Of(rows.Sum(neuron), batch);
                layer.Output.Of(neuron, rows.Statistics[neuron], _stack.Parameters).Forward(rows.Sum(neuron), rows.Value(neuron), batch);
            });
        }
    }

    private void Backward(int index, float factor, bool exact)
    {
        (SearchLayer layer, NeuronRows rows) = (_stack.Layers[index], _rows[index]);
        _team.ForEach(layer.Neurons, (neuron, _) =>
            rows.StepGradients[neuron] = layer.Output.Backward(
                neuron, rows.Statistics[neuron], _stack.Parameters, _gradients, rows.Gradient(neuron), rows.Sum(neuron), rows.Batch));
        layer.Output.WriteStepGradient(_gradients, rows.StepGradients);
        if (index > 0)
        {
            _readers[index - 1].List();
            _team.ForEach(layer.Signals, (signal, _) => _readers[index - 1].Gather(rows, signal, _rows[index - 1].Gradient(signal)));
        }

        _updates[index].Begin(Steps, factor);
        _team.ForEach(layer.Neurons, (neuron, member) =>
        {
            float* gradients = _weightGradients[member].Start;
            SearchKernel.Gradients(layer.ActiveOf(neuron), rows.Gradient(neuron), Source(index), gradients, rows.Batch);
            SeededRandom random = SeededRandom.ForKey(_seed ^ (ulong)index << 32, (ulong)Steps * (ulong)layer.Neurons + (ulong)neuron);
            _updates[index].Run(neuron, gradients, _scales[index], exact, random);
        });
    }

    // Deviation of each signal over the mean one, both running.
    private void Scale(int index)
    {
        float* variances = _variances[index].Start;
        (float[] scales, int batch) = (_scales[index], _labels.Length);
        _team.ForEach(scales.Length, (signal, _) =>
        {
            float variance = BatchStatistics.Of(Source(index) + (nint)signal * batch, batch).Variance;
            variances[signal] = Steps == 1 ? variance : variances[signal] + _momentum * (variance - variances[signal]);
            scales[signal] = MathF.Sqrt(variances[signal]);
        });
        float mean = Math.Max(scales.Average(), 1e-12f);
        for (int i = 0; i < scales.Length; i++)
        {
            scales[i] = Math.Clamp(scales[i] / mean, LeastScale, LargestScale);
        }
    }
}
