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
        _weights = new AlignedBuffer((long)neurons * signals);
        _signs = new float[neurons * signals];
        Moments = [new AlignedBuffer((long)neurons * signals), new AlignedBuffer((long)neurons * signals)];
        Active = new int[neurons * signals];
        Counts = new int[neurons];
        Output = new QuantizerParameters(quantizer, neurons, layout);
        for (int i = 0; i < _signs.Length; i++)
        {
            _signs[i] = random.Next(2) == 0 ? -1 : 1;
            _weights.Start[i] = _signs[i] * (float)Math.Max(Math.Abs(random.NextNormal()) * Spread, 1e-6);
        }

        for (int neuron = 0; neuron < neurons; neuron++)
        {
            Counts[neuron] = signals;
            for (int i = 0; i < signals; i++)
            {
                Active[neuron * signals + i] = i;
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

    /// <summary>Active inputs of each neuron, [Neurons x Signals], the first <see cref="Counts"/> of each.</summary>
    public int[] Active { get; }

    /// <summary>How many are active.</summary>
    public int[] Counts { get; }

    /// <summary>Adam's moments of the magnitudes, [2][Neurons x Signals].</summary>
    public AlignedBuffer[] Moments { get; }

    /// <summary>Weights of a neuron, sign times magnitude; 0 where a connection is dormant.</summary>
    public float* Weights(int neuron) => _weights.Start + (nint)neuron * Signals;

    /// <summary>Active inputs of a neuron.</summary>
    public ReadOnlySpan<int> ActiveOf(int neuron) => Active.AsSpan(neuron * Signals, Counts[neuron]);

    /// <summary>Sign of a connection.</summary>
    public float Sign(int neuron, int signal) => _signs[neuron * Signals + signal];

    /// <summary>Writes which connections there are, and how strong they are.</summary>
    public void Write(BinaryWriter writer)
    {
        StateFormat.Write(writer, _weights);
        foreach (AlignedBuffer moments in Moments)
        {
            StateFormat.Write(writer, moments);
        }

        StateFormat.Write(writer, Active);
        StateFormat.Write(writer, Counts);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another layer.</exception>
    public void Read(BinaryReader reader)
    {
        StateFormat.Read(reader, _weights);
        foreach (AlignedBuffer moments in Moments)
        {
            StateFormat.Read(reader, moments);
        }

        StateFormat.Read(reader, Active, Signals);
        StateFormat.Read(reader, Counts, Signals + 1);
    }

    public void Dispose()
    {
        _weights.Dispose();
        Array.ForEach(Moments, moments => moments.Dispose());
    }
}
