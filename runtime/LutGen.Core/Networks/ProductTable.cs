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
        Entries = entries.ToArray();
        Dropped = dropped;
        if (Entries.Count is < 2 or > 256 || (Entries.Count & (Entries.Count - 1)) != 0)
        {
            throw new NetworkException(NetworkRule.TableLength, $"a product table has {Entries.Count} entries, expected 2^s with s = 1 to 8");
        }
    }

    /// <summary>The partial products by chunk value.</summary>
    public IReadOnlyList<int> Entries { get; }

    /// <summary>The constant that replaces the dropped low chunks.</summary>
    public int Dropped { get; }

    /// <summary>The exact table of a weight.</summary>
    /// <param name="weight">The signed weight.</param>
    /// <param name="chunkBits">s, 1 to 8.</param>
    public static ProductTable Exact(int weight, int chunkBits) => new(Enumerable.Range(0, 1 << chunkBits).Select(k => weight * k));
}
