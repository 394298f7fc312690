using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>Features to signed codes, one quantiser a feature and one step for all. Only features that the first layer reads are there.</summary>
/// <param name="features">The features that are read, ascending.</param>
/// <param name="quantizer">Range of the codes.</param>
internal abstract unsafe class InputStage(int[] features, UniformQuantizer quantizer)
{
    /// <summary>Widest codes of quantisers that learn: in the file a table makes a code of 2^b - 1 thresholds.</summary>
    public const int MostLearntBits = 4;

    /// <summary>Widest codes.</summary>
    public const int MostBits = 8;

    private readonly FeatureTransposition _transposition = new(features);

    /// <summary>The features that are read.</summary>
    public int[] Features => features;

    /// <summary>Range of the codes.</summary>
    public UniformQuantizer Quantizer => quantizer;

    /// <summary>A stage for codes of a width.</summary>
    /// <param name="data">Training samples.</param>
    /// <param name="features">The features that are read, ascending.</param>
    /// <param name="bits">Width of the codes, 1..8.</param>
    /// <param name="layout">Hands out the parameters.</param>
    /// <exception cref="ArgumentException">A feature cannot be quantised so finely.</exception>
    public static InputStage Create(Dataset data, int[] features, int bits, ParameterLayout layout) =>
        bits <= MostLearntBits ? new LearntInputs(data, features, bits, layout) : new GridInputs(data, features, bits);

    /// <summary>Writes what the stage starts with.</summary>
    public abstract void Initialize(AlignedBuffer parameters);

    /// <summary>The step that a code is multiplied by.</summary>
    public abstract float StepIn(AlignedBuffer parameters);

    /// <summary>Multiplies the step that quantisers have learnt; a fixed one stays.</summary>
    public abstract void ScaleStep(AlignedBuffer parameters, float factor);

    /// <summary>Values of a feature's row.</summary>
    public abstract void Forward(int signal, float* row, float* values, int count, AlignedBuffer parameters);

    /// <summary>The way back, from the gradients of a feature's values, which are lost.</summary>
    /// <returns>Its part of the gradient of the step.</returns>
    public abstract float Backward(int signal, AlignedBuffer parameters, AlignedBuffer gradients, float* gradient, float* row, int count);

    /// <summary>Adds up the parts of the gradient of the step, in their order.</summary>
    public abstract void WriteStepGradient(AlignedBuffer gradients, float[] parts);

    /// <summary>Brings parameters back to where they may be, after an update.</summary>
    public abstract void Constrain(AlignedBuffer parameters);

    /// <summary>Begins a network of tables: the encoder, and what makes codes of its outputs.</summary>
    /// <param name="featureCount">Features of a sample.</param>
    /// <param name="parameters">All parameters.</param>
    /// <returns>The network so far, and the signal of each feature that is read.</returns>
    public abstract (NetworkBuilder Builder, int[] Signals) Begin(int featureCount, AlignedBuffer parameters);

    /// <summary>Copies samples into rows, one a feature.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="samples">Which.</param>
    /// <param name="rows">Receives [features x batch] numbers.</param>
    /// <param name="batch">Samples of a row.</param>
    /// <param name="first">The first lane to fill.</param>
    /// <param name="end">Behind the last one.</param>
    public void Fill(Dataset data, ReadOnlySpan<int> samples, float* rows, int batch, int first, int end) =>
        _transposition.Fill(data, samples, rows, batch, first, end);
}
