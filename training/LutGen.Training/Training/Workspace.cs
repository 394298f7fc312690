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
    private readonly ActivationRows _rows;
    private readonly AlignedBuffer _classRows;
    private readonly AlignedBuffer _scratch;
    private readonly int[] _labels = new int[MicroBatch.Lanes];
    private readonly SeededRandom _random = new(0);

    public Workspace(LogicStack stack, GroupSumCrossEntropy head)
    {
        _stack = stack;
        _head = head;
        _rows = new ActivationRows(stack);
        _classRows = new AlignedBuffer((long)head.Classes * MicroBatch.Lanes);
        _scratch = new AlignedBuffer(stack.Coefficients.ScratchLength);
    }

    /// <summary>Loss and number of correct samples of the last micro-batch.</summary>
    public (double Loss, int Correct) Outcome { get; private set; }

    /// <summary>Rows of all signals: the encoder's, then each layer's.</summary>
    public float* Signals => _rows.Signals;

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
        filler.Fill(samples, _random, _rows.Signals, _labels);
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
        filler.Fill(samples, _random, _rows.Signals, _labels);
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
        filler.Fill(samples, _random, _rows.Signals, _labels);
        sampler = sampler.WithoutNoise;
        LaneNoise unused = default;
        Forward(sampler, samples.Length, ref unused);
        double loss = _head.Evaluate(OutputRows, _labels, _classRows.Start, 1, out int correct);
        Outcome = (loss, correct);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _classRows.Dispose();
        _scratch.Dispose();
    }

    private float* OutputRows => _rows.OutputsOf(_stack.Layers.Count - 1);

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
            pass.OutputGradients = last ? _classRows.Start : _rows.GradientsOf(layer);
            pass.GradientFactor = last ? 1 : _stack.Layers[layer + 1].Settings.GradientFactor;
            pass.InputGradients = layer == 0 || probing ? null : _rows.GradientsOf(layer - 1);
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
            Inputs = _rows.InputsOf(layer),
            Outputs = _rows.OutputsOf(layer),
            Kept = sampler.IsHard ? _rows.KeptOf(layer) : _rows.OutputsOf(layer),
            Lanes = AlignedBuffer.WholeVectors(samples),
            Sampler = sampler,
            Noise = ref noise,
        };
    }
}
