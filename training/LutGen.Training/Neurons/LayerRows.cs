using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Rows of a batch for a layer: those of its neurons, of their sub-neurons, and the gradients of each input.</summary>
internal sealed unsafe class LayerRows : NeuronRows
{
    private readonly AlignedBuffer _subSums;
    private readonly AlignedBuffer _inputGradients;

    /// <summary>Makes room.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Samples of a batch.</param>
    /// <param name="learns">Whether there are ways back.</param>
    public LayerRows(NeuronLayer layer, int batch, bool learns)
        : base(layer.Settings.Neurons, batch, learns)
    {
        LlutLayerSettings settings = layer.Settings;
        _subSums = new AlignedBuffer(settings.SubNeurons > 1 ? (long)settings.Neurons * settings.SubNeurons * batch : 0);
        _inputGradients = new AlignedBuffer(learns && !layer.Kernel.IsLinear ? (long)settings.Neurons * layer.Inputs * batch : 0);
        SubStepGradients = new float[settings.Neurons];
    }

    /// <summary>Each neuron's part of the gradient of the sub-neurons' step.</summary>
    public float[] SubStepGradients { get; }

    /// <summary>What a sub-neuron's function gives, then dLoss/dSum of it.</summary>
    public float* SubSum(int subNeuron) => _subSums.Start + (nint)subNeuron * Batch;

    /// <summary>dLoss/dSum of a function's output on the way back, counted over all neurons and their sub-neurons.</summary>
    public float* UnitGradient(int unit) => _subSums.Length > 0 ? SubSum(unit) : Gradient(unit);

    /// <summary>dLoss/dInput of an input of a neuron, counted over all neurons; linear functions have none.</summary>
    public float* InputGradient(int input) => _inputGradients.Start + (nint)input * Batch;

    public override void Dispose()
    {
        base.Dispose();
        _subSums.Dispose();
        _inputGradients.Dispose();
    }
}
