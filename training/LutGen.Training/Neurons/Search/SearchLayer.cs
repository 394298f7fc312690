using LutGen.Training.Checkpoints;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// A layer of linear neurons that looks for its connections: each possible one has a magnitude, more than 0 while it is active, and a sign drawn
/// once. Active ones are listed neuron by neuron, so that a layer costs what it has left.
/// </summary>
internal sealed unsafe class SearchLayer : IDisposable
{
    private readonly AlignedBuffer _weights;
    private readonly AlignedBuffer _means;
    private readonly AlignedBuffer _variances;
    private readonly float[] _signs;

    /// <summary>Draws a dense layer.</summary>
    /// <param name="neurons">Neurons N.</param>
    /// <param name="signals">Signals M in front.</param>
    /// <param name="keep">Inputs that a neuron is to keep.</param>
    /// <param name="quantizer">Range of the codes.</param>
    /// <param name="layout">Hands out the other parameters.</param>
    /// <param name="random">The draw.</param>
    public SearchLayer(int neurons, int signals, int keep, UniformQuantizer quantizer, ParameterLayout layout, SeededRandom random)
    {
        (Neurons, Signals, Keep) = (neurons, signals, keep);
        Spread = Math.Sqrt(2.0 / signals);
        Stride = AlignedBuffer.WholeVectors(signals);
        _weights = new AlignedBuffer((long)neurons * Stride);
        _means = new AlignedBuffer((long)neurons * Stride);
        _variances = new AlignedBuffer((long)neurons * Stride);
        _signs = new float[neurons * signals];
        Active = new int[neurons * Stride];
        Counts = new int[neurons];
        Output = new QuantizerParameters(quantizer, neurons, layout);
        for (int neuron = 0; neuron < neurons; neuron++)
        {
            Counts[neuron] = signals;
            for (int i = 0; i < signals; i++)
            {
                float sign = _signs[neuron * signals + i] = random.Next(2) == 0 ? -1 : 1;
                Weights(neuron)[i] = sign * (float)Math.Max(Math.Abs(random.NextNormal()) * Spread, 1e-6);
                Active[neuron * Stride + i] = i;
            }
        }
    }

    public int Neurons { get; }

    public int Signals { get; }

    /// <summary>Inputs that a neuron is to keep.</summary>
    public int Keep { get; }

    /// <summary>Batch normalisation and quantiser of each neuron.</summary>
    public QuantizerParameters Output { get; }

    /// <summary>Standard deviation sqrt(2 / M) of the normal distribution whose absolute values magnitudes start with.</summary>
    public double Spread { get; }

    /// <summary>Room for the inputs of a neuron: whole vectors.</summary>
    public int Stride { get; }

    /// <summary>Active inputs of each neuron, [Neurons x Stride], the first <see cref="Counts"/> of each.</summary>
    public int[] Active { get; }

    /// <summary>How many are active.</summary>
    public int[] Counts { get; }

    /// <summary>Weights of a neuron's active inputs in their order, sign times magnitude.</summary>
    public float* Weights(int neuron) => _weights.Start + (nint)neuron * Stride;

    /// <summary>Adam's first moments of their magnitudes.</summary>
    public float* Means(int neuron) => _means.Start + (nint)neuron * Stride;

    /// <summary>Adam's second moments of their magnitudes.</summary>
    public float* Variances(int neuron) => _variances.Start + (nint)neuron * Stride;

    /// <summary>Active inputs of a neuron.</summary>
    public ReadOnlySpan<int> ActiveOf(int neuron) => Active.AsSpan(neuron * Stride, Counts[neuron]);

    /// <summary>Sign of a connection.</summary>
    public float Sign(int neuron, int signal) => _signs[neuron * Signals + signal];

    /// <summary>Writes which connections there are, and how strong they are.</summary>
    public void Write(BinaryWriter writer)
    {
        foreach (AlignedBuffer buffer in Buffers)
        {
            StateFormat.Write(writer, buffer);
        }

        StateFormat.Write(writer, Active);
        StateFormat.Write(writer, Counts);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another layer.</exception>
    public void Read(BinaryReader reader)
    {
        foreach (AlignedBuffer buffer in Buffers)
        {
            StateFormat.Read(reader, buffer);
        }

        StateFormat.Read(reader, Active, Signals);
        StateFormat.Read(reader, Counts, Signals + 1);
    }

    public void Dispose() => Array.ForEach(Buffers, buffer => buffer.Dispose());

    private AlignedBuffer[] Buffers => [_weights, _means, _variances];
}
