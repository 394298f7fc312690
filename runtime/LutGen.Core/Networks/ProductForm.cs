namespace LutGen.Networks;

/// <summary>
/// A product table as a multiplication: entry k is Constant + Weight * (k &amp; Mask). Exact tables have that form, and so have those that
/// leave low bits of a chunk out (A-LUT-NA): multipliers of the machine do them in one instruction for many activations.
/// </summary>
/// <param name="Weight">What the chunk is multiplied with; 0 where all entries are equal.</param>
/// <param name="Mask">The bits of a chunk that count; 0 where all entries are equal.</param>
/// <param name="Constant">What every entry has, whatever the chunk.</param>
public readonly record struct ProductForm(int Weight, int Mask, int Constant)
{
    /// <summary>The form of a table; null when its entries are no such products.</summary>
    public static ProductForm? Of(ProductTable table)
    {
        IReadOnlyList<int> entries = table.Entries;
        long constant = entries[0];
        long weight = 0;
        int mask = 0;
        for (int bit = 1; bit < entries.Count; bit <<= 1)
        {
            long own = entries[bit] - constant;
            weight = weight == 0 && own % bit == 0 ? own / bit : weight;
            mask |= own == 0 ? 0 : bit;
        }

        bool isProduct = weight == (int)weight;
        for (int k = 0; k < entries.Count; k++)
        {
            isProduct = isProduct && entries[k] == constant + weight * (k & mask);
        }

        return isProduct ? new ProductForm((int)weight, mask, entries[0]) : null;
    }
}
