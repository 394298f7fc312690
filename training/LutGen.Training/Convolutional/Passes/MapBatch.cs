using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>A map of many samples, and what the loss changes by with its values.</summary>
internal sealed unsafe class MapBatch : IDisposable
{
    private readonly AlignedBuffer _values;
    private readonly AlignedBuffer _gradients;

    /// <summary>Makes room.</summary>
    /// <param name="layout">How a sample's map lies.</param>
    /// <param name="samples">Samples.</param>
    /// <param name="learns">Whether there are gradients.</param>
    public MapBatch(MapLayout layout, int samples, bool learns)
    {
        Layout = layout;
        _values = new AlignedBuffer((long)layout.Length * samples);
        _gradients = new AlignedBuffer(learns ? (long)layout.Length * samples : 0);
    }

    /// <summary>How a sample's map lies.</summary>
    public MapLayout Layout { get; }

    /// <summary>The values of a sample, zeros around it included.</summary>
    public float* ValuesOf(int sample) => _values.Start + (nint)sample * Layout.Length;

    /// <summary>The gradients of a sample's values. What is written around the map means nothing.</summary>
    public float* GradientsOf(int sample) => _gradients.Start + (nint)sample * Layout.Length;

    /// <summary>Forgets the gradients of a sample.</summary>
    public void ClearGradients(int sample) => new Span<float>(GradientsOf(sample), Layout.Length).Clear();

    public void Dispose()
    {
        _values.Dispose();
        _gradients.Dispose();
    }
}
