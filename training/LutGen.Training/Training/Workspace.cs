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
    private readonly AlignedBuffer _scratch;
    private readonly int[] _labels = new int[MicroBatch.Lanes];
    private readonly SeededRandom _random = new(0);
    private readonly int[] _firstRow;
    private readonly int _gradientRows;
    private AlignedBuffer? _kept;

    public Workspace(LogicStack stack, GroupSumCrossEntropy head)
    {
        _stack = stack;
        _head = head;
        _firstRow = new int[stack.Layers.Count + 1];
        _firstRow[0] = stack.InputSignals;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            _firstRow[i + 1] = _firstRow[i] + stack.Layers[i].Outputs;
        }

        _signals = new AlignedBuffer((long)_firstRow[^1] * MicroBatch.Lanes);
        _gradientRows = stack.Layers.Max(layer => layer.Outputs);
        _gradients = new AlignedBuffer(2L * _gradientRows * MicroBatch.Lanes);
        _classRows = new AlignedBuffer((long)head.Classes * MicroBatch.Lanes);
        _scratch = new AlignedBuffer(stack.Coefficients.ScratchLength);
    }

    /// <summary>Loss and number of correct samples of the last micro-batch.</summary>
    public (double Loss, int Correct) Outcome { get; private set; }

    /// <summary>Rows of all signals: the encoder's, then each layer's.</summary>
    public float* Signals => _signals.Start;

    /// <summary>Computes the coefficients of a range of nodes for the next step.</summary>
    /// <param name="range">The range.</param>
    /// <param name="sampler">Sampler, temperature and noise.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="key">Number of this range in the run: the noise depends on it and on the seed.</param>
    public void ComputeCoefficients(NodeRange range, SamplerState sampler, ulong seed, ulong key)
    {
        _random.Restart(seed, key);
        _stack.Coefficients.Compute(range, sampler, _random, _scratch.Start);
    }

    /// <summary>Forward and backward: writes this micro-batch's part of the gradient.</summary>
    /// <param name="filler">The training samples.</param>
    /// <param name="samples">The samples of this micro-batch.</param>
    /// <param name="sampler">Sampler, temperature and noise.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="key">Number of this micro-batch in the run: shifts and noise depend on it and on the seed.</param>
    /// <param name="weight">Weight of one sample in the loss.</param>
    /// <param name="coefficientGradients">Receives the gradient of all coefficients.</param>
    public void Train(
        InputFiller filler,
        ReadOnlySpan<int> samples,
        SamplerState sampler,
        ulong seed,
        ulong key,
        float weight,
        float* coefficientGradients)
    {
        _random.Restart(seed, key);
        filler.Fill(samples, _random, _signals.Start, _labels);
        LaneNoise noise = new(_random);
        Forward(sampler, samples.Length, ref noise);
        double loss = _head.Evaluate(OutputRows, _labels, _classRows.Start, weight, out int correct);
        for (int i = _stack.Layers.Count - 1; i >= 0; i--)
        {
            Backward(
                i, _stack.Layers[i].Connections, sampler, samples.Length, ref noise,
                coefficientGradients + _stack.Layers[i].FirstCoefficient);
        }

        Outcome = (loss, correct);
    }

    /// <summary>
    /// As <see cref="Train"/>, but finds for several alternative wirings the gradient that the coefficients would have if the nodes read
    /// those signals while computing what they compute now.
    /// </summary>
    /// <param name="filler">The training samples.</param>
    /// <param name="samples">The samples of this micro-batch.</param>
    /// <param name="sampler">Temperature; noise is left out.</param>
    /// <param name="seed">Seed of the shifts.</param>
    /// <param name="key">Number of this micro-batch: the shifts depend on it and on the seed.</param>
    /// <param name="alternatives">For each layer the alternative connections of all its nodes.</param>
    /// <param name="gradients">For each layer and alternative the sums of the gradients, added to.</param>
    /// <param name="scratch">Room for the gradient of the coefficients of one layer.</param>
    public void Probe(
        InputFiller filler,
        ReadOnlySpan<int> samples,
        SamplerState sampler,
        ulong seed,
        ulong key,
        int[][][] alternatives,
        float[][][] gradients,
        float* scratch)
    {
        _random.Restart(seed, key);
        filler.Fill(samples, _random, _signals.Start, _labels);
        sampler = sampler.WithoutNoise;
        LaneNoise unused = default;
        Forward(sampler, samples.Length, ref unused);
        _head.Evaluate(OutputRows, _labels, _classRows.Start, 1, out _);
        for (int i = _stack.Layers.Count - 1; i >= 0; i--)
        {
            for (int k = 0; k < alternatives[i].Length; k++)
            {
                Backward(i, alternatives[i][k], sampler, samples.Length, ref unused, scratch, probing: true);
                AddTo(new ReadOnlySpan<float>(scratch, gradients[i][k].Length), gradients[i][k]);
            }

            Backward(i, _stack.Layers[i].Connections, sampler, samples.Length, ref unused, scratch);
        }
    }

    /// <summary>Forward only: the loss and the number of samples that the soft network gets right.</summary>
    public void Evaluate(InputFiller filler, ReadOnlySpan<int> samples, SamplerState sampler)
    {
        filler.Fill(samples, _random, _signals.Start, _labels);
        sampler = sampler.WithoutNoise;
        LaneNoise unused = default;
        Forward(sampler, samples.Length, ref unused);
        double loss = _head.Evaluate(OutputRows, _labels, _classRows.Start, 1, out int correct);
        Outcome = (loss, correct);
    }

    public void Dispose()
    {
        _signals.Dispose();
        _gradients.Dispose();
        _classRows.Dispose();
        _scratch.Dispose();
        _kept?.Dispose();
    }

    private float* OutputRows => SignalRows(_stack.Layers.Count - 1);

    private float* SignalRows(int layer) => _signals.Start + (nint)_firstRow[layer] * MicroBatch.Lanes;

    private void Forward(SamplerState sampler, int samples, ref LaneNoise noise)
    {
        for (int i = 0; i < _stack.Layers.Count; i++)
        {
            fixed (int* connections = _stack.Layers[i].Connections)
            {
                ForwardKernel.Run(PassThrough(i, connections, sampler, samples, ref noise));
            }
        }
    }

    private void Backward(
        int layer, int[] wiring, SamplerState sampler, int samples, ref LaneNoise noise, float* coefficientGradients, bool probing = false)
    {
        bool last = layer == _stack.Layers.Count - 1;
        fixed (int* connections = wiring)
        {
            LayerPass pass = PassThrough(layer, connections, sampler, samples, ref noise);
            pass.RowsPerGradientRow = last ? _head.GroupSize : 1;
            pass.ClearOutputGradients = !last && !probing;
            pass.OutputGradients = last ? _classRows.Start : GradientRows(layer);
            pass.GradientFactor = last ? 1 : _stack.Layers[layer + 1].Settings.GradientFactor;
            pass.InputGradients = layer == 0 || probing ? null : GradientRows(layer - 1);
            pass.CoefficientGradients = coefficientGradients;
            BackwardKernel.Run(pass);
        }
    }

    private static void AddTo(ReadOnlySpan<float> addend, float[] sums)
    {
        for (int i = 0; i < addend.Length; i++)
        {
            sums[i] += addend[i];
        }
    }

    // Every other layer has the same rows: each layer clears what it consumes, and less memory is more of it in the cache.
    private float* GradientRows(int layer) => _gradients.Start + (nint)(layer & 1) * _gradientRows * MicroBatch.Lanes;

    private LayerPass PassThrough(int layer, int* connections, SamplerState sampler, int samples, ref LaneNoise noise)
    {
        LogicLayer description = _stack.Layers[layer];
        return new LayerPass
        {
            Nodes = description.Nodes,
            InputsPerNode = description.Kind.Inputs,
            Applications = description.Applications,
            Activation = description.Kind.Activation,
            Connections = connections,
            Coefficients = _stack.Coefficients.Of(description),
            InputCoefficients = _stack.Coefficients.ForInputsOf(description),
            Inputs = layer == 0 ? _signals.Start : SignalRows(layer - 1),
            Outputs = SignalRows(layer),
            Kept = sampler.IsHard ? KeptRows(layer) : SignalRows(layer),
            Lanes = AlignedBuffer.WholeVectors(samples),
            Sampler = sampler,
            Noise = ref noise,
        };
    }

    // Only hard samplers round outputs whose slope backward needs, so the rows are made when one is met.
    private float* KeptRows(int layer) =>
        (_kept ??= new AlignedBuffer(_signals.Length)).Start + (nint)_firstRow[layer] * MicroBatch.Lanes;
}
