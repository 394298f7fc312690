using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

public class WiringTests
{
    private static readonly SignalMap Grid = new(
        [.. Enumerable.Range(0, 100)], [.. Enumerable.Range(0, 100).Select(i => new PixelPosition(i % 10, i / 10))]);

    [Fact]
    public void Random_wiring_uses_all_signals_alike_and_never_one_twice_in_a_node()
    {
        int[] inputs = new RandomWiring().Connect(Grid, 500, 2, new SeededRandom(1)).Inputs;
        int[] uses = [.. Enumerable.Range(0, 100).Select(signal => inputs.Count(input => input == signal))];
        Assert.InRange(uses.Min(), 9, 10);
        Assert.InRange(uses.Max(), 10, 11);
        Assert.All(inputs.Chunk(2), pair => Assert.NotEqual(pair[0], pair[1]));
    }

    [Theory]
    [InlineData(100, 2, 1)]
    [InlineData(60, 2, 2)]
    [InlineData(900, 2, 3)]
    [InlineData(40, 4, 4)]
    [InlineData(500, 6, 5)]
    public void Random_unique_wiring_uses_every_signal_and_gives_no_two_nodes_the_same_inputs(int nodes, int inputs, ulong seed)
    {
        SignalMap source = Grid with { Candidates = [.. Enumerable.Range(0, 96).Select(i => i + 3)] };
        int[][] wiring = [.. new RandomUniqueWiring().Connect(source, nodes, inputs, new SeededRandom(seed)).Inputs.Chunk(inputs)];
        Assert.Equal(nodes, wiring.Select(node => string.Join(' ', node.Order())).Distinct().Count());
        Assert.All(wiring, node => Assert.Equal(inputs, node.Distinct().Count()));
        Assert.Equal(source.Candidates, wiring.SelectMany(node => node).Distinct().Order());
    }

    [Fact]
    public void Random_unique_wiring_refuses_too_few_nodes_and_too_many()
    {
        Assert.Contains("for 100 signals", Assert.Throws<ArgumentException>(() => new RandomUniqueWiring().Connect(Grid, 40, 2, new SeededRandom(1))).Message);
        SignalMap four = Grid with { Candidates = [0, 1, 2, 3] };
        Assert.Contains("give 6 different runs of 2", Assert.Throws<ArgumentException>(() => new RandomUniqueWiring().Connect(four, 7, 2, new SeededRandom(1))).Message);
    }

    [Fact]
    public void In_a_table_local_wiring_reads_neighbouring_columns_and_the_names_of_a_column_are_one_place()
    {
        FeatureColumn[] columns =
        [
            .. Enumerable.Range(0, 4).Select(i => new FeatureColumn($"c{i}", FeatureKind.Real)), new("job", FeatureKind.Category, "a"), new("job", FeatureKind.Category, "b"),
            .. Enumerable.Range(5, 5).Select(i => new FeatureColumn($"c{i}", FeatureKind.Real)),
        ];
        SeededRandom random = new(1);
        Dataset table = new(
            new DatasetSchema("table", 11, 2) { Columns = columns }, [.. Enumerable.Range(0, 1100).Select(_ => (byte)random.Next(2))], [.. Enumerable.Range(0, 100).Select(i => i % 2)]);
        LogicNetworkSettings settings = SmallData.Settings with { Layers = DenseSettings.Stack([200], [new LocalWiring(1)]) };
        using LogicStack stack = LogicStackBuilder.Build(settings, new EncodedDataset(table, new FixedThresholds(0.5f).Place(table)));
        int Place(int feature) => feature < 5 ? feature : feature - 1;
        Assert.All(stack.Layers[0].Connections.Chunk(2), node => Assert.InRange(Math.Abs(Place(node[0]) - Place(node[1])), 0, 2));
    }

    [Fact]
    public void Features_of_zeros_and_ones_get_one_threshold_and_others_what_their_placement_says()
    {
        Dataset table = new("table", [0f, 3, 1, 7, 0, 9, 1, 2], [0, 1, 0, 1], 2, 2);
        float[][] thresholds = new KindAwareThresholds(new UniformThresholds(3)).Place(table);
        Assert.Equal([0.5f], thresholds[0]);
        Assert.Equal(new UniformThresholds(3).Place(table)[1], thresholds[1]);
        Assert.Equal("uniform 3 by kind", new KindAwareThresholds(new UniformThresholds(3)).ToString());
    }

    [Fact]
    public void Local_wiring_stays_within_its_radius_and_leaves_out_silent_signals()
    {
        SignalMap source = Grid with { Candidates = [.. Enumerable.Range(0, 100).Where(i => i % 10 != 4)] };
        LayerConnections wiring = new LocalWiring(2).Connect(source, 400, 2, new SeededRandom(1));
        for (int node = 0; node < 400; node++)
        {
            foreach (int input in wiring.Inputs.AsSpan(2 * node, 2))
            {
                Assert.InRange(Math.Abs(Grid.Positions![input].X - wiring.Positions![node].X), 0, 2);
                Assert.InRange(Math.Abs(Grid.Positions[input].Y - wiring.Positions[node].Y), 0, 2);
                Assert.NotEqual(4, input % 10);
            }
        }
    }

    [Fact]
    public void Local_wiring_of_a_radius_beyond_the_image_reaches_every_signal_and_takes_no_longer()
    {
        LayerConnections wiring = new LocalWiring(int.MaxValue).Connect(Grid, 10, 2, new SeededRandom(1));
        Assert.All(wiring.Pools, pool => Assert.Equal(Enumerable.Range(0, 100), pool));
    }

    [Fact]
    public void Local_wiring_needs_positions()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => new LocalWiring(2).Connect(Grid with { Positions = null }, 10, 2, new SeededRandom(1)));
        Assert.Contains("position", exception.Message);
    }

    [Fact]
    public void Sorting_keeps_the_nodes_of_a_group_together()
    {
        int[] inputs = [5, 0, 1, 1, 3, 2, 9, 3, 0, 4, 7, 5];
        int[][] pools = [[0], [1], [2], [3], [4], [5]];
        LayerConnections sorted = new LayerConnections(inputs, pools, null).SortedByFirstInput(2, groups: 2);
        Assert.Equal([1, 1, 3, 2, 5, 0, 0, 4, 7, 5, 9, 3], sorted.Inputs);
        Assert.Equal([1, 2, 0, 4, 5, 3], sorted.Pools.Select(pool => pool[0]));
    }
}
