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
    public int Scratch => OwnScratch + 2 * (inputs + 1) * MostLanes;

    /// <summary>
    /// Whether dOutput/dInput is the input's parameter: what is in front of the layer then gathers the outputs' gradients by the parameters, and
    /// nobody needs a row of gradients for each input.
    /// </summary>
    public virtual bool IsLinear => false;

    /// <summary>Floats that the function needs to work in.</summary>
    protected abstract int OwnScratch { get; }

    /// <summary>Draws the parameters that a neuron starts with.</summary>
    public abstract void Initialize(Span<float> parameters, SeededRandom random);

    /// <summary>Computes the function for some samples.</summary>
    /// <param name="parameters">Parameters of the neuron.</param>
    /// <param name="rows">Rows of its inputs.</param>
    /// <param name="output">Receives the outputs.</param>
    /// <param name="lanes">Samples, a multiple of 16, at most <see cref="MostLanes"/>.</param>
    /// <param name="scratch">Room of <see cref="Scratch"/> floats.</param>
    public void Forward(float* parameters, float** rows, float* output, int lanes, float* scratch)
    {
        if (lanes % Lanes.Count == 0)
        {
            ForwardWhole(parameters, rows, output, lanes, scratch);
            return;
        }

        float** padded = stackalloc float*[inputs];
        float* outputRow = scratch + OwnScratch;
        Pad(rows, inputs, lanes, outputRow + MostLanes, padded);
        ForwardWhole(parameters, padded, outputRow, MostLanes, scratch);
        Copy(outputRow, output, lanes);
    }

    /// <summary>The gradients, from that of the output.</summary>
    /// <param name="parameters">Parameters of the neuron.</param>
    /// <param name="rows">Rows of its inputs.</param>
    /// <param name="outputGradient">dLoss/dOutput of each sample.</param>
    /// <param name="inputGradients">Rows that receive dLoss/dInput; null if nobody asks, which only <see cref="IsLinear"/> permits.</param>
    /// <param name="parameterGradients">dLoss/dParameter is added to them.</param>
    /// <param name="lanes">Samples, a multiple of 16, at most <see cref="MostLanes"/>.</param>
    /// <param name="scratch">Room of <see cref="Scratch"/> floats.</param>
    public void Backward(
        float* parameters, float** rows, float* outputGradient, float** inputGradients, float* parameterGradients, int lanes, float* scratch)
    {
        if (lanes % Lanes.Count == 0)
        {
            BackwardWhole(parameters, rows, outputGradient, inputGradients, parameterGradients, lanes, scratch);
            return;
        }

        float** padded = stackalloc float*[inputs];
        float** gradients = stackalloc float*[inputs];
        float* given = scratch + OwnScratch, inputRows = given + MostLanes, gradientRows = inputRows + inputs * MostLanes;
        Pad(rows, inputs, lanes, inputRows, padded);
        Pad(&outputGradient, 1, lanes, given, &given);
        for (int i = 0; i < inputs; i++)
        {
            gradients[i] = gradientRows + i * MostLanes;
        }

        BackwardWhole(parameters, padded, given, inputGradients is null ? null : gradients, parameterGradients, MostLanes, scratch);
        for (int i = 0; i < inputs && inputGradients is not null; i++)
        {
            Copy(gradients[i], inputGradients[i], lanes);
        }
    }

    /// <summary><see cref="Forward"/> for a multiple of <see cref="Lanes.Count"/> samples.</summary>
    protected abstract void ForwardWhole(float* parameters, float** rows, float* output, int lanes, float* scratch);

    /// <summary><see cref="Backward"/> for a multiple of <see cref="Lanes.Count"/> samples.</summary>
    protected abstract void BackwardWhole(
        float* parameters, float** rows, float* outputGradient, float** inputGradients, float* parameterGradients, int lanes, float* scratch);

    /// <summary>Numbers drawn evenly from -bound..bound.</summary>
    protected static void DrawEvenly(Span<float> parameters, double bound, SeededRandom random)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = (float)random.NextDouble(-bound, bound);
        }
    }

    /// <summary>Copies a row of samples.</summary>
    protected static void Copy(float* from, float* to, int lanes) => new ReadOnlySpan<float>(from, lanes).CopyTo(new Span<float>(to, lanes));

    // Zeros in the other lanes give nothing back.
    private static void Pad(float** rows, int count, int lanes, float* room, float** padded)
    {
        for (int i = 0; i < count; i++, room += MostLanes)
        {
            padded[i] = room;
            Copy(rows[i], room, lanes);
            new Span<float>(room + lanes, MostLanes - lanes).Clear();
        }
    }
}
