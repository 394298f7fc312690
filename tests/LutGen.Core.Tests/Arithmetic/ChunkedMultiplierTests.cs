using LutGen.Arithmetic;

namespace LutGen.Core.Tests.Arithmetic;

public sealed class ChunkedMultiplierTests
{
    public static TheoryData<int> ChunkSizes => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(ChunkSizes))]
    public void Every_8_bit_activation_times_every_9_bit_weight_is_the_integer_product_whatever_the_signs_and_the_storage(int chunkBits)
    {
        foreach ((bool activationSigned, bool weightSigned) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            MultiplierFormat format = new(new IntegerFormat(8, activationSigned), new IntegerFormat(9, weightSigned), chunkBits);
            ChunkedMultiplier multiplier = new(format);
            foreach (int weight in format.Weight.Values)
            {
                MultipleTable plain = new(format, weight, ProductStorage.Plain), odd = new(format, weight, ProductStorage.OddMultiples);
                foreach (int activation in format.Activation.Values)
                {
                    long product = activation * weight;
                    if (multiplier.Multiply(activation, plain) != product || multiplier.Multiply(activation, odd) != product)
                    {
                        Assert.Fail($"{activation} * {weight}, {format}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Operands_of_all_widths_multiply_exactly_at_their_ends_and_at_random_between()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 3000; trial++)
        {
            MultiplierFormat format = new(
                new IntegerFormat(random.Next(1, 17), random.Next(2) == 0), new IntegerFormat(random.Next(1, 17), random.Next(2) == 0), random.Next(1, 9));
            ChunkedMultiplier multiplier = new(format);
            int[] weights = [format.Weight.Smallest, format.Weight.Largest, random.Next(format.Weight.Smallest, format.Weight.Largest + 1)];
            int[] activations = [format.Activation.Smallest, format.Activation.Largest, random.Next(format.Activation.Smallest, format.Activation.Largest + 1)];
            foreach (int weight in weights)
            {
                MultipleTable table = new(format, weight, (ProductStorage)(trial % 2));
                Assert.All(activations, activation => Assert.Equal((long)activation * weight, multiplier.Multiply(activation, table)));
            }
        }
    }

    [Fact]
    public void Optimised_storage_holds_the_odd_multiples_alone()
    {
        MultiplierFormat unsigned = new(new IntegerFormat(8, false), new IntegerFormat(9, true), 3);
        Assert.Equal([1, 3, 5, 7], new MultipleTable(unsigned, -200, ProductStorage.OddMultiples).Multiples);
        Assert.Equal([-200, -600, -1000, -1400], new MultipleTable(unsigned, -200, ProductStorage.OddMultiples).Words);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], new MultipleTable(unsigned, 5, ProductStorage.Plain).Multiples);

        // The top chunk of a signed activation of 8 bits has two of the three bits.
        MultiplierFormat signed = new(new IntegerFormat(8, true), new IntegerFormat(9, true), 3);
        Assert.Equal([-1, 1, 3, 5, 7], new MultipleTable(signed, 5, ProductStorage.OddMultiples).Multiples);
    }

    [Fact]
    public void Chunks_with_their_weights_add_up_to_the_activation()
    {
        foreach (bool isSigned in new[] { false, true })
        {
            foreach (int chunkBits in Enumerable.Range(1, 8))
            {
                MultiplierFormat format = new(new IntegerFormat(11, isSigned), new IntegerFormat(4, true), chunkBits);
                Assert.All(format.Activation.Values, a => Assert.Equal(a, Enumerable.Range(0, format.Chunks).Sum(i => format.ChunkOf(a, i) * (1 << (i * chunkBits)))));
            }
        }
    }

    [Fact]
    public void The_largest_product_is_that_of_all_pairs()
    {
        foreach ((bool a, bool w) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            MultiplierFormat format = new(new IntegerFormat(4, a), new IntegerFormat(5, w), 2);
            Assert.Equal(format.Activation.Values.SelectMany(x => format.Weight.Values.Select(y => Math.Abs(x * y))).Max(), format.LargestProduct);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void Widths_beyond_16_bits_are_refused(int bits) => Assert.Contains("expected 1 to 16", Assert.Throws<ArgumentOutOfRangeException>(() => new IntegerFormat(bits, false)).Message, StringComparison.Ordinal);

    [Fact]
    public void Operands_and_chunks_out_of_range_are_refused_with_what_was_expected()
    {
        MultiplierFormat format = MultiplierFormat.Default;
        Assert.Contains("expected 1 to 8", Assert.Throws<ArgumentOutOfRangeException>(() => new MultiplierFormat(format.Activation, format.Weight, 9)).Message, StringComparison.Ordinal);
        Assert.Contains("expected -256 to 255", Assert.Throws<ArgumentOutOfRangeException>(() => new MultipleTable(format, 256, ProductStorage.Plain)).Message, StringComparison.Ordinal);
        MultipleTable table = new(format, 3, ProductStorage.Plain);
        Assert.Contains("expected 0 to 255", Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkedMultiplier(format).Multiply(-1, table)).Message, StringComparison.Ordinal);
    }
}
