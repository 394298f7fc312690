using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Rows of a batch for a whole network.</summary>
internal sealed unsafe class BatchRows : IDisposable
{
    private readonly AlignedBuffer _features;
    private readonly AlignedBuffer _inputs;
    private readonly AlignedBuffer _inputGradients;

    /// <summary>Makes room.</summary>
    /// <param name="stack">The network.</param>
    /// <param name="batch">Samples of a batch, a multiple of 16.</param>
    /// <param name="learns">Whether there are ways back.</param>
    public BatchRows(LlutStack stack, int batch, bool learns)
    {
        Batch = batch;
        int signals = stack.Input.Features.Length;
        _features = new AlignedBuffer((long)signals * batch);
        _inputs = new AlignedBuffer((long)signals * batch);
        _inputGradients = new AlignedBuffer(learns ? (long)signals * batch : 0);
        Layers = [.. stack.Layers.Select(layer => new LayerRows(layer, batch, learns))];
    }

    /// <summary>Samples of a row.</summary>
    public int Batch { get; }

    /// <summary>Rows of each layer.</summary>
    public LayerRows[] Layers { get; }

    /// <summary>Features as they are.</summary>
    public float* Features => _features.Start;

    /// <summary>A feature's row.</summary>
    public float* Feature(int signal) => _features.Start + (nint)signal * Batch;

    /// <summary>A quantised feature's row.</summary>
    public float* Input(int signal) => _inputs.Start + (nint)signal * Batch;

    /// <summary>dLoss/dInput of a quantised feature.</summary>
    public float* InputGradient(int signal) => _inputGradients.Start + (nint)signal * Batch;

    /// <summary>The rows in front of a layer.</summary>
    public float* Source(int layer) => layer == 0 ? _inputs.Start : Layers[layer - 1].Values;

    /// <summary>The gradient of a row in front of a layer.</summary>
    public float* SourceGradient(int layer, int signal) => layer == 0 ? InputGradient(signal) : Layers[layer - 1].Gradient(signal);

    public void Dispose()
    {
        _features.Dispose();
        _inputs.Dispose();
        _inputGradients.Dispose();
        foreach (LayerRows rows in Layers)
        {
            rows.Dispose();
        }
    }
}
