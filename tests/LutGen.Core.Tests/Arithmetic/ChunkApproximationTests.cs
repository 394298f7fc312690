using LutGen.Arithmetic;

namespace LutGen.Core.Tests.Arithmetic;

public sealed class ChunkApproximationTests
{
    // In per mille of the largest product: what follows from 8-bit activations and 9-bit signed weights, all equally likely.
    [Theory]
    [InlineData(1, 0.98, 0.98, 0.98)]
    [InlineData(2, 2.94, 1.96, 1.96)]
    [InlineData(3, 6.86, 5.39, 3.92)]
    [InlineData(4, 14.71, 12.99, 7.84)]
    public void Dropping_low_bits_costs_the_mean_error_that_follows_from_the_definition(int bits, double zero, double one, double mean)
    {
        MultiplierFormat format = new(new IntegerFormat(8, false), new IntegerFormat(9, true), 1);
        double Share(ChunkSubstitute substitute) => 1000 * ProductError.Of(new ChunkedMultiplier(format, ChunkApproximation.LowChunks(bits, substitute))).MeanAbsoluteShare;

        Assert.Equal(zero, Share(ChunkSubstitute.Zero), 0.005);
        Assert.Equal(one, Share(ChunkSubstitute.One), 0.005);
        Assert.Equal(mean, Share(ChunkSubstitute.Mean), 0.005);
    }

    [Theory]
    [InlineData(ChunkSubstitute.Zero)]
    [InlineData(ChunkSubstitute.One)]
    [InlineData(ChunkSubstitute.Mean)]
    public void Four_chunks_of_one_bit_or_two_of_two_are_the_same_low_nibble(ChunkSubstitute substitute)
    {
        IntegerFormat activation = new(8, false), weight = new(9, true);
        ProductError bits = ProductError.Of(new ChunkedMultiplier(new MultiplierFormat(activation, weight, 1), ChunkApproximation.LowChunks(4, substitute)));
        ProductError pairs = ProductError.Of(new ChunkedMultiplier(new MultiplierFormat(activation, weight, 2), ChunkApproximation.LowChunks(2, substitute)));
        Assert.Equal(bits, pairs);
    }

    [Fact]
    public void An_approximate_product_is_that_of_the_activation_with_its_low_bits_replaced()
    {
        MultiplierFormat format = new(new IntegerFormat(7, true), new IntegerFormat(5, true), 2);
        foreach (int weight in format.Weight.Values)
        {
            MultipleTable table = new(format, weight, ProductStorage.OddMultiples);
            foreach (int activation in format.Activation.Values)
            {
                Assert.Equal((activation & ~3) * weight, Product(ChunkSubstitute.Zero));
                Assert.Equal((activation & ~3 | 1) * weight, Product(ChunkSubstitute.One));
                Assert.Equal((activation & ~3) * weight + (long)Math.Floor(1.5 * weight + 0.5), Product(ChunkSubstitute.Mean));

                long Product(ChunkSubstitute substitute) => new ChunkedMultiplier(format, ChunkApproximation.LowChunks(1, substitute)).Multiply(activation, table);
            }
        }
    }

    [Fact]
    public void Each_nibble_may_lose_its_low_half_on_its_own()
    {
        MultiplierFormat format = MultiplierFormat.Default;
        MultipleTable table = new(format, -7, ProductStorage.Plain);
        foreach (int activation in format.Activation.Values)
        {
            Assert.Equal(-7 * (activation & 0xCC), Product(ChunkSubstitute.Zero));
            Assert.Equal(-7 * (activation & 0xCC | 0x11), Product(ChunkSubstitute.One));
            Assert.Equal(-7 * (activation & 0xCC) + (long)Math.Floor(-7 * 1.5 * 17 + 0.5), Product(ChunkSubstitute.Mean));

            long Product(ChunkSubstitute substitute) => new ChunkedMultiplier(format, ChunkApproximation.LowHalvesOfNibbles(format, substitute)).Multiply(activation, table);
        }

        Assert.Equal(0b0011_0011, ChunkApproximation.LowHalvesOfNibbles(new MultiplierFormat(format.Activation, format.Weight, 1), ChunkSubstitute.Zero).Dropped);
    }

    [Fact]
    public void The_mean_leaves_next_to_no_bias_and_zero_is_off_by_the_mean_of_what_it_drops()
    {
        MultiplierFormat format = new(new IntegerFormat(8, false), new IntegerFormat(9, false), 2);
        ProductError zero = ProductError.Of(new ChunkedMultiplier(format, ChunkApproximation.LowChunks(1, ChunkSubstitute.Zero)));
        ProductError mean = ProductError.Of(new ChunkedMultiplier(format, ChunkApproximation.LowChunks(1, ChunkSubstitute.Mean)));

        Assert.Equal(-1.5 * 255.5, zero.Bias, 1e-9);
        Assert.Equal((3L * 511, 255L * 511), (zero.Worst, zero.LargestProduct));

        // Odd weights round a half up, which is all that is left.
        Assert.Equal(0.25, mean.Bias, 1e-9);
        Assert.Equal(new ProductError(0, 0, 0, 255 * 511), ProductError.Of(new ChunkedMultiplier(format)));
    }

    [Fact]
    public void What_would_leave_no_chunk_or_halve_no_nibble_is_refused()
    {
        MultiplierFormat format = MultiplierFormat.Default;
        Assert.Contains("at least one of the 4 chunks", Assert.Throws<ArgumentException>(() => new ChunkedMultiplier(format, ChunkApproximation.LowChunks(4, ChunkSubstitute.Zero))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ChunkApproximation.LowChunks(0, ChunkSubstitute.Zero));
        MultiplierFormat thirds = new(format.Activation, format.Weight, 3), seven = new(new IntegerFormat(7, false), format.Weight, 2);
        Assert.Contains("chunks of 3 bits", Assert.Throws<ArgumentException>(() => ChunkApproximation.LowHalvesOfNibbles(thirds, ChunkSubstitute.Zero)).Message, StringComparison.Ordinal);
        Assert.Contains("activations of 7", Assert.Throws<ArgumentException>(() => ChunkApproximation.LowHalvesOfNibbles(seven, ChunkSubstitute.Zero)).Message, StringComparison.Ordinal);
        Assert.Contains("at most 20", Assert.Throws<ArgumentException>(() => ProductError.Of(new ChunkedMultiplier(new MultiplierFormat(new IntegerFormat(16, false), format.Weight, 2)))).Message, StringComparison.Ordinal);
    }
}
