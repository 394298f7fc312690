using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// A whole network's way forward and back for a batch, shared among threads: in each layer neurons are taken one by one, then all threads meet,
/// since batch normalisation needs the whole batch and the next layer all neurons.
/// </summary>
internal sealed unsafe class NetworkPass : IDisposable
{
    private const int FillBlock = 16;

    private readonly LlutStack _stack;
    private readonly WorkerTeam _team;
    private readonly BatchRows _rows;
    private readonly AlignedBuffer[] _scratch;
    private readonly Readers[] _readers;
    private readonly Action<int, int> _fill;
    private readonly Action<int, int> _encode;
    private readonly Action<int, int> _forward;
    private readonly Action<int, int> _backward;
    private readonly Action<int, int> _gather;

    private Dataset? _data;
    private int[] _samples = [];
    private int _first;
    private int _count;
    private bool _isTraining;
    private AlignedBuffer? _gradients;
    private int _layer;

    /// <summary>Makes room for a batch.</summary>
    /// <param name="stack">The network.</param>
    /// <param name="team">The threads.</param>
    /// <param name="batch">Samples, a multiple of 16.</param>
    /// <param name="learns">Whether there are ways back.</param>
    public NetworkPass(LlutStack stack, WorkerTeam team, int batch, bool learns)
    {
        _stack = stack;
        _team = team;
        _rows = new BatchRows(stack, batch, learns ? team.Size : 0);
        _scratch = [.. Enumerable.Range(0, team.Size).Select(_ => new AlignedBuffer(stack.Scratch))];
        _readers = [.. stack.Layers.Select((layer, i) => new Readers(layer.Connections, i == 0 ? stack.Input.Features.Length : stack.Layers[i - 1].Settings.Neurons))];
        (_fill, _encode, _forward, _backward, _gather) = (Fill, Encode, Forward, Backward, Gather);
    }

    /// <summary>The batch's rows.</summary>
    public BatchRows Rows => _rows;

    /// <summary>Forward: the values of all layers.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="samples">Indices of samples.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many, at most the batch; the other lanes repeat the last.</param>
    /// <param name="isTraining">Whether to normalise by the batch's own statistics, or by the running ones.</param>
    public void Forward(Dataset data, int[] samples, int first, int count, bool isTraining)
    {
        (_data, _samples, _first, _count, _isTraining) = (data, samples, first, count, isTraining);
        _team.ForEach(_rows.Batch / FillBlock, _fill);
        _team.ForEach(_stack.Input.Features.Length, _encode);
        for (_layer = 0; _layer < _stack.Layers.Count; _layer++)
        {
            _team.ForEach(_stack.Layers[_layer].Settings.Neurons, _forward);
        }
    }

    /// <summary>Back from the gradients of the last layer's values.</summary>
    /// <param name="gradients">Receives those of all parameters but the factor.</param>
    public void Backward(AlignedBuffer gradients)
    {
        _gradients = gradients;
        for (_layer = _stack.Layers.Count - 1; _layer >= 0; _layer--)
        {
            NeuronLayer layer = _stack.Layers[_layer];
            _team.ForEach(layer.Settings.Neurons, _backward);
            _team.ForEach(_readers[_layer].Signals, _gather);
            layer.Output.WriteStepGradient(gradients, _rows.Layers[_layer].StepGradients);
            layer.SubStep.In(gradients).Fill(_rows.Layers[_layer].SubStepGradients.Sum());
        }

        _stack.Input.WriteStepGradient(gradients, _rows.StepGradients);
    }

    public void Dispose()
    {
        _rows.Dispose();
        foreach (AlignedBuffer scratch in _scratch)
        {
            scratch.Dispose();
        }
    }

    private void Fill(int block, int member) =>
        _stack.Input.Fill(_data!, _samples.AsSpan(_first, _count), _rows.Features, _rows.Batch, block * FillBlock, (block + 1) * FillBlock);

    private void Encode(int signal, int member) =>
        _stack.Input.Forward(signal, _rows.Feature(signal), _rows.Input(signal), _rows.Batch, _stack.Parameters);

    private void Forward(int neuron, int member)
    {
        NeuronLayer layer = _stack.Layers[_layer];
        LayerRows rows = _rows.Layers[_layer];
        NeuronPass pass = new(layer, rows, _stack.Parameters);
        pass.Sum(neuron, _rows.Source(_layer), _scratch[member].Start);
        rows.Statistics[neuron] = _isTraining ? BatchStatistics.Of(rows.Sum(neuron), _rows.Batch) : layer.Running[neuron];
        pass.Quantize(neuron, rows.Statistics[neuron]);
    }

    private void Backward(int neuron, int member) =>
        new NeuronPass(_stack.Layers[_layer], _rows.Layers[_layer], _stack.Parameters).Backward(neuron, _rows.Source(_layer), _gradients!, _scratch[member].Start);

    private void Gather(int signal, int member)
    {
        float* target = _layer == 0 ? _rows.InputGradient(member) : _rows.Layers[_layer - 1].Gradient(signal);
        new NeuronPass(_stack.Layers[_layer], _rows.Layers[_layer], _stack.Parameters).Gather(_readers[_layer].Of(signal), target);
        if (_layer == 0)
        {
            _rows.StepGradients[signal] = _stack.Input.Backward(signal, _stack.Parameters, _gradients!, target, _rows.Feature(signal), _rows.Batch);
        }
    }
}
