using LutGen.Training.Numerics;

namespace LutGen.Training.Data;

/// <summary>Draws the samples that are set aside. Both parts come in random order; the same seed draws the same samples.</summary>
internal static class SampleDraw
{
    /// <summary>Draws by the rule of the data set's schema.</summary>
    /// <returns>Indices of the samples that stay, and of those set aside.</returns>
    public static (int[] Kept, int[] Drawn) Of(Dataset data, int count, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, data.Count)];
        SeededRandom random = new(seed);
        random.Shuffle(order);
        return data.Schema.Split switch
        {
            SplitRule.AtRandom => (order[count..], order[..count]),
            SplitRule.ByClass => ByClass(data, order, count),
            SplitRule.EqualRowsTogether => ByGroup(order, EqualRows.GroupOf(data), count, random),
            _ => throw new ArgumentOutOfRangeException(nameof(data), data.Schema.Split, "Not a split rule."),
        };
    }

    private static (int[] Kept, int[] Drawn) ByClass(Dataset data, int[] order, int count)
    {
        int[] left = Quotas([.. Enumerable.Range(0, data.ClassCount).Select(label => data.Labels.Count(each => each == label))], count);
        return Part(order, sample => left[data.Labels[sample]]-- > 0);
    }

    /// <summary>Shares a number out in proportion to sizes, the largest remainders first.</summary>
    private static int[] Quotas(int[] sizes, int count)
    {
        long total = sizes.Sum();
        int[] quotas = [.. sizes.Select(size => (int)((long)size * count / total))];
        int[] byRemainder = [.. Enumerable.Range(0, sizes.Length).OrderByDescending(i => (long)sizes[i] * count % total).ThenBy(i => i)];
        foreach (int i in byRemainder.Take(count - quotas.Sum()))
        {
            quotas[i]++;
        }

        return quotas;
    }

    private static (int[] Kept, int[] Drawn) ByGroup(int[] order, int[] groups, int count, SeededRandom random)
    {
        int[] sizes = new int[groups.Max() + 1];
        foreach (int group in groups)
        {
            sizes[group]++;
        }

        int[] groupOrder = [.. Enumerable.Range(0, sizes.Length)];
        random.Shuffle(groupOrder);
        bool[] drawn = new bool[sizes.Length];
        int left = count;
        foreach (int group in groupOrder)
        {
            // A group too large for what is left is passed over; single rows fill the rest.
            if (sizes[group] <= left)
            {
                drawn[group] = true;
                left -= sizes[group];
            }
        }

        return left < count
            ? Part(order, sample => drawn[groups[sample]])
            : throw new ArgumentException($"Every row is repeated more than {count} times; expected equal rows that fit into {count} samples.", nameof(count));
    }

    private static (int[] Kept, int[] Drawn) Part(int[] order, Predicate<int> isDrawn)
    {
        ILookup<bool, int> parts = order.ToLookup(sample => isDrawn(sample));
        return ([.. parts[false]], [.. parts[true]]);
    }
}
