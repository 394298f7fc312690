namespace LutGen.Training.Data;

/// <summary>Finds the samples of a data set whose features are all the same.</summary>
internal static class EqualRows
{
    /// <summary>The group of each sample: numbers from 0 in the order of first appearance, the same for equal rows.</summary>
    public static int[] GroupOf(Dataset data)
    {
        Dictionary<int, int> groups = new(new RowComparer(data));
        int[] groupOf = new int[data.Count];
        for (int sample = 0; sample < groupOf.Length; sample++)
        {
            groups.TryAdd(sample, groups.Count);
            groupOf[sample] = groups[sample];
        }

        return groupOf;
    }

    private sealed class RowComparer(Dataset data) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => data.RowBytes(x).SequenceEqual(data.RowBytes(y));

        public int GetHashCode(int sample)
        {
            HashCode hash = new();
            hash.AddBytes(data.RowBytes(sample));
            return hash.ToHashCode();
        }
    }
}
