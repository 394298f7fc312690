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
    /// <param name="learners">Threads that go the way back; 0 if there is none.</param>
    public BatchRows(LlutStack stack, int batch, int learners)
    {
        Batch = batch;
        int signals = stack.Input.Features.Length;
        _features = new AlignedBuffer((long)signals * batch);
        _inputs = new AlignedBuffer((long)signals * batch);
        _inputGradients = new AlignedBuffer((long)learners * batch);
        StepGradients = new float[signals];
        Layers = [.. stack.Layers.Select(layer => new LayerRows(layer, batch, learners > 0))];
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

    /// <summary>dLoss/dInput of the quantised feature that a thread is busy with; nobody needs that of all at once.</summary>
    public float* InputGradient(int member) => _inputGradients.Start + (nint)member * Batch;

    /// <summary>Each quantised feature's part of the gradient of their step.</summary>
    public float[] StepGradients { get; }

    /// <summary>The rows in front of a layer.</summary>
    public float* Source(int layer) => layer == 0 ? _inputs.Start : Layers[layer - 1].Values;

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
