using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// A neuron's function over rows of samples. Training and the enumeration of truth tables run the same code, so that a table has exactly
/// the values that the model was judged by.
/// </summary>
internal abstract unsafe class FunctionKernel(int inputs)
{
    /// <summary>Most samples of one call.</summary>
    public const int MostLanes = 128;

    /// <summary>Inputs F.</summary>
    public int Inputs => inputs;

    /// <summary>Numbers of one neuron that learn.</summary>
    public abstract int Parameters { get; }

    /// <summary>Floats that a call needs to work in.</summary>
    public abstract int Scratch { get; }

    /// <summary>Draws the parameters that a neuron starts with.</summary>
    public abstract void Initialize(Span<float> parameters, SeededRandom random);

    /// <summary>Computes the function for some samples.</summary>
    /// <param name="parameters">Parameters of the neuron.</param>
    /// <param name="rows">Rows of its inputs.</param>
    /// <param name="output">Receives the outputs.</param>
    /// <param name="lanes">Samples, a multiple of 16, at most <see cref="MostLanes"/>.</param>
    /// <param name="scratch">Room of <see cref="Scratch"/> floats.</param>
    public abstract void Forward(float* parameters, float** rows, float* output, int lanes, float* scratch);

    /// <summary>The gradients, from that of the output.</summary>
    /// <param name="parameters">Parameters of the neuron.</param>
    /// <param name="rows">Rows of its inputs.</param>
    /// <param name="outputGradient">dLoss/dOutput of each sample.</param>
    /// <param name="inputGradients">Rows that receive dLoss/dInput.</param>
    /// <param name="parameterGradients">dLoss/dParameter is added to them.</param>
    /// <param name="lanes">Samples, a multiple of 16, at most <see cref="MostLanes"/>.</param>
    /// <param name="scratch">Room of <see cref="Scratch"/> floats.</param>
    public abstract void Backward(
        float* parameters, float** rows, float* outputGradient, float** inputGradients, float* parameterGradients, int lanes, float* scratch);

    /// <summary>Numbers drawn evenly from -bound..bound.</summary>
    protected static void DrawEvenly(Span<float> parameters, double bound, SeededRandom random)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = (float)random.NextDouble(-bound, bound);
        }
    }
}
