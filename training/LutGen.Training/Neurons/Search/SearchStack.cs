using LutGen.Training.Baselines;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Neurons;

/// <summary>The network of a search: the widths of the one that is to be trained, dense and linear.</summary>
internal sealed class SearchStack : IDisposable
{
    private const ulong Stream = 0x53454152;

    private readonly List<int> _leaves = [];

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
        foreach ((int leaves, int roots) in TreesOf(network.Layers))
        {
            // A tree counts as one neuron of all its leaves' inputs.
            LlutLayerSettings layer = network.Layers[leaves], root = network.Layers[roots];
            bool last = roots == network.Layers.Count - 1;
            int signals = leaves == 0 ? features.Length : layers[^1].Neurons, keep = layer.Neurons / root.Neurons * layer.FanIn * layer.SubNeurons;
            Setting.Require(
                keep <= signals, $"{nameof(network.Layers)}[{leaves}].{nameof(layer.FanIn)}", layer.FanIn,
                FormattableString.Invariant($"at most {signals * layer.FanIn / keep}: {signals} signals vary"));
            layers.Add(new SearchLayer(root.Neurons, signals, keep, new UniformQuantizer(last ? network.Search!.ScoreBits : root.Bits, last), layout, random));
            _leaves.Add(leaves);
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

    /// <summary>The connections that are active now, by layers of the network that they are for; none for those that assemble trees.</summary>
    /// <param name="layers">Number of these layers.</param>
    public int[][] Connections(int layers) => [.. Enumerable.Range(0, layers).Select(layer => _leaves.IndexOf(layer) is >= 0 and int at ? ConnectionsOf(at) : [])];

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

    // First and last layer of each level of trees, or the same where neurons stand alone.
    private static IEnumerable<(int Leaves, int Roots)> TreesOf(IReadOnlyList<LlutLayerSettings> layers)
    {
        for (int leaves = 0, roots; leaves < layers.Count; leaves = roots + 1)
        {
            roots = leaves;
            while (roots + 1 < layers.Count && layers[roots + 1].Assembles)
            {
                roots++;
            }

            yield return (leaves, roots);
        }
    }

    // Ascending for each neuron; those of the first layer are features.
    private int[] ConnectionsOf(int layer)
    {
        SearchLayer given = Layers[layer];
        return [.. Enumerable.Range(0, given.Neurons).SelectMany(neuron => given.ActiveOf(neuron).ToArray().Order()
            .Select(signal => layer == 0 ? Input.Features[signal] : signal))];
    }
}
