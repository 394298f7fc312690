namespace LutGen.Tool.Frontiers;

/// <summary>
/// The best accuracy for every cost. A point is on the frontier unless another one dominates it: is as accurate at least and costs no more,
/// and is better in one of the two.
/// </summary>
internal sealed class Frontier
{
    private readonly HashSet<FrontierPoint> _held;

    /// <summary>Finds the frontier of some points.</summary>
    public Frontier(IEnumerable<FrontierPoint> points)
    {
        All = [.. points.OrderBy(point => point.Luts).ThenByDescending(point => point.Accuracy)];
        List<FrontierPoint> frontier = [];
        foreach (FrontierPoint point in All)
        {
            if (frontier.Count == 0 || point.Accuracy > frontier[^1].Accuracy || (point.Accuracy, point.Luts) == (frontier[^1].Accuracy, frontier[^1].Luts))
            {
                frontier.Add(point);
            }
        }

        Points = frontier;
        _held = [.. frontier];
    }

    /// <summary>All points, the cheapest first.</summary>
    public IReadOnlyList<FrontierPoint> All { get; }

    /// <summary>Those on the frontier, the cheapest and least accurate first.</summary>
    public IReadOnlyList<FrontierPoint> Points { get; }

    /// <summary>Whether a point is on the frontier.</summary>
    public bool Holds(FrontierPoint point) => _held.Contains(point);

    /// <summary>The most accurate point of at most a number of lookup tables, null if there is none.</summary>
    public FrontierPoint? BestWithin(long luts) => Points.LastOrDefault(point => point.Luts <= luts);
}
