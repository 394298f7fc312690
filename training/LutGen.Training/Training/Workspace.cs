using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;

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
    private AlignedBuffer? _kept;

    public Workspace(LogicStack stack, GroupSumCrossEntropy head)
    {
        _stack = stack;
        _head = head;
        _signals = new AlignedBuffer((long)stack.Rows * MicroBatch.Lanes);
        _gradients = new AlignedBuffer((long)stack.GradientAreas.Count * stack.GradientAreas.Rows * MicroBatch.Lanes);
        _classRows = new AlignedBuffer((long)head.Classes * MicroBatch.Lanes);
        _scratch = new AlignedBuffer(stack.Coefficients.ScratchLength);
        foreach (int row in stack.BitZeros)
        {
            new Span<float>(_signals.Start + (nint)row * MicroBatch.Lanes, MicroBatch.Lanes).Fill(1);
        }
    }

    /// <summary>Loss and number of correct samples of the last micro-batch.</summary>
    public (double Loss, int Correct) Outcome { get; private set; }

    /// <summary>Computes the coefficients of a range of units for the next step.</summary>
    /// <param name="range">The range.</param>
    /// <param name="sampler">Sampler, temperature and noise.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="key">Number of this range in the run: the noise depends on it and on the seed.</param>
    public void ComputeCoefficients(ParameterRange range, SamplerState sampler, ulong seed, ulong key)
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
        RowFiller filler,
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
        StackPass pass = PassOf(sampler, samples.Length, ref noise);
        pass.CoefficientGradients = coefficientGradients;
        Forward(pass);
        double loss = _head.Evaluate(pass.SignalRow(_stack.Last.FirstOutput), _labels, _classRows.Start, weight, out int correct);
        Backward(pass);
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
    /// <param name="probe">The wirings and their gradients.</param>
    /// <param name="coefficientGradients">Room for the gradient of all coefficients.</param>
    public void Probe(
        RowFiller filler,
        ReadOnlySpan<int> samples,
        SamplerState sampler,
        ulong seed,
        ulong key,
        WiringProbe probe,
        float* coefficientGradients)
    {
        _random.Restart(seed, key);
        filler.Fill(samples, _random, _signals.Start, _labels);
        LaneNoise unused = default;
        StackPass pass = PassOf(sampler.WithoutNoise, samples.Length, ref unused);
        pass.CoefficientGradients = coefficientGradients;
        pass.Probe = probe;
        Forward(pass);
        _head.Evaluate(pass.SignalRow(_stack.Last.FirstOutput), _labels, _classRows.Start, 1, out _);
        Backward(pass);
    }

    /// <summary>Forward only: the loss and the number of samples that the soft network gets right.</summary>
    public void Evaluate(RowFiller filler, ReadOnlySpan<int> samples, SamplerState sampler)
    {
        filler.Fill(samples, _random, _signals.Start, _labels);
        LaneNoise unused = default;
        StackPass pass = PassOf(sampler.WithoutNoise, samples.Length, ref unused);
        Forward(pass);
        double loss = _head.Evaluate(pass.SignalRow(_stack.Last.FirstOutput), _labels, _classRows.Start, 1, out int correct);
        Outcome = (loss, correct);
    }

    /// <summary>Values of neighbouring signals in the last micro-batch, for tests.</summary>
    internal ReadOnlySpan<float> Row(int row) => new(_signals.Start + (nint)row * MicroBatch.Lanes, MicroBatch.Lanes);

    public void Dispose()
    {
        _signals.Dispose();
        _gradients.Dispose();
        _classRows.Dispose();
        _scratch.Dispose();
        _kept?.Dispose();
    }

    private void Forward(in StackPass pass)
    {
        for (int i = 0; i < _stack.Stages.Count; i++)
        {
            _stack.Stages[i].Forward(pass);
        }
    }

    private void Backward(in StackPass pass)
    {
        for (int i = _stack.Stages.Count - 1; i >= 0; i--)
        {
            _stack.Stages[i].Backward(pass);
        }
    }

    private StackPass PassOf(SamplerState sampler, int samples, ref LaneNoise noise) => new()
    {
        Stack = _stack,
        Signals = _signals.Start,
        Gradients = _gradients.Start,
        AreaRows = _stack.GradientAreas.Rows,

        // Only hard samplers round outputs whose slope backward needs, so the rows are made when one is met.
        Kept = sampler.IsHard ? (_kept ??= new AlignedBuffer(_signals.Length)).Start : _signals.Start,
        ClassGradients = _classRows.Start,
        Lanes = AlignedBuffer.WholeVectors(samples),
        Sampler = sampler,
        Noise = ref noise,
    };
}
