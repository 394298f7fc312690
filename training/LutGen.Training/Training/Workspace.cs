using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training;

/// <summary>
/// What one thread needs to send micro-batches through the network and back: rows for all signals, rows for their gradients,
/// labels and a generator. Everything is allocated once.
/// </summary>
internal sealed unsafe class Workspace : IDisposable
{
    private readonly LogicStack _stack;
    private readonly GroupSumCrossEntropy _head;
    private readonly AlignedBuffer _signals;
    private readonly AlignedBuffer _gradients;
    private readonly AlignedBuffer _classRows;
    private readonly int[] _labels = new int[MicroBatch.Lanes];
    private readonly SeededRandom _random = new(0);
    private readonly int[] _firstRow;

    public Workspace(LogicStack stack, GroupSumCrossEntropy head)
    {
        _stack = stack;
        _head = head;
        _firstRow = new int[stack.Layers.Count + 1];
        _firstRow[0] = stack.InputSignals;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            _firstRow[i + 1] = _firstRow[i] + stack.Layers[i].Nodes;
        }

        _signals = new AlignedBuffer((long)_firstRow[^1] * MicroBatch.Lanes);
        _gradients = new AlignedBuffer((long)_firstRow[^1] * MicroBatch.Lanes);
        _classRows = new AlignedBuffer((long)head.Classes * MicroBatch.Lanes);
    }

    /// <summary>Loss and number of correct samples of the last micro-batch.</summary>
    public (double Loss, int Correct) Outcome { get; private set; }

    /// <summary>Rows of all signals: the encoder's, then each layer's.</summary>
    public float* Signals => _signals.Start;

    /// <summary>Forward and backward: writes this micro-batch's part of the gradient.</summary>
    /// <param name="filler">The training samples.</param>
    /// <param name="samples">The samples of this micro-batch.</param>
    /// <param name="sampler">Sampler, temperature and noise.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="key">Number of this micro-batch in the run: shifts and noise depend on it and on the seed.</param>
    /// <param name="weight">Weight of one sample in the loss.</param>
    /// <param name="parameterGradients">Receives the gradient, as long as the parameters.</param>
    public void Train(
        InputFiller filler,
        ReadOnlySpan<int> samples,
        SamplerState sampler,
        ulong seed,
        ulong key,
        float weight,
        float* parameterGradients)
    {
        _random.Restart(seed, key);
        filler.Fill(samples, _random, _signals.Start, _labels);
        LaneNoise noise = new(_random);
        Forward(sampler, ref noise);
        double loss = _head.Evaluate(OutputRows, _labels, _classRows.Start, weight, out int correct);
        Backward(sampler, ref noise, parameterGradients);
        Outcome = (loss, correct);
    }

    /// <summary>Forward only: the loss and the number of samples that the soft network gets right.</summary>
    public void Evaluate(InputFiller filler, ReadOnlySpan<int> samples, SamplerState sampler)
    {
        filler.Fill(samples, _random, _signals.Start, _labels);
        LaneNoise unused = default;
        Forward(sampler.WithoutNoise, ref unused);
        double loss = _head.Evaluate(OutputRows, _labels, _classRows.Start, 1, out int correct);
        Outcome = (loss, correct);
    }

    public void Dispose()
    {
        _signals.Dispose();
        _gradients.Dispose();
        _classRows.Dispose();
    }

    private float* OutputRows => SignalRows(_stack.Layers.Count - 1);

    private float* SignalRows(int layer) => _signals.Start + (nint)_firstRow[layer] * MicroBatch.Lanes;

    private void Forward(SamplerState sampler, ref LaneNoise noise)
    {
        for (int i = 0; i < _stack.Layers.Count; i++)
        {
            fixed (int* connections = _stack.Layers[i].Connections)
            {
                LayerPass pass = PassThrough(i, connections, sampler, ref noise);
                _stack.Kind.Forward(pass);
            }
        }
    }

    private void Backward(SamplerState sampler, ref LaneNoise noise, float* parameterGradients)
    {
        int last = _stack.Layers.Count - 1;
        for (int i = last; i >= 0; i--)
        {
            fixed (int* connections = _stack.Layers[i].Connections)
            {
                LayerPass pass = PassThrough(i, connections, sampler, ref noise);
                pass.NodesPerGradientRow = i == last ? _head.GroupSize : 1;
                pass.OutputGradients = i == last ? _classRows.Start : GradientRows(i);
                pass.InputGradients = i == 0 ? null : GradientRows(i - 1);
                pass.ParameterGradients = parameterGradients + _stack.Layers[i].FirstParameter;
                _stack.Kind.Backward(pass);
            }
        }
    }

    private float* GradientRows(int layer) => _gradients.Start + (nint)_firstRow[layer] * MicroBatch.Lanes;

    private LayerPass PassThrough(int layer, int* connections, SamplerState sampler, ref LaneNoise noise) => new()
    {
        Nodes = _stack.Layers[layer].Nodes,
        Connections = connections,
        Parameters = _stack.Parameters.Start + _stack.Layers[layer].FirstParameter,
        Inputs = layer == 0 ? _signals.Start : SignalRows(layer - 1),
        Outputs = SignalRows(layer),
        Sampler = sampler,
        Noise = ref noise,
    };
}
