using LutGen.Circuits;
using LutGen.Hardware.Cells;

namespace LutGen.Hardware;

/// <summary>The last additions of group sums on carry chains, each from the lowest place that has two bits up.</summary>
internal static class GroupAdders
{
    /// <summary>Builds the adders.</summary>
    /// <param name="groups">What is left of each group to be added.</param>
    /// <param name="widths">Digits of each sum.</param>
    /// <returns>The sums one behind the other; null where nothing is left to be added.</returns>
    public static ChainedLogic? Of(IReadOnlyList<BitRows> groups, IReadOnlyList<int> widths) => groups.All(rows => rows.LowestPair < 0)
        ? null
        : ChainedLogic.Of(
            groups.SelectMany(rows => new[] { rows.First, rows.Second }),
            (cells, numbers) => groups.SelectMany((rows, group) => Sum(cells, numbers[2 * group], numbers[2 * group + 1], rows.LowestPair, widths[group])).ToArray());

    private static IEnumerable<int> Sum(CellList cells, int[] first, int[] second, int lowestPair, int width)
    {
        if (lowestPair < 0 || lowestPair >= width)
        {
            return first.Take(width);
        }

        int digits = width - lowestPair;
        int sum = cells.Add(new AdderCell(first.Skip(lowestPair).Take(digits).ToArray(), second.Skip(lowestPair).Take(digits).ToArray(), digits));
        return first.Take(lowestPair).Concat(Enumerable.Range(sum, digits));
    }
}
