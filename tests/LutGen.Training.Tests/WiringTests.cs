using LutGen.Training.Numerics;
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
