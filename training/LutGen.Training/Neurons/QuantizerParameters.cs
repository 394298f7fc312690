using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>What the normalised quantisers of a layer learn: a factor and an offset each, and one step that they share.</summary>
internal sealed class QuantizerParameters
{
    private readonly ParameterBlock _gamma;
    private readonly ParameterBlock _beta;
    private readonly ParameterBlock _step;

    /// <summary>Lays out the parameters.</summary>
    /// <param name="quantizer">Range of the codes.</param>
    /// <param name="count">How many quantisers.</param>
    /// <param name="layout">Hands out the parameters.</param>
    public QuantizerParameters(UniformQuantizer quantizer, int count, ParameterLayout layout)
    {
        Quantizer = quantizer;
        _gamma = layout.Add(count, decays: false);
        _beta = layout.Add(count, decays: false);
        _step = layout.Add(1, decays: false);
    }

    /// <summary>Range of the codes.</summary>
    public UniformQuantizer Quantizer { get; }

    /// <summary>Writes what they start with.</summary>
    public void Initialize(AlignedBuffer parameters, float offset, float step)
    {
        _gamma.In(parameters).Fill(1);
        _beta.In(parameters).Fill(offset);
        _step.In(parameters).Fill(step);
    }

    /// <summary>The step that all share.</summary>
    public float StepIn(AlignedBuffer parameters) => _step.In(parameters)[0];

    /// <summary>Multiplies the step.</summary>
    public void ScaleStep(AlignedBuffer parameters, float factor) => _step.In(parameters)[0] *= factor;

    /// <summary>One of the quantisers.</summary>
    /// <param name="index">Which.</param>
    /// <param name="statistics">What normalises its row.</param>
    /// <param name="parameters">All parameters.</param>
    public NormalizedQuantizer Of(int index, BatchStatistics statistics, AlignedBuffer parameters) => new(
        Quantizer, statistics, _gamma.In(parameters)[index], _beta.In(parameters)[index], StepIn(parameters));

    /// <summary>The way back through one of them: turns dLoss/dvalue into dLoss/dz, in place, and writes the gradients of factor and offset.</summary>
    /// <param name="index">Which.</param>
    /// <param name="statistics">What normalised its row.</param>
    /// <param name="parameters">All parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="gradient">Gradients of the values; receives those of the row.</param>
    /// <param name="row">The row z.</param>
    /// <param name="count">Samples.</param>
    /// <returns>Its part of the gradient of the step.</returns>
    public unsafe float Backward(
        int index, BatchStatistics statistics, AlignedBuffer parameters, AlignedBuffer gradients, float* gradient, float* row, int count)
    {
        (_gamma.In(gradients)[index], _beta.In(gradients)[index], float step) = Of(index, statistics, parameters).Backward(gradient, row, count);
        return step;
    }

    /// <summary>The same for a row that nothing in front learns from.</summary>
    /// <inheritdoc cref="Backward"/>
    public unsafe float ParameterGradients(
        int index, BatchStatistics statistics, AlignedBuffer parameters, AlignedBuffer gradients, float* gradient, float* row, int count)
    {
        (_gamma.In(gradients)[index], _beta.In(gradients)[index], float step) = Of(index, statistics, parameters).ParameterGradients(gradient, row, count);
        return step;
    }

    /// <summary>Adds up the parts of the gradient of the step, in their order.</summary>
    public void WriteStepGradient(AlignedBuffer gradients, float[] parts) => _step.In(gradients)[0] = parts.Sum();

    /// <summary>Brings the step back to where it may be, after an update.</summary>
    public void Constrain(AlignedBuffer parameters) => UniformQuantizer.Constrain(_step.In(parameters));
}
