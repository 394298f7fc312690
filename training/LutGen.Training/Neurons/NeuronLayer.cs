using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>
/// A layer of quantised neurons: function, batch normalisation, quantiser with a step that the layer shares. With A sub-neurons the functions'
/// outputs are quantised each, to one bit more and with a step of their own, and the codes are added.
/// </summary>
internal sealed class NeuronLayer
{
    /// <summary>Makes the layer.</summary>
    /// <param name="settings">What it is.</param>
    /// <param name="connections">Signals that each neuron reads, [Neurons x SubNeurons x FanIn], counted from the first of the layer in front.</param>
    /// <param name="isLast">Whether its codes are scores: those are signed.</param>
    /// <param name="layout">Hands out the parameters.</param>
    public NeuronLayer(LlutLayerSettings settings, int[] connections, bool isLast, ParameterLayout layout)
    {
        Settings = settings;
        Connections = connections;
        Kernel = settings.Function.CreateKernel(settings.FanIn);
        Quantizer = new UniformQuantizer(settings.Bits, isLast);
        SubQuantizer = new UniformQuantizer(settings.SubBits, true);
        Weights = layout.Add(settings.Neurons * settings.SubNeurons * Kernel.Parameters, decays: true);
        Gamma = layout.Add(settings.Neurons, decays: false);
        Beta = layout.Add(settings.Neurons, decays: false);
        Step = layout.Add(1, decays: false);
        SubStep = layout.Add(settings.SubNeurons > 1 ? 1 : 0, decays: false);
        Running = new BatchStatistics[settings.Neurons];
    }

    public LlutLayerSettings Settings { get; }

    /// <summary>Signals that each neuron reads, [Neurons x SubNeurons x FanIn].</summary>
    public int[] Connections { get; }

    /// <summary>The function of a neuron or of a sub-neuron.</summary>
    public FunctionKernel Kernel { get; }

    /// <summary>Range of the codes.</summary>
    public UniformQuantizer Quantizer { get; }

    /// <summary>Range of a sub-neuron's codes.</summary>
    public UniformQuantizer SubQuantizer { get; }

    public ParameterBlock Weights { get; }

    public ParameterBlock Gamma { get; }

    public ParameterBlock Beta { get; }

    public ParameterBlock Step { get; }

    public ParameterBlock SubStep { get; }

    /// <summary>Running statistics of each neuron, which its table is made with.</summary>
    public BatchStatistics[] Running { get; }

    /// <summary>Inputs of a neuron, those of all sub-neurons.</summary>
    public int Inputs => Settings.SubNeurons * Settings.FanIn;

    /// <summary>Writes what the layer starts with.</summary>
    public void Initialize(AlignedBuffer parameters, SeededRandom random)
    {
        Span<float> weights = Weights.In(parameters);
        for (int first = 0; first < weights.Length; first += Kernel.Parameters)
        {
            Kernel.Initialize(weights.Slice(first, Kernel.Parameters), random);
        }

        Gamma.In(parameters).Fill(1);

        Step.In(parameters).Fill(Quantizer.StartStep);
        SubStep.In(parameters).Fill(2f / Math.Max(SubQuantizer.High, 1));
        Array.Fill(Running, new BatchStatistics(0, 1));
    }

    /// <summary>Batch normalisation and quantiser of a neuron.</summary>
    public NormalizedQuantizer OutputOf(int neuron, BatchStatistics statistics, AlignedBuffer parameters) => new(
        Quantizer, statistics, Gamma.In(parameters)[neuron], Beta.In(parameters)[neuron], Step.In(parameters)[0]);

    /// <summary>Quantiser of a sub-neuron, which is not normalised.</summary>
    public SubNeuronQuantizer SubOutput(AlignedBuffer parameters) => new(SubQuantizer, SubStep.In(parameters)[0]);

    /// <summary>Where the parameters of a sub-neuron's function begin.</summary>
    public unsafe float* WeightsOf(int subNeuron, AlignedBuffer all) => Weights.At(all) + (nint)subNeuron * Kernel.Parameters;
}
