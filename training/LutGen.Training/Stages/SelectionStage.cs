using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Stages;

/// <summary>
/// Inputs that choose (torchlogix's learnable connections): output i copies the candidate of its largest weight w (+ Gumbel noise).
/// Backward, in the domain s = 1 - 2x: dw_c = sum over samples of (2 x_c - 1) dL/dy = 2 s_c dL/ds, and dL/ds_c += p_c dL/ds with the softmax p
/// of the weights over tau. In a file nothing stands for it: what reads the output reads the candidate.
/// </summary>
internal sealed unsafe class SelectionStage : NetworkStage
{
    // Shares of the gradient below this would only make numbers that are slow to add.
    private const float LeastShare = 1e-12f;
    private const float Log2E = 1.4426950408889634f;

    private readonly LearnableConnections _settings;
    private readonly ConnectionWeights _weights;
    private readonly int[] _candidates;
    private readonly int _perOutput;
    private readonly int _padded;
    private readonly int _firstNoisy;

    private SelectionStage(
        LearnableConnections settings, ConnectionWeights weights, int[] candidates, StageSource source, int firstOutput, SignalShape output, int area, int firstNoisy)
        : base(source, firstOutput, output, area)
    {
        _settings = settings;
        _weights = weights;
        _candidates = candidates;
        _perOutput = weights.ParametersPerUnit;
        _padded = AlignedBuffer.WholeVectors(_perOutput);
        _firstNoisy = firstNoisy;
    }

    /// <summary>The candidates of all outputs, [outputs x candidates], counted from the source's first row.</summary>
    public int[] Candidates => _candidates;

    public override bool Learns => true;

    /// <summary>Draws the candidates of all inputs of a layer: the one that its wiring chose, and others from the node's pool.</summary>
    public static SelectionStage Create(
        LearnableConnections settings, LayerConnections wiring, int inputsPerNode, StageSource source, StageBuilder builder, SeededRandom random)
    {
        int perOutput = Math.Min(settings.Candidates, wiring.Pools.Min(pool => pool.Length));
        int outputs = wiring.Inputs.Length;
        int[] candidates = new int[outputs * perOutput];
        for (int i = 0; i < candidates.Length; i++)
        {
            int output = i / perOutput;
            int[] pool = wiring.Pools[output / inputsPerNode];
            ReadOnlySpan<int> earlier = candidates.AsSpan(output * perOutput, i % perOutput);
            candidates[i] = i % perOutput == 0 ? wiring.Inputs[output] : pool[random.Next(pool.Length)];
            while (earlier.Contains(candidates[i]))
            {
                candidates[i] = pool[random.Next(pool.Length)];
            }
        }

        ConnectionWeights weights = builder.AddGroup((parameter, coefficient) =>
            new ConnectionWeights(outputs, perOutput, settings.LearningRateFactor, parameter, coefficient));
        int first = builder.AddRows(outputs);
        int noisy = builder.AddRows((outputs * AlignedBuffer.WholeVectors(perOutput) + MicroBatch.Lanes - 1) / MicroBatch.Lanes);
        return new SelectionStage(settings, weights, candidates, source, first, new SignalShape(outputs, null, source.Shape.AreBits), builder.AreaBehind(source), noisy);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Forward(in StackPass pass)
    {
        float* weights = pass.Stack.Coefficients.Of(_weights);
        float* noisy = pass.SignalRow(_firstNoisy);
        bool draws = pass.IsNoisy && _settings.NoiseScale > 0;
        for (int output = 0; output < Output.Count; output++, weights += _perOutput, noisy += _padded)
        {
            for (int c = 0; c < _padded; c += Vector512<float>.Count)
            {
                Vector512<float> noise = draws ? pass.Noise.NextGumbel() * _settings.NoiseScale : default;
                noise.Store(noisy + c);
            }

            for (int c = 0; c < _padded; c++)
            {
                noisy[c] = c < _perOutput ? noisy[c] + weights[c] : float.MinValue;
            }

            int row = Source.FirstRow + _candidates[output * _perOutput + Largest.IndexIn(new ReadOnlySpan<float>(noisy, _perOutput))];
            new Span<float>(pass.SignalRow(row), pass.Lanes).CopyTo(new Span<float>(pass.SignalRow(FirstOutput + output), pass.Lanes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Backward(in StackPass pass)
    {
        float* noisy = pass.SignalRow(_firstNoisy);
        float* target = pass.CoefficientGradients + _weights.FirstCoefficient;
        for (int output = 0; output < Output.Count; output++, noisy += _padded, target += _perOutput)
        {
            float* gradient = pass.GradientRow(Area, output);
            if (Source.Learns)
            {
                Softmax(noisy);
            }

            for (int c = 0; c < _perOutput; c++)
            {
                int signal = _candidates[output * _perOutput + c];
                float* row = pass.SignalRow(Source.FirstRow + signal);
                Vector512<float> sum = default;
                for (int lane = 0; lane < pass.Lanes; lane += Vector512<float>.Count)
                {
                    sum = Vector512.FusedMultiplyAdd(Vector512.Load(row + lane), Vector512.Load(gradient + lane), sum);
                }

                target[c] = 2 * VectorMath.SumLanes(sum);
                for (int lane = 0; Source.Learns && noisy[c] > LeastShare && lane < pass.Lanes; lane += Vector512<float>.Count)
                {
                    GradientRow.AddProduct(pass.GradientRow(Source.Area, 0), signal, lane, Vector512.Create(noisy[c]), Vector512.Load(gradient + lane));
                }
            }

            ClearGradient(pass, output);
        }
    }

    public override void Write(NetworkWriter writer)
    {
        ReadOnlySpan<float> weights = writer.Stack.Parameters.Span[_weights.FirstParameter..];
        for (int output = 0; output < Output.Count; output++)
        {
            int chosen = Largest.IndexIn(weights.Slice(output * _perOutput, _perOutput));
            writer.Alias(FirstOutput + output, Source.FirstRow + _candidates[output * _perOutput + chosen]);
        }
    }

    /// <summary>The softmax of the weights of one output over the temperature, in their place.</summary>
    private void Softmax(float* weights)
    {
        float highest = weights[Largest.IndexIn(new ReadOnlySpan<float>(weights, _perOutput))];
        Vector512<float> gain = Vector512.Create(Log2E / _settings.Temperature);
        Vector512<float> total = default;
        for (int c = 0; c < _padded; c += Vector512<float>.Count)
        {
            Vector512<float> exponential = VectorMath.Exp2((Vector512.Load(weights + c) - Vector512.Create(highest)) * gain);
            exponential.Store(weights + c);
            total += exponential;
        }

        float sum = VectorMath.SumLanes(total);
        for (int c = 0; c < _padded; c++)
        {
            weights[c] /= sum;
        }
    }
}
