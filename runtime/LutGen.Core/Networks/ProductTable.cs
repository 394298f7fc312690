namespace LutGen.Networks;

/// <summary>
/// Multiplication by one weight through lookups (LUT-NA, arXiv 2406.05282; LUNA-CIM, arXiv 2311.10581): the activation is cut
/// into chunks of s bits, each chunk looked up, the results shifted and added. Exact when entry k is weight * k.
/// </summary>
public sealed class ProductTable
{
    /// <summary>Creates a table.</summary>
    /// <param name="entries">2^s partial products, s = 1 to 8: entry k is what a chunk of value k contributes, before its shift.</param>
    /// <param name="dropped">What stands in for all dropped low chunks together (A-LUT-NA); 0 when none is dropped.</param>
    /// <exception cref="NetworkException">The number of entries is not a power of two from 2 to 256.</exception>
    public ProductTable(IEnumerable<int> entries, int dropped = 0)
    {
        int[] list = entries.ToArray();
        if (list.Length is < 2 or > 256 || (list.Length & (list.Length - 1)) != 0)
        {
            throw new NetworkException(NetworkRule.TableLength, $"a product table has {list.Length} entries, expected 2^s with s = 1 to 8");
        }

        Entries = list;
        Dropped = dropped;
        foreach (int entry in list)
        {
            LargestMagnitude = Math.Max(LargestMagnitude, Math.Abs((long)entry));
        }
    }

    /// <summary>The partial products by chunk value.</summary>
    public IReadOnlyList<int> Entries { get; }

    /// <summary>The constant that replaces the dropped low chunks.</summary>
    public int Dropped { get; }

    internal long LargestMagnitude { get; }

    /// <summary>The exact table of a weight.</summary>
    /// <param name="weight">The signed weight.</param>
    /// <param name="chunkBits">s, 1 to 8.</param>
    /// <exception cref="NetworkException">s is out of range, or an entry would not fit 32 bits.</exception>
    public static ProductTable Exact(int weight, int chunkBits)
    {
        if (chunkBits is < 1 or > 8)
        {
            throw new NetworkException(NetworkRule.TableLength, $"chunks of {chunkBits} bits, expected 1 to 8");
        }

        if (Math.Abs((long)weight) > LargestWeight(chunkBits))
        {
            throw new NetworkException(NetworkRule.Malformed, $"weight {weight} with chunks of {chunkBits} bits, expected at most {LargestWeight(chunkBits)} either way");
        }

        var entries = new int[1 << chunkBits];
        for (int k = 0; k < entries.Length; k++)
        {
            entries[k] = weight * k;
        }

        return new ProductTable(entries);
    }

    /// <summary>The largest weight whose partial products all fit 32 bits.</summary>
    internal static int LargestWeight(int chunkBits) => int.MaxValue / ((1 << chunkBits) - 1);
}
