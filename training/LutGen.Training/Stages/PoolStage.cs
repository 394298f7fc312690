using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Structure;

namespace LutGen.Training.Stages;

/// <summary>
/// The largest bit under a window, which is the smallest s = 1 - 2x: the OR once bits are rounded. The gradient goes to that input alone, to
/// the first of equals. Padding, a bit 0, never changes the largest and is left out.
/// </summary>
internal sealed unsafe class PoolStage : NetworkStage
{
    private readonly SlidingWindow _window;
    private readonly int[] _signals;
    private readonly int[] _starts;

    /// <summary>Lists what each output reads.</summary>
    public PoolStage(PoolSettings settings, StageSource source, int firstOutput, SignalShape output, int area)
        : base(source, firstOutput, output, area)
    {
        ImageShape image = source.Shape.Image!.Value, pooled = output.Image!.Value;
        _window = new SlidingWindow(settings.Size, settings.Size, settings.Stride, settings.Padding);
        SignalGrid grid = new(0, image.Channels, image.Height, image.Width);
        List<int> signals = [];
        _starts = new int[output.Count + 1];
        for (int i = 0; i < output.Count; i++)
        {
            (int channel, int place) = Math.DivRem(i, pooled.PlaneSize);
            (int row, int column) = Math.DivRem(place, pooled.Width);
            for (int k = 0; k < settings.Size * settings.Size; k++)
            {
                int signal = _window.SignalAt(grid, channel, row, column, k / settings.Size, k % settings.Size);
                if (signal >= 0)
                {
                    signals.Add(signal);
                }
            }

            _starts[i + 1] = signals.Count;
        }

        _signals = [.. signals];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Forward(in StackPass pass)
    {
        for (int output = 0; output < Output.Count; output++)
        {
            float* target = pass.SignalRow(FirstOutput + output);
            for (int lane = 0; lane < pass.Lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> least = Vector512<float>.One;
                for (int i = _starts[output]; i < _starts[output + 1]; i++)
                {
                    least = Vector512.MinNative(least, Vector512.Load(pass.SignalRow(Source.FirstRow + _signals[i]) + lane));
                }

                least.Store(target + lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Backward(in StackPass pass)
    {
        for (int output = 0; Source.Learns && output < Output.Count; output++)
        {
            for (int lane = 0; lane < pass.Lanes; lane += Vector512<float>.Count)
            {
                Vector512<float> least = Vector512.Load(pass.SignalRow(FirstOutput + output) + lane);
                Vector512<float> gradient = Vector512.Load(pass.GradientRow(Area, output) + lane);
                for (int i = _starts[output]; i < _starts[output + 1]; i++)
                {
                    Vector512<float> chosen = Vector512.Equals(Vector512.Load(pass.SignalRow(Source.FirstRow + _signals[i]) + lane), least);
                    GradientRow.Add(pass.GradientRow(Source.Area, 0), _signals[i], lane, gradient & chosen);
                    gradient = Vector512.AndNot(gradient, chosen);
                }
            }

            ClearGradient(pass, output);
        }
    }

    public override void Write(NetworkWriter writer) => writer.Define(
        FirstOutput,
        new PoolLayer(writer.Builder.Scope, writer.GridAt(Source.FirstRow, Source.Shape.Image!.Value), _window, PoolKind.Or));
}
