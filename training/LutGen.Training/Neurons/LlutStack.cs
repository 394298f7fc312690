using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>A network of quantised neurons and its parameters.</summary>
internal sealed class LlutStack : IDisposable
{
    private const ulong WeightStream = 0x57454947;

    /// <summary>Makes a network and draws its parameters.</summary>
    /// <param name="settings">Checked settings.</param>
    /// <param name="connections">Signals that each layer's neurons read, [Neurons x SubNeurons x FanIn] for each layer.</param>
    /// <param name="train">Training samples.</param>
    public LlutStack(LlutNetworkSettings settings, int[][] connections, Dataset train)
    {
        ParameterLayout layout = new();
        int[] features = [.. connections[0].Distinct().Order()];
        Input = InputStage.Create(train, features, settings.InputBits, layout);
        int[] first = [.. connections[0].Select(feature => Array.BinarySearch(features, feature))];
        Layers = [.. settings.Layers.Select((layer, i) => new NeuronLayer(layer, i == 0 ? first : connections[i], i == settings.Layers.Count - 1, layout))];
        Factor = layout.Add(1, decays: false);
        Blocks = layout.Blocks;
        Parameters = new AlignedBuffer(layout.Length);
        SeededRandom random = SeededRandom.ForKey(settings.Seed, WeightStream);
        Input.Initialize(Parameters);
        foreach (NeuronLayer layer in Layers)
        {
            layer.Initialize(Parameters, random);
        }

        ScoreCrossEntropy.InitializeFactor(Factor.In(Parameters));
    }

    public InputStage Input { get; }

    public IReadOnlyList<NeuronLayer> Layers { get; }

    /// <summary>The factor on scores in front of the loss.</summary>
    public ParameterBlock Factor { get; }

    public IReadOnlyList<ParameterBlock> Blocks { get; }

    public AlignedBuffer Parameters { get; }

    /// <summary>Signals that each layer's neurons read, as the constructor takes them: those of the first layer are features.</summary>
    public int[][] Connections => [[.. Layers[0].Connections.Select(signal => Input.Features[signal])], .. Layers.Skip(1).Select(layer => layer.Connections)];

    /// <summary>Scratch of the largest function.</summary>
    public int Scratch => Layers.Max(layer => layer.Kernel.Scratch);

    /// <summary>Brings parameters back to where they may be, after an update.</summary>
    public void Constrain()
    {
        Input.Constrain(Parameters);
        foreach (NeuronLayer layer in Layers)
        {
            layer.Output.Constrain(Parameters);
            UniformQuantizer.Constrain(layer.SubStep.In(Parameters));
        }

        ScoreCrossEntropy.ConstrainFactor(Factor.In(Parameters));
    }

    public void Dispose()
    {
        Parameters.Dispose();
        foreach (NeuronLayer layer in Layers)
        {
            layer.Running.Dispose();
        }
    }
}
