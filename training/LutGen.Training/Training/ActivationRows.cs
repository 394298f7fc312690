using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training;

/// <summary>The rows of one micro-batch: the signals of the encoder and of all layers, and the gradients on their way back.</summary>
internal sealed unsafe class ActivationRows : IDisposable
{
    private readonly int[] _firstRow;
    private readonly int _gradientRows;
    private readonly AlignedBuffer _signals;
    private readonly AlignedBuffer _gradients;
    private AlignedBuffer? _kept;

    /// <summary>Makes room for a network.</summary>
    public ActivationRows(LogicStack stack)
    {
        _firstRow = new int[stack.Layers.Count + 1];
        _firstRow[0] = stack.InputSignals;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            _firstRow[i + 1] = _firstRow[i] + stack.Layers[i].Outputs;
        }

        _gradientRows = stack.Layers.Max(layer => layer.Outputs);
        _signals = new AlignedBuffer((long)_firstRow[^1] * MicroBatch.Lanes);
        _gradients = new AlignedBuffer(2L * _gradientRows * MicroBatch.Lanes);
    }

    /// <summary>Rows of all signals: the encoder's, then each layer's.</summary>
    public float* Signals => _signals.Start;

    /// <summary>Rows of the signals that a layer reads.</summary>
    public float* InputsOf(int layer) => layer == 0 ? _signals.Start : OutputsOf(layer - 1);

    /// <summary>Rows of the signals that a layer gives.</summary>
    public float* OutputsOf(int layer) => _signals.Start + (nint)_firstRow[layer] * MicroBatch.Lanes;

    /// <summary>
    /// Rows of what a layer gives before it is rounded. Only hard samplers round outputs whose slope is needed, so the rows are made
    /// when one is met.
    /// </summary>
    public float* KeptOf(int layer) => (_kept ??= new AlignedBuffer(_signals.Length)).Start + (nint)_firstRow[layer] * MicroBatch.Lanes;

    /// <summary>
    /// Gradients of what a layer gives. Every other layer has the same rows: each layer clears what it consumes, and less memory is
    /// more of it in the cache.
    /// </summary>
    public float* GradientsOf(int layer) => _gradients.Start + (nint)(layer & 1) * _gradientRows * MicroBatch.Lanes;

    public void Dispose()
    {
        _signals.Dispose();
        _gradients.Dispose();
        _kept?.Dispose();
    }
}
