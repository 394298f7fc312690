using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Stages;

/// <summary>
/// The learnable thermometer: bit k of a feature is the logistic function of (x - t_k) / T_s, that is s = tanh((t_k - x) / 2 T_s) and
/// ds/dt = (1 - s^2) / 2 T_s. Hard bits are 1 where x &gt; t on the way forward, and go back by the slope of the smooth ones (straight-through).
/// It reads rows of values in units of each feature's range. In a file it is the encoder.
/// </summary>
internal sealed unsafe class ThresholdStage : NetworkStage
{
    private const float Log2E = 1.4426950408889634f;

    private readonly ThresholdWeights _weights;
    private readonly int[] _offsets;
    private readonly SignalMap _map;
    private readonly float _temperature;
    private readonly bool _isHard;

    private ThresholdStage(ThresholdWeights weights, StackInputs inputs, StageSource values, int firstOutput, SignalShape output, int area)
        : base(values, firstOutput, output, area)
    {
        _weights = weights;
        _offsets = inputs.SignalOffsets;
        _map = inputs.Map;
        _temperature = weights.Start.Settings.Temperature;
        _isHard = weights.Start.Settings.Hard;
    }

    protected override SignalMap Map => _map;

    public override bool Learns => true;

    /// <summary>Makes the stage and the rows of values that it reads.</summary>
    public static ThresholdStage Create(StackInputs inputs, SignalShape output, StageBuilder builder)
    {
        SignalShape values = new(inputs.Features, null, AreBits: false);
        StageSource source = new(builder.AddRows(values.Count), values, StageSource.MapOf(values), Learns: false, Area: 0);
        ThresholdWeights weights = builder.AddGroup((parameter, coefficient) => new ThresholdWeights(inputs.Learnable!, parameter, coefficient));
        return new ThresholdStage(weights, inputs, source, builder.AddRows(output.Count), output, builder.AreaBehind(source));
    }

    /// <summary>The thresholds of this moment.</summary>
    public float[][] Thresholds(LogicStack stack)
    {
        stack.Coefficients.ComputeSoft(_weights);
        return _weights.Start.FromUnits(new ReadOnlySpan<float>(stack.Coefficients.Of(_weights), _weights.Units));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Forward(in StackPass pass)
    {
        float* thresholds = pass.Stack.Coefficients.Of(_weights);
        for (int feature = 0; feature < _offsets.Length - 1; feature++)
        {
            float* values = pass.SignalRow(Source.FirstRow + feature);
            for (int i = _offsets[feature]; i < _offsets[feature + 1]; i++)
            {
                float* bits = pass.SignalRow(FirstOutput + i);
                for (int lane = 0; lane < pass.Lanes; lane += Vector512<float>.Count)
                {
                    Vector512<float> distance = Vector512.Create(thresholds[i]) - Vector512.Load(values + lane);
                    (_isHard ? Hard(distance) : Smooth(distance)).Store(bits + lane);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Backward(in StackPass pass)
    {
        float* thresholds = pass.Stack.Coefficients.Of(_weights);
        for (int feature = 0; feature < _offsets.Length - 1; feature++)
        {
            float* values = pass.SignalRow(Source.FirstRow + feature);
            for (int i = _offsets[feature]; i < _offsets[feature + 1]; i++)
            {
                Vector512<float> sum = default;
                for (int lane = 0; lane < pass.Lanes; lane += Vector512<float>.Count)
                {
                    Vector512<float> s = _isHard
                        ? Smooth(Vector512.Create(thresholds[i]) - Vector512.Load(values + lane))
                        : Vector512.Load(pass.SignalRow(FirstOutput + i) + lane);
                    sum = Vector512.FusedMultiplyAdd(Vector512.Load(pass.GradientRow(Area, i) + lane), Vector512<float>.One - s * s, sum);
                }

                pass.CoefficientGradients[_weights.FirstCoefficient + i] = VectorMath.SumLanes(sum) * (0.5f / _temperature);
                ClearGradient(pass, i);
            }
        }
    }

    /// <summary>Nothing: its thresholds are the encoder's.</summary>
    public override void Write(NetworkWriter writer)
    {
    }

    private static Vector512<float> Hard(Vector512<float> distance) =>
        Vector512.ConditionalSelect(Vector512.LessThan(distance, Vector512<float>.Zero), -Vector512<float>.One, Vector512<float>.One);

    private Vector512<float> Smooth(Vector512<float> distance) => VectorMath.Logistic(distance * Vector512.Create(Log2E / _temperature));
}
