using LutGen.Networks;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Structure;

namespace LutGen.Training.Stages;

/// <summary>
/// Trees of nodes at every place of an image (arXiv 2411.04732): each level is a layer of nodes that are applied at all places with the
/// same parameters. Node i of a level at place r gives row i * places + r, so the roots make an image.
/// </summary>
internal sealed class ConvolutionStage : NetworkStage
{
    private readonly NodeStage[] _levels;
    private readonly SlidingWindow _window;

    private ConvolutionStage(NodeStage[] levels, SlidingWindow window, StageSource source, SignalShape output)
        : base(source, levels[^1].FirstOutput, output, levels[^1].Area)
    {
        _levels = levels;
        _window = window;
    }

    public override bool Learns => true;

    /// <summary>Draws the leaves and makes the levels.</summary>
    public static ConvolutionStage Create(ConvolutionSettings settings, StageSource source, SignalShape output, StageBuilder builder)
    {
        ImageShape image = source.Shape.Image!.Value;
        SlidingWindow window = new(settings.Field, settings.Field, settings.Stride, settings.Padding);
        NodeWiring wiring = WireLeaves(settings, window, image, output.Image!.Value, builder.NextWiring());
        NodeStage[] levels = new NodeStage[settings.Depth];
        StageSource below = source;
        for (int i = 0; i < levels.Length; i++)
        {
            bool root = i == levels.Length - 1;
            int nodes = settings.Kernels * settings.NodesOfLevel(i);
            int places = output.Image!.Value.PlaneSize;
            SignalShape shape = root ? output : new SignalShape(nodes * places, null, output.AreBits);
            levels[i] = builder.AddNodes(settings.Node, nodes, places, wiring, below, shape, null, isFirstOfLayer: i == 0);
            below = levels[i].AsSource;
            wiring = root ? wiring : WireLevel(settings, i + 1, image, places);
        }

        return new ConvolutionStage(levels, window, source, output);
    }

    public override void Forward(in StackPass pass)
    {
        foreach (NodeStage level in _levels)
        {
            level.Forward(pass);
        }
    }

    public override unsafe void Backward(in StackPass pass)
    {
        for (int i = _levels.Length - 1; i >= 0; i--)
        {
            _levels[i].Backward(pass);
        }

        // What padding was asked for is of no use, and its row may be another stage's.
        new Span<float>(pass.GradientRow(Source.Area, Source.Shape.Count), MicroBatch.Lanes).Clear();
    }

    public override void Write(NetworkWriter writer)
    {
        SignalGrid grid = writer.GridAt(Source.FirstRow, Source.Shape.Image!.Value);
        int inputs = grid.Channels * _window.Height * _window.Width;
        SignalScope scope = new(Enumerable.Repeat(1, inputs));
        List<Layer> layers = [];
        int[] below = [.. Enumerable.Range(0, inputs)];
        foreach (NodeStage level in _levels)
        {
            int n = level.Layer.Kind.Inputs;
            LutLayer.Builder luts = new(scope, outputBits: 1);
            ulong[] tables = writer.Stack.TablesOf(level.Layer);
            below = [.. tables.Select((table, node) => luts.Add([.. level.Layer.Wiring.Inputs.AsSpan(node * n, n).ToArray().Select(input => below[input])], TruthTable.FromWord(n, table)))];
            layers.Add(luts.Build());
        }

        writer.Define(FirstOutput, new ConvolutionLayer(writer.Builder.Scope, grid, _window, new Subnetwork(scope, inputs, layers, below)));
    }

    /// <summary>The leaves as they were drawn; each input may be given to any place of the window in the kernel's channels.</summary>
    private static NodeWiring WireLeaves(ConvolutionSettings settings, SlidingWindow window, ImageShape image, ImageShape output, SeededRandom random)
    {
        SignalGrid grid = new(0, image.Channels, image.Height, image.Width);
        int area = window.Height * window.Width, places = output.PlaneSize;
        int[] rows = new int[image.Channels * area * places];
        for (int i = 0; i < rows.Length; i++)
        {
            (int leaf, int place) = Math.DivRem(i, places);
            int signal = window.SignalAt(
                grid, leaf / area, place / output.Width, place % output.Width, leaf % area / window.Width, leaf % window.Width);

            // The row behind the image is the bit 0.
            rows[i] = signal < 0 ? image.Features : signal;
        }

        int[] inputs = [.. KernelLeaf.Draw(settings, image.Channels, random).Select(leaf => leaf.Channel * area + leaf.Y * window.Width + leaf.X)];
        int[][] pools = [.. Enumerable.Range(0, image.Channels).Select(channel =>
            Enumerable.Range(channel * area, settings.GroupOf(image.Channels) * area).ToArray())];
        return new NodeWiring(inputs, settings.Node.Inputs, PoolOfEachNode(settings, 0, image.Channels, pools), places, rows);
    }

    /// <summary>Trees as long as nothing is drawn anew; each input may be given to any node of the level below in kernels of the same channels.</summary>
    private static NodeWiring WireLevel(ConvolutionSettings settings, int level, ImageShape image, int places)
    {
        int n = settings.Node.Inputs, below = settings.NodesOfLevel(level - 1);
        int[] inputs = [.. Enumerable.Range(0, settings.Kernels * below)];
        ILookup<int, int> byChannel = inputs.ToLookup(node => settings.FirstChannelOf(node / below, image.Channels));
        int[][] pools = [.. Enumerable.Range(0, image.Channels).Select(channel => byChannel[channel].ToArray())];
        return new NodeWiring(
            inputs, n, PoolOfEachNode(settings, level, image.Channels, pools), places, [.. Enumerable.Range(0, inputs.Length * places)]);
    }

    private static int[][] PoolOfEachNode(ConvolutionSettings settings, int level, int channels, int[][] poolOfChannel) =>
        [.. Enumerable.Range(0, settings.Kernels * settings.NodesOfLevel(level))
            .Select(node => poolOfChannel[settings.FirstChannelOf(node / settings.NodesOfLevel(level), channels)])];
}
