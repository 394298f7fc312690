namespace LutGen.Tool.Charts;

/// <summary>Active connections over the epochs of a search, beside the course that SparseLUT's authors show.</summary>
internal static class ConnectionCurve
{
    // Read off the plot that comes with the published masks of arXiv 2503.12829: 200 epochs, the exact number of inputs from epoch 160 on.
    private static readonly (double Epoch, double Rate)[] s_published =
    [
        (0, 1), (1, 0.885), (2, 0.78), (3, 0.68), (5, 0.49), (8, 0.29), (10, 0.20), (12, 0.14), (16, 0.069), (20, 0.041), (25, 0.028), (30, 0.023), (50, 0.018), (100, 0.016),
        (159, 0.016), (161, 0.012), (199, 0.012),
    ];

    /// <summary>The chart.</summary>
    /// <param name="title">What is searched for.</param>
    /// <param name="searches">Rates, 0..1, after each epoch of some searches.</param>
    public static LineChart Of(string title, IReadOnlyList<(string Name, IReadOnlyList<double> Rates)> searches)
    {
        int epochs = searches.Max(search => search.Rates.Count);
        return LineChart.Of(
            title,
            "epoch of the search",
            "% of all possible connections",
            [
                .. searches.Select(search => new Curve(search.Name, [(0, 100), .. search.Rates.Select((rate, i) => (i + 1.0, 100 * rate))])),
                new Curve("published, 200 epochs", [.. s_published.Where(point => point.Epoch <= epochs).Select(point => (point.Epoch, 100 * point.Rate))]),
            ]);
    }
}
