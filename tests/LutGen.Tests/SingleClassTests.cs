using LutGen.Heads;

namespace LutGen.Tests;

/// <summary>The class of one sample from its numbers.</summary>
public sealed unsafe class SingleClassTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(16)]
    public void The_class_is_the_first_of_the_largest_numbers_whatever_lies_behind_the_last(int bits)
    {
        var random = new Random(bits);
        int* numbers = stackalloc int[64];
        for (int count = 2; count <= 40; count++)
        {
            HeadReadout readout = HeadReadout.Create(new ArgmaxHead([.. Enumerable.Range(0, count)]), [.. Enumerable.Repeat(bits, count)]);
            for (int trial = 0; trial < 200; trial++)
            {
                for (int i = 0; i < 64; i++)
                {
                    numbers[i] = i < count ? random.Next(trial % 2 == 0 ? 2 : 1 << bits) : random.Next(int.MinValue, int.MaxValue);
                }

                int[] own = new Span<int>(numbers, count).ToArray();
                Assert.Equal(Array.IndexOf(own, own.Max()), readout.Predict(numbers));
            }
        }
    }
}
