using LutGen.Training.Neurons;
using LutGen.Training.Numerics;

namespace LutGen.Training.Convolutional;

/// <summary>All that a convolutional network has learnt: weights, biases, factors of the normalisation, running statistics, and which weights exist.</summary>
internal sealed class CnnWeights : IDisposable
{
    private const ulong Stream = 0x434E4E57;

    private readonly Dictionary<ConvolutionNode, ConvolutionParameters> _of = [];

    /// <summary>Draws weights at random, normal with a variance of 2 / inputs (He and others, arXiv 1502.01852, equation 10).</summary>
    /// <param name="graph">The network.</param>
    /// <param name="seed">Seed of the draw.</param>
    public CnnWeights(CnnGraph graph, ulong seed)
    {
        Graph = graph;
        ParameterLayout layout = new();
        foreach (ConvolutionNode node in graph.Convolutions)
        {
            int channels = MapLayout.Of(graph, node.Input).Channels, columns = AlignedBuffer.WholeVectors(node.Shape.Channels);
            int rows = node.Window.Height * node.Window.Width * channels;
            _of.Add(node, new ConvolutionParameters(
                node, rows, columns, channels, layout.Add(rows * columns, decays: true), layout.Add(columns, decays: false), layout.Add(node.Normalizes ? columns : 0, decays: false)));
        }

        Blocks = layout.Blocks;
        Parameters = new AlignedBuffer(layout.Length);
        Mask = new AlignedBuffer(layout.Length);
        Statistics = [.. graph.Convolutions.Where(node => node.Normalizes).Select(node => new RunningChannels(node, _of[node].Columns))];
        Draw(seed);
    }

    /// <summary>The network.</summary>
    public CnnGraph Graph { get; }

    /// <summary>All parameters.</summary>
    public AlignedBuffer Parameters { get; }

    /// <summary>1 where a parameter exists, 0 where it is pruned or only fills up.</summary>
    public AlignedBuffer Mask { get; }

    /// <summary>The parameters by kind.</summary>
    public IReadOnlyList<ParameterBlock> Blocks { get; }

    /// <summary>Running statistics of the convolutions that normalise.</summary>
    public IReadOnlyList<RunningChannels> Statistics { get; }

    /// <summary>The parameters of a convolution.</summary>
    public ConvolutionParameters Of(ConvolutionNode node) => _of[node];

    /// <summary>The running statistics of a convolution that normalises.</summary>
    public RunningChannels StatisticsOf(ConvolutionNode node) => Statistics.First(each => each.Node == node);

    public void Dispose()
    {
        Parameters.Dispose();
        Mask.Dispose();
        foreach (RunningChannels statistics in Statistics)
        {
            statistics.Dispose();
        }
    }

    private void Draw(ulong seed)
    {
        ulong key = 0;
        foreach (ConvolutionNode node in Graph.Convolutions)
        {
            ConvolutionParameters own = _of[node];
            SeededRandom random = SeededRandom.ForKey(seed ^ Stream, key++);
            Span<float> weights = own.Weights.In(Parameters), mask = own.Weights.In(Mask);
            double deviation = Math.Sqrt(2.0 / node.FanIn);
            foreach (int index in own.Indices())
            {
                (weights[index], mask[index]) = ((float)(deviation * random.NextNormal()), 1);
            }

            own.Shifts.In(Mask)[..node.Shape.Channels].Fill(1);
            if (node.Normalizes)
            {
                own.Factors.In(Mask)[..node.Shape.Channels].Fill(1);
                own.Factors.In(Parameters)[..node.Shape.Channels].Fill(1);
            }
        }
    }
}
