using LutGen.Training.Data;
using LutGen.Training.Layers;

namespace LutGen.Training.Structure;

/// <summary>
/// Trees of nodes that slide over an image with the same parameters everywhere (arXiv 2411.04732): each kernel has n^d leaves, drawn
/// inside the receptive field in a group of neighbouring channels, and d levels of nodes of n inputs. Rewiring may give a node's input to
/// another node of the level below, in a kernel of the same group. Padding counts as bit 0.
/// </summary>
/// <param name="Kernels">Trees, each of which gives one channel, at least 1.</param>
public sealed record ConvolutionSettings(int Kernels) : LayerSettings
{
    /// <summary>Rows and columns of the receptive field, at least 1.</summary>
    public int Field { get; init; } = 3;

    /// <summary>Step between places, at least 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Rows and columns of zeros around the image, 0 or more and less than <see cref="Field"/>.</summary>
    public int Padding { get; init; }

    /// <summary>Levels d of each tree, 1..8.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>Neighbouring channels that a kernel reads, at least 1; as many as there are if there are fewer.</summary>
    public int ChannelsPerKernel { get; init; } = 2;

    /// <summary>What the nodes are; their number of inputs is the tree's arity n.</summary>
    public NodeSettings Node { get; init; } = new();

    /// <summary>Leaves of one tree, n^d.</summary>
    public int Leaves => NodesOfLevel(-1);

    /// <inheritdoc/>
    public override int Nodes => Kernels * Enumerable.Range(0, Depth).Sum(NodesOfLevel);

    internal override IEnumerable<NodeSettings> NodeSettings => [Node];

    /// <summary>Nodes of one tree in a level; level 0 reads the leaves, the last level is the root.</summary>
    internal int NodesOfLevel(int level)
    {
        int nodes = 1;
        for (int i = level + 1; i < Depth; i++)
        {
            nodes *= Node.Inputs;
        }

        return nodes;
    }

    /// <summary>The first channel that a kernel reads: kernel k reads the group of channels that starts at k modulo the number of groups.</summary>
    /// <param name="kernel">Number of the kernel.</param>
    /// <param name="channels">Channels of the image.</param>
    internal int FirstChannelOf(int kernel, int channels) => kernel % (channels - GroupOf(channels) + 1);

    /// <summary>Channels that a kernel reads of an image.</summary>
    /// <param name="channels">Channels of the image.</param>
    internal int GroupOf(int channels) => Math.Min(ChannelsPerKernel, channels);

    internal override SignalShape Check(SignalShape source, string place)
    {
        Setting.Require(Kernels > 0, $"{place}.{nameof(Kernels)}", Kernels, "at least 1");
        Setting.Require(Depth is >= 1 and <= 8, $"{place}.{nameof(Depth)}", Depth, "1..8");
        Setting.Require(ChannelsPerKernel >= 1, $"{place}.{nameof(ChannelsPerKernel)}", ChannelsPerKernel, "at least 1");
        Node.Check(place, source.AreBits && (Depth == 1 || Node.Method == NodeMethod.Dwn));
        ImageShape output = new ImageWindowSettings(Field, Stride, Padding).Check(source, Kernels, place);
        long readable = (long)Field * Field * GroupOf(source.Image!.Value.Channels);
        Setting.Require(readable >= Node.Inputs, $"{place}.{nameof(Field)}", Field, $"a receptive field of at least {Node.Inputs} signals, the inputs of one node");
        return new SignalShape(output.Features, output, Node.Method == NodeMethod.Dwn);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"conv {Kernels} field {Field} stride {Stride} padding {Padding} depth {Depth} channels {ChannelsPerKernel}{(Node == new NodeSettings() ? "" : $" {Node}")}";
}
