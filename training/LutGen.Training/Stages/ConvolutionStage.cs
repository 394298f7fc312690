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
    private readonly KernelLeaf[] _leaves;
    private readonly SlidingWindow _window;

    private ConvolutionStage(NodeStage[] levels, KernelLeaf[] leaves, SlidingWindow window, StageSource source, SignalShape output)
        : base(source, levels[^1].FirstOutput, output, levels[^1].Area)
    {
        _levels = levels;
        _leaves = leaves;
        _window = window;
    }

    public override bool Learns => true;

    /// <summary>Draws the leaves and makes the levels.</summary>
    public static ConvolutionStage Create(ConvolutionSettings settings, StageSource source, SignalShape output, StageBuilder builder)
    {
        ImageShape image = source.Shape.Image!.Value;
        SlidingWindow window = new(settings.Field, settings.Field, settings.Stride, settings.Padding);
        KernelLeaf[] leaves = KernelLeaf.Draw(settings, image.Channels, builder.NextWiring());
        int[] level = ConnectLeaves(leaves, window, image, output.Image!.Value);
        NodeStage[] levels = new NodeStage[settings.Depth];
        StageSource below = source;
        for (int i = 0; i < levels.Length; i++)
        {
            bool root = i == levels.Length - 1;
            int nodes = settings.Kernels * settings.NodesOfLevel(i);
            int places = output.Image!.Value.PlaneSize;
            SignalShape shape = root ? output : new SignalShape(nodes * places, null, output.AreBits);
            levels[i] = builder.AddNodes(settings.Node, nodes, places, level, [], below, shape, null, isFirstOfLayer: i == 0);
            below = levels[i].AsSource;
            level = ConnectLevel(settings.Node.Inputs, nodes / settings.Node.Inputs, places);
        }

        return new ConvolutionStage(levels, leaves, window, source, output);
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
        int[] below = [.. _leaves.Select(leaf => (leaf.Channel * _window.Height + leaf.Y) * _window.Width + leaf.X)];
        foreach (NodeStage level in _levels)
        {
            int n = level.Layer.Kind.Inputs;
            LutLayer.Builder luts = new(scope, outputBits: 1);
            ulong[] tables = writer.Stack.TablesOf(level.Layer);
            below = [.. tables.Select((table, node) => luts.Add(below[(node * n)..(node * n + n)], TruthTable.FromWord(n, table)))];
            layers.Add(luts.Build());
        }

        writer.Define(FirstOutput, new ConvolutionLayer(writer.Builder.Scope, grid, _window, new Subnetwork(scope, inputs, layers, below)));
    }

    /// <summary>For each leaf and place the row that it reads, [leaves / n x places x n] for any n that divides them.</summary>
    private static int[] ConnectLeaves(KernelLeaf[] leaves, SlidingWindow window, ImageShape image, ImageShape output)
    {
        SignalGrid grid = new(0, image.Channels, image.Height, image.Width);
        int n = leaves[0].Arity, places = output.PlaneSize;
        int[] connections = new int[leaves.Length * places];
        for (int leaf = 0; leaf < leaves.Length; leaf++)
        {
            for (int place = 0; place < places; place++)
            {
                (int row, int column) = Math.DivRem(place, output.Width);
                int signal = window.SignalAt(grid, leaves[leaf].Channel, row, column, leaves[leaf].Y, leaves[leaf].X);

                // The row behind the image is the bit 0.
                connections[(leaf / n * places + place) * n + leaf % n] = signal < 0 ? image.Features : signal;
            }
        }

        return connections;
    }

    private static int[] ConnectLevel(int n, int nodes, int places)
    {
        int[] connections = new int[nodes * places * n];
        for (int i = 0; i < connections.Length; i++)
        {
            (int node, int place) = Math.DivRem(i / n, places);
            connections[i] = (node * n + i % n) * places + place;
        }

        return connections;
    }
}
