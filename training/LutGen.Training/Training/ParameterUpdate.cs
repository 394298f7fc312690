using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Optimizers;

namespace LutGen.Training;

/// <summary>
/// The last part of a step: adds up the gradients of the micro-batches in their order, carries them from coefficients to parameters,
/// and lets the optimiser change the parameters. Range by range, so that everything stays in the cache and any thread may take any.
/// Only a limit on the norm of the whole gradient needs two passes.
/// </summary>
internal sealed unsafe class ParameterUpdate : IDisposable
{
    private readonly LogicStack _stack;
    private readonly WorkerTeam _team;
    private readonly IOptimizer _optimizer;
    private readonly float _clipNorm;
    private readonly AlignedBuffer _parts;
    private readonly AlignedBuffer _gradient;
    private readonly AlignedBuffer[] _scratch;
    private readonly double[] _squares;
    private readonly Action<int, int> _collectAndApply;
    private readonly Action<int, int> _collect;
    private readonly Action<int, int> _apply;

    private int _usedParts;
    private SamplerState _sampler;
    private float _factor;

    /// <summary>Makes room for the gradients.</summary>
    /// <param name="stack">The network.</param>
    /// <param name="team">The threads.</param>
    /// <param name="settings">The optimiser.</param>
    /// <param name="parts">Most micro-batches of one step.</param>
    public ParameterUpdate(LogicStack stack, WorkerTeam team, OptimizerSettings settings, int parts)
    {
        _stack = stack;
        _team = team;
        _optimizer = settings.Create((int)stack.Parameters.Length);
        _clipNorm = settings.ClipNorm;
        _parts = new AlignedBuffer((long)parts * stack.Coefficients.Length);
        _gradient = new AlignedBuffer(_clipNorm > 0 ? stack.Parameters.Length : 0);
        _scratch = [.. Enumerable.Range(0, team.Size).Select(_ => new AlignedBuffer(2 * stack.Coefficients.ScratchLength))];
        _squares = new double[stack.Coefficients.Ranges.Length];
        _collectAndApply = CollectAndApply;
        _collect = Collect;
        _apply = Apply;
    }

    /// <summary>Where a micro-batch writes its gradient of all coefficients.</summary>
    public float* Part(int part) => _parts.Start + (nint)part * _stack.Coefficients.Length;

    /// <summary>Changes all parameters.</summary>
    /// <param name="parts">Micro-batches of this step.</param>
    /// <param name="sampler">The sampler of this step.</param>
    /// <param name="step">Number of this step, from 1.</param>
    /// <param name="learningRate">Its learning rate.</param>
    public void Run(int parts, SamplerState sampler, int step, float learningRate)
    {
        (_usedParts, _sampler, _factor) = (parts, sampler, 1);
        _optimizer.Begin(step, learningRate);
        if (_clipNorm == 0)
        {
            ForEachRange(_collectAndApply);
            return;
        }

        ForEachRange(_collect);
        double squares = 0;
        foreach (double each in _squares)
        {
            squares += each;
        }

        double norm = Math.Sqrt(squares);
        _factor = norm > _clipNorm ? (float)(_clipNorm / norm) : 1;
        ForEachRange(_apply);
    }

    /// <summary>What the optimiser remembers of earlier updates.</summary>
    public IReadOnlyList<AlignedBuffer> OptimizerHistory => _optimizer.History;

    /// <summary>Forgets the optimiser's history of some parameters.</summary>
    public void Reset(int first, int count) => _optimizer.Reset(first, count);

    public void Dispose()
    {
        _optimizer.Dispose();
        _parts.Dispose();
        _gradient.Dispose();
        foreach (AlignedBuffer scratch in _scratch)
        {
            scratch.Dispose();
        }
    }

    private void ForEachRange(Action<int, int> work) => _team.ForEach(_stack.Coefficients.Ranges.Length, work);

    private void CollectAndApply(int index, int member)
    {
        ParameterRange range = _stack.Coefficients.Ranges[index];
        float* gradient = _scratch[member].Start + _stack.Coefficients.ScratchLength;
        Collect(range, _scratch[member].Start, gradient);
        Apply(range, gradient);
    }

    private void Collect(int index, int member)
    {
        ParameterRange range = _stack.Coefficients.Ranges[index];
        float* gradient = _gradient.Start + range.FirstParameter;
        Collect(range, _scratch[member].Start, gradient);
        double squares = 0;
        for (int k = 0; k < range.Parameters; k++)
        {
            squares += (double)gradient[k] * gradient[k];
        }

        _squares[index] = squares;
    }

    private void Apply(int index, int member)
    {
        ParameterRange range = _stack.Coefficients.Ranges[index];
        Apply(range, _gradient.Start + range.FirstParameter);
    }

    /// <summary>The gradient of one range's parameters.</summary>
    private void Collect(ParameterRange range, float* scratch, float* gradient)
    {
        bool mapped = !range.Group.ParametersAreCoefficients;
        AddParts(range, mapped ? scratch : gradient);
        if (mapped)
        {
            _stack.Coefficients.ToParameterGradients(range, _sampler, scratch, gradient);
        }

        Span<float> all = new(gradient, range.Parameters);
        range.Group.Regularize(_stack.Parameters.Span.Slice(range.FirstParameter, range.Parameters), all);
        if (range.Group.ClipNorm > 0)
        {
            Shorten(all, range.Group.ClipNorm);
        }
    }

    private static void Shorten(Span<float> gradient, float limit)
    {
        double squares = 0;
        foreach (float each in gradient)
        {
            squares += (double)each * each;
        }

        float factor = (float)(limit / Math.Sqrt(squares));
        for (int i = 0; factor < 1 && i < gradient.Length; i++)
        {
            gradient[i] *= factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void AddParts(ParameterRange range, float* sums)
    {
        float* first = _parts.Start + range.FirstCoefficient;
        nint stride = _stack.Coefficients.Length;
        for (int i = 0; i < range.Coefficients; i += Vector512<float>.Count)
        {
            Vector512<float> sum = Vector512.Load(first + i);
            for (int part = 1; part < _usedParts; part++)
            {
                sum += Vector512.Load(first + part * stride + i);
            }

            sum.Store(sums + i);
        }
    }

    private void Apply(ParameterRange range, float* gradient)
    {
        ParameterGroup group = range.Group;
        _optimizer.Update(
            _stack.Parameters.Start, gradient, range.FirstParameter, range.Parameters, group.LearningRateFactor, _factor, group.Decays);
        group.Constrain(_stack.Parameters.Span.Slice(range.FirstParameter, range.Parameters));
    }
}
