using LutGen.Networks;

namespace LutGen.Core.Tests.Macs;

public sealed class ProductFormTests
{
    [Fact]
    public void Exact_tables_and_those_without_some_bits_are_products()
    {
        foreach (int weight in (int[])[-255, -7, -1, 1, 2, 6, 255])
        {
            foreach (int mask in (int[])[1, 3, 8, 12, 14, 15])
            {
                foreach (int constant in (int[])[0, -9, 100])
                {
                    ProductForm form = ProductForm.Of(new ProductTable(Enumerable.Range(0, 16).Select(k => constant + weight * (k & mask))))!.Value;

                    for (int k = 0; k < 16; k++)
                    {
                        Assert.Equal(constant + weight * (k & mask), form.Constant + form.Weight * (k & form.Mask));
                    }
                }
            }
        }
    }

    [Fact]
    public void Equal_entries_are_a_constant() =>
        Assert.Equal(new ProductForm(0, 0, 5), ProductForm.Of(new ProductTable([5, 5, 5, 5])));

    [Theory]
    [InlineData(0, 1, 2, 4)]
    [InlineData(0, 2, 3, 5)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, 0, 0, 1)]
    public void Other_tables_are_not(params int[] entries) => Assert.Null(ProductForm.Of(new ProductTable(entries)));

    [Fact]
    public void Weights_beyond_32_bits_are_no_products() =>
        Assert.Null(ProductForm.Of(new ProductTable([int.MinValue, int.MaxValue])));
}
