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
        SubQuantizer = new UniformQuantizer(settings.SubBits, true);
        Weights = layout.Add(settings.Neurons * settings.SubNeurons * Kernel.Parameters, decays: true);
        Output = new QuantizerParameters(new UniformQuantizer(settings.Bits, isLast), settings.Neurons, layout);
        SubStep = layout.Add(settings.SubNeurons > 1 ? 1 : 0, decays: false);
        Running = new RunningStatistics(settings.Neurons);
    }

    public LlutLayerSettings Settings { get; }

    /// <summary>Signals that each neuron reads, [Neurons x SubNeurons x FanIn].</summary>
    public int[] Connections { get; }

    /// <summary>The function of a neuron or of a sub-neuron.</summary>
    public FunctionKernel Kernel { get; }

    /// <summary>Batch normalisation and quantiser of each neuron.</summary>
    public QuantizerParameters Output { get; }

    /// <summary>Range of a sub-neuron's codes.</summary>
    public UniformQuantizer SubQuantizer { get; }

    public ParameterBlock Weights { get; }

    public ParameterBlock SubStep { get; }

    /// <summary>Running statistics of each neuron, which its table is made with.</summary>
    public RunningStatistics Running { get; }

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

        Output.Initialize(parameters, offset: 0, Output.Quantizer.StartStep);
        SubStep.In(parameters).Fill(2f / Math.Max(SubQuantizer.High, 1));
    }

    /// <summary>What a neuron's table is made with: the running statistics.</summary>
    public NormalizedQuantizer FrozenOutput(int neuron, AlignedBuffer parameters) => Output.Of(neuron, Running[neuron], parameters);

    /// <summary>Quantiser of a sub-neuron, which is not normalised.</summary>
    public SubNeuronQuantizer SubOutput(AlignedBuffer parameters) => new(SubQuantizer, SubStep.In(parameters)[0]);

    /// <summary>Where the parameters of a sub-neuron's function begin.</summary>
    public unsafe float* WeightsOf(int subNeuron, AlignedBuffer all) => Weights.At(all) + (nint)subNeuron * Kernel.Parameters;
}
