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
        (Neurons, Signals, Keep, Quantizer) = (neurons, signals, keep, quantizer);
        Spread = Math.Sqrt(2.0 / signals);
        _weights = new AlignedBuffer((long)neurons * signals);
        _signs = new float[neurons * signals];
        Moments = new float[2][];
        (Moments[0], Moments[1]) = (new float[neurons * signals], new float[neurons * signals]);
        Active = new int[neurons * signals];
        Counts = new int[neurons];
        Running = new BatchStatistics[neurons];
        Array.Fill(Running, new BatchStatistics(0, 1));
        Gamma = layout.Add(neurons, decays: false);
        Beta = layout.Add(neurons, decays: false);
        Step = layout.Add(1, decays: false);
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

    public UniformQuantizer Quantizer { get; }

    /// <summary>Standard deviation sqrt(2 / M) of the normal distribution whose absolute values magnitudes start with.</summary>
    public double Spread { get; }

    /// <summary>Active inputs of each neuron, [Neurons x Signals], the first <see cref="Counts"/> of each.</summary>
    public int[] Active { get; }

    /// <summary>How many are active.</summary>
    public int[] Counts { get; }

    /// <summary>Adam's moments of the magnitudes, [2][Neurons x Signals].</summary>
    public float[][] Moments { get; }

    public BatchStatistics[] Running { get; }

    public ParameterBlock Gamma { get; }

    public ParameterBlock Beta { get; }

    public ParameterBlock Step { get; }

    /// <summary>Share of all possible connections that are active.</summary>
    public double Rate => (double)Counts.Sum(count => (long)count) / ((long)Neurons * Signals);

    /// <summary>Weights of a neuron, sign times magnitude; 0 where a connection is dormant.</summary>
    public float* Weights(int neuron) => _weights.Start + (nint)neuron * Signals;

    /// <summary>Active inputs of a neuron.</summary>
    public ReadOnlySpan<int> ActiveOf(int neuron) => Active.AsSpan(neuron * Signals, Counts[neuron]);

    /// <summary>Sign of a connection.</summary>
    public float Sign(int neuron, int signal) => _signs[neuron * Signals + signal];

    /// <summary>Normalisation and quantiser of a neuron.</summary>
    public NormalizedQuantizer OutputOf(int neuron, BatchStatistics statistics, AlignedBuffer parameters) => new(
        Quantizer, statistics, Gamma.In(parameters)[neuron], Beta.In(parameters)[neuron], Step.In(parameters)[0]);

    public void Dispose() => _weights.Dispose();
}
