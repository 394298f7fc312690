using LutGen.Training.Baselines;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>The network of a search: the widths of the one that is to be trained, dense and linear.</summary>
internal sealed class SearchStack : IDisposable
{
    private const ulong Stream = 0x53454152;

    /// <summary>Draws a network.</summary>
    /// <param name="network">The network that connections are for.</param>
    /// <param name="train">Training samples.</param>
    public SearchStack(LlutNetworkSettings network, Dataset train)
    {
        ParameterLayout layout = new();
        SeededRandom random = SeededRandom.ForKey(network.Seed, Stream);
        double[] deviations = [.. Standardization.Of(train).Deviations];
        int[] features = [.. Enumerable.Range(0, train.FeatureCount).Where(feature => deviations[feature] > 0)];
        Input = InputStage.Create(train, features, network.InputBits, layout);
        int inputBlocks = layout.Blocks.Count;
        List<SearchLayer> layers = [];
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LlutLayerSettings layer = network.Layers[i];
            bool last = i == network.Layers.Count - 1;
            int signals = i == 0 ? features.Length : layers[^1].Neurons, keep = layer.FanIn * layer.SubNeurons;
            Setting.Require(keep <= signals, $"{nameof(network.Layers)}[{i}].{nameof(layer.FanIn)}", layer.FanIn, FormattableString.Invariant($"at most {signals / layer.SubNeurons}: {signals} signals vary"));
            layers.Add(new SearchLayer(layer.Neurons, signals, keep, new UniformQuantizer(last ? network.Search!.ScoreBits : layer.Bits, last), layout, random));
        }

        Layers = layers;
        Factor = layout.Add(1, decays: false);
        Learnt = [.. layout.Blocks.Skip(inputBlocks)];
        Parameters = new AlignedBuffer(layout.Length);
        Input.Initialize(Parameters);
        foreach (SearchLayer layer in layers)
        {
            layer.Output.Initialize(Parameters, offset: 0, layer.Output.Quantizer.StartStep);
        }

        ScoreCrossEntropy.InitializeFactor(Factor.In(Parameters));
    }

    public InputStage Input { get; }

    public IReadOnlyList<SearchLayer> Layers { get; }

    public ParameterBlock Factor { get; }

    /// <summary>What the optimiser moves: not the features' quantisers, and magnitudes have their own rule.</summary>
    public ParameterBlock[] Learnt { get; }

    public AlignedBuffer Parameters { get; }

    /// <summary>Share of all possible connections that are active.</summary>
    public double Rate => Layers.Sum(layer => layer.Counts.Sum(count => (double)count)) / Layers.Sum(layer => (double)layer.Neurons * layer.Signals);

    /// <summary>The connections of a layer, ascending for each neuron; those of the first are features.</summary>
    public int[] ConnectionsOf(int layer)
    {
        SearchLayer given = Layers[layer];
        return [.. Enumerable.Range(0, given.Neurons).SelectMany(neuron => given.ActiveOf(neuron).ToArray().Order()
            .Select(signal => layer == 0 ? Input.Features[signal] : signal))];
    }

    /// <summary>Brings parameters back to where they may be, after an update.</summary>
    public void Constrain()
    {
        foreach (SearchLayer layer in Layers)
        {
            layer.Output.Constrain(Parameters);
        }

        ScoreCrossEntropy.ConstrainFactor(Factor.In(Parameters));
    }

    public void Dispose()
    {
        Parameters.Dispose();
        foreach (SearchLayer layer in Layers)
        {
            layer.Dispose();
        }
    }
}
