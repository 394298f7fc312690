using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Rows of a batch for neurons of a layer: their sums, values and gradients, each of as many floats as the batch has samples.</summary>
/// <param name="neurons">Neurons of the layer.</param>
/// <param name="batch">Samples of a batch.</param>
/// <param name="learns">Whether there are ways back.</param>
internal unsafe class NeuronRows(int neurons, int batch, bool learns) : IDisposable
{
    private readonly AlignedBuffer _sums = new((long)neurons * batch);
    private readonly AlignedBuffer _values = new((long)neurons * batch);
    private readonly AlignedBuffer _gradients = new(learns ? (long)neurons * batch : 0);

    /// <summary>Samples of a row.</summary>
    public int Batch => batch;

    /// <summary>Statistics of the batch for each neuron.</summary>
    public BatchStatistics[] Statistics { get; } = new BatchStatistics[neurons];

    /// <summary>Each neuron's part of the gradient of the layer's step.</summary>
    public float[] StepGradients { get; } = new float[neurons];

    /// <summary>Values that the layer gives, row by row.</summary>
    public float* Values => _values.Start;

    /// <summary>What is normalised and quantised.</summary>
    public float* Sum(int neuron) => _sums.Start + (nint)neuron * batch;

    /// <summary>What a neuron gives.</summary>
    public float* Value(int neuron) => _values.Start + (nint)neuron * batch;

    /// <summary>dLoss/dValue of a neuron, then dLoss/dSum.</summary>
    public float* Gradient(int neuron) => _gradients.Start + (nint)neuron * batch;

    public virtual void Dispose()
    {
        _sums.Dispose();
        _values.Dispose();
        _gradients.Dispose();
    }
}
