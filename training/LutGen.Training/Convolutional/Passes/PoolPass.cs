using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LutGen.Training.Convolutional;

/// <summary>A pool's way forward and back. Of equal largest values the first, row by row, has the gradient.</summary>
internal sealed unsafe class PoolPass : SamplePass
{
    private const int Lanes = 16;

    private readonly PoolNode _node;
    private readonly MapBatch _source;
    private readonly MapBatch _output;

    /// <summary>Prepares the pool.</summary>
    public PoolPass(PoolNode node, MapBatch source, MapBatch output, WorkerTeam team)
        : base(team) => (_node, _source, _output) = (node, source, output);

    protected override void Forward(int sample)
    {
        for (int place = 0; place < _node.Shape.Places; place++)
        {
            (nint from, nint to) = Places(place);
            if (_node.Kind == CnnPoolKind.Max)
            {
                Largest(_source.ValuesOf(sample) + from, _output.ValuesOf(sample) + to);
            }
            else
            {
                Mean(_source.ValuesOf(sample) + from, _output.ValuesOf(sample) + to);
            }
        }
    }

    protected override void Backward(int sample)
    {
        for (int place = 0; place < _node.Shape.Places; place++)
        {
            (nint from, nint to) = Places(place);
            if (_node.Kind == CnnPoolKind.Max)
            {
                LargestBack(_source.ValuesOf(sample) + from, _source.GradientsOf(sample) + from, _output.ValuesOf(sample) + to, _output.GradientsOf(sample) + to);
            }
            else
            {
                MeanBack(_source.GradientsOf(sample) + from, _output.GradientsOf(sample) + to);
            }
        }
    }

    private (nint From, nint To) Places(int place)
    {
        (int row, int column) = (place / _node.Shape.Width, place % _node.Shape.Width);
        return (
            _source.Layout.At(row * _node.Window.Stride - _node.Window.Padding, column * _node.Window.Stride - _node.Window.Padding),
            _output.Layout.At(row, column));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Largest(float* values, float* output)
    {
        int channels = _source.Layout.Channels;
        for (int channel = 0; channel < channels; channel += Lanes)
        {
            Vector512<float> largest = Vector512.Load(values + channel);
            for (int y = 0; y < _node.Window.Height; y++)
            {
                for (int x = 0; x < _node.Window.Width; x++)
                {
                    largest = Vector512.Max(largest, Vector512.Load(values + (nint)y * _source.Layout.RowStride + x * channels + channel));
                }
            }

            largest.Store(output + channel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void LargestBack(float* values, float* sourceGradients, float* output, float* gradients)
    {
        int channels = _source.Layout.Channels;
        for (int channel = 0; channel < channels; channel += Lanes)
        {
            Vector512<float> largest = Vector512.Load(output + channel), left = Vector512.Load(gradients + channel);
            for (int y = 0; y < _node.Window.Height; y++)
            {
                for (int x = 0; x < _node.Window.Width; x++)
                {
                    nint at = (nint)y * _source.Layout.RowStride + x * channels + channel;
                    Vector512<float> isLargest = Vector512.Equals(Vector512.Load(values + at), largest);
                    (Vector512.Load(sourceGradients + at) + Vector512.BitwiseAnd(isLargest, left)).Store(sourceGradients + at);
                    left = Vector512.AndNot(left, isLargest);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Mean(float* values, float* output)
    {
        int channels = _source.Layout.Channels;
        Vector512<float> share = Vector512.Create(1f / (_node.Window.Height * _node.Window.Width));
        for (int channel = 0; channel < channels; channel += Lanes)
        {
            Vector512<float> sum = default;
            for (int y = 0; y < _node.Window.Height; y++)
            {
                for (int x = 0; x < _node.Window.Width; x++)
                {
                    sum += Vector512.Load(values + (nint)y * _source.Layout.RowStride + x * channels + channel);
                }
            }

            (sum * share).Store(output + channel);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void MeanBack(float* sourceGradients, float* gradients)
    {
        int channels = _source.Layout.Channels;
        Vector512<float> share = Vector512.Create(1f / (_node.Window.Height * _node.Window.Width));
        for (int channel = 0; channel < channels; channel += Lanes)
        {
            Vector512<float> gradient = Vector512.Load(gradients + channel) * share;
            for (int y = 0; y < _node.Window.Height; y++)
            {
                for (int x = 0; x < _node.Window.Width; x++)
                {
                    float* at = sourceGradients + (nint)y * _source.Layout.RowStride + x * channels + channel;
                    (Vector512.Load(at) + gradient).Store(at);
                }
            }
        }
    }
}
