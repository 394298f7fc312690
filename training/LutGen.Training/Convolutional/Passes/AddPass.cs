using System.Runtime.Intrinsics;

namespace LutGen.Training.Convolutional;

/// <summary>A rectified sum's way forward and back.</summary>
internal sealed unsafe class AddPass : SamplePass
{
    private const int Lanes = 16;

    private readonly MapBatch _first;
    private readonly MapBatch _second;
    private readonly MapBatch _output;

    /// <summary>Prepares the sum.</summary>
    public AddPass(MapBatch first, MapBatch second, MapBatch output, WorkerTeam team)
        : base(team) => (_first, _second, _output) = (first, second, output);

    private int RowLength => _output.Layout.Shape.Width * _output.Layout.Channels;

    protected override void Forward(int sample)
    {
        for (int row = 0; row < _output.Layout.Shape.Height; row++)
        {
            float* first = _first.ValuesOf(sample) + _first.Layout.At(row, 0);
            float* second = _second.ValuesOf(sample) + _second.Layout.At(row, 0);
            float* output = _output.ValuesOf(sample) + _output.Layout.At(row, 0);
            for (int i = 0; i < RowLength; i += Lanes)
            {
                Vector512.Max(Vector512.Load(first + i) + Vector512.Load(second + i), default).Store(output + i);
            }
        }
    }

    protected override void Backward(int sample)
    {
        for (int row = 0; row < _output.Layout.Shape.Height; row++)
        {
            float* first = _first.GradientsOf(sample) + _first.Layout.At(row, 0);
            float* second = _second.GradientsOf(sample) + _second.Layout.At(row, 0);
            float* output = _output.ValuesOf(sample) + _output.Layout.At(row, 0);
            float* gradients = _output.GradientsOf(sample) + _output.Layout.At(row, 0);
            for (int i = 0; i < RowLength; i += Lanes)
            {
                Vector512<float> gradient = Vector512.BitwiseAnd(Vector512.GreaterThan(Vector512.Load(output + i), default), Vector512.Load(gradients + i));
                (Vector512.Load(first + i) + gradient).Store(first + i);
                (Vector512.Load(second + i) + gradient).Store(second + i);
            }
        }
    }
}
