using LutGen.Training.Numerics;

namespace LutGen.Training.Sequences;

/// <summary>y = W x + b, its weights row by row and then its biases among the parameters of a network.</summary>
internal sealed class LinearMap
{
    private readonly SequenceParameters _parameters;
    private readonly int _first;

    /// <summary>Creates the map with weights and biases drawn from -1/sqrt(inputs) to 1/sqrt(inputs).</summary>
    public LinearMap(SequenceParameters parameters, int outputs, int inputs, SeededRandom random)
    {
        (_parameters, Outputs, Inputs) = (parameters, outputs, inputs);
        _first = parameters.Reserve(outputs * (inputs + 1));
        double bound = 1 / Math.Sqrt(inputs);
        foreach (ref float value in parameters.Values.AsSpan(_first, outputs * (inputs + 1)))
        {
            value = (float)random.NextDouble(-bound, bound);
        }
    }

    /// <summary>Length of y.</summary>
    public int Outputs { get; }

    /// <summary>Length of x.</summary>
    public int Inputs { get; }

    /// <summary>b.</summary>
    public Span<float> Bias => _parameters.Values.AsSpan(_first + Outputs * Inputs, Outputs);

    /// <summary>A row of W.</summary>
    public ReadOnlySpan<float> Row(int output) => _parameters.Values.AsSpan(_first + output * Inputs, Inputs);

    /// <summary>Computes y.</summary>
    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        Bias.CopyTo(y);
        for (int output = 0; output < Outputs; output++)
        {
            y[output] += RowMath.Dot(Row(output), x);
        }
    }

    /// <summary>Adds to the gradients of the parameters and, unless it is empty, of x.</summary>
    public void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> yGradient, Span<float> xGradient)
    {
        RowMath.AddScaled(_parameters.Gradient.AsSpan(_first + Outputs * Inputs, Outputs), yGradient, 1);
        for (int output = 0; output < Outputs; output++)
        {
            RowMath.AddScaled(_parameters.Gradient.AsSpan(_first + output * Inputs, Inputs), x, yGradient[output]);
            if (!xGradient.IsEmpty)
            {
                RowMath.AddScaled(xGradient, Row(output), yGradient[output]);
            }
        }
    }
}
