using LutGen.Training.Baselines;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Baselines;

public class BaselineTests
{
    [Fact]
    public void Neighbours_tell_apart_what_no_line_can()
    {
        (Dataset train, Dataset test) = Quadrants().Split(100, 1);

        BaselineResult line = Baseline.LogisticRegression(train, test, 1), neighbours = Baseline.NearestNeighbors(train, test, 1);

        Assert.InRange(line.TestAccuracy, 0.3, 0.7);
        Assert.InRange(neighbours.TestAccuracy, 0.9, 1);
        Assert.Equal(train.Count * 3 + 4, neighbours.KeptNumbers);
    }

    [Fact]
    public void The_seed_decides_what_validates_and_nothing_else_is_random()
    {
        (Dataset train, Dataset test) = Quadrants().Split(100, 1);

        Assert.Equal(Baseline.NearestNeighbors(train, test, 5), Baseline.NearestNeighbors(train, test, 5));
        Assert.True(Enumerable.Range(1, 5).Select(seed => Baseline.NearestNeighbors(train, test, (ulong)seed).ValidationAccuracy).Distinct().Count() > 1);
    }

    [Fact]
    public void Labels_drawn_by_lot_ask_for_many_neighbours()
    {
        SeededRandom random = new(4);
        float[] rows = [.. Enumerable.Range(0, 800).Select(_ => (float)random.NextDouble())];
        int[] labels = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble() < 0.8 ? 1 : 0)];
        (Dataset train, Dataset test) = new Dataset("lot", rows, labels, 2, 2).Split(100, 1);

        BaselineResult chosen = Baseline.NearestNeighbors(train, test, 1);

        Assert.DoesNotContain(chosen.Choice, new[] { "k 1", "k 3" });
    }

    /// <summary>Points of a square, of class 1 in two opposite quarters.</summary>
    private static Dataset Quadrants()
    {
        SeededRandom random = new(7);
        float[] rows = [.. Enumerable.Range(0, 1000).Select(_ => (float)random.NextDouble(-1, 1))];
        return new Dataset("quadrants", rows, [.. Enumerable.Range(0, 500).Select(i => rows[2 * i] * rows[2 * i + 1] > 0 ? 1 : 0)], 2, 2);
    }
}
