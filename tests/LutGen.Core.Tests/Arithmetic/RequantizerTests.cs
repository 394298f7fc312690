using System.Numerics;
using LutGen.Arithmetic;

namespace LutGen.Core.Tests.Arithmetic;

public sealed class RequantizerTests
{
    [Fact]
    public void Accumulators_are_scaled_and_rounded_half_up_exactly_over_the_whole_range()
    {
        var random = new Random(11);
        for (int trial = 0; trial < 5000; trial++)
        {
            Requantizer requantizer = new(trial % 5 == 0 ? int.MaxValue : random.Next(), random.Next(32));
            long[] accumulators = [int.MaxValue, -int.MaxValue, 0, random.Next(int.MinValue + 1, int.MaxValue), random.Next(-9, 10)];
            Assert.All(accumulators, accumulator => Assert.Equal(RoundedHalfUp(accumulator, requantizer), requantizer.Apply(accumulator)));
        }
    }

    [Theory]
    [InlineData(2, 1, 2, 1)] // 0.5
    [InlineData(-2, 1, 2, 0)] // -0.5
    [InlineData(-6, 1, 2, -1)] // -1.5
    [InlineData(-7, 1, 2, -2)] // -1.75
    [InlineData(7, 1, 0, 7)]
    public void Halves_go_up(long accumulator, int multiplier, int shift, long expected) => Assert.Equal(expected, new Requantizer(multiplier, shift).Apply(accumulator));

    [Theory]
    [InlineData(1.0, 1 << 30, 30)]
    [InlineData(0.5, 1 << 30, 31)]
    [InlineData(0.75, 3 << 29, 31)]
    [InlineData(2147483647.4, int.MaxValue, 0)]
    [InlineData(0.0000000001, 0, 31)]
    [InlineData(0.99999999999, 1 << 30, 30)]
    public void The_nearest_requantiser_uses_the_largest_shift_that_fits(double scale, int multiplier, int shift)
    {
        Requantizer nearest = Requantizer.Nearest(scale);
        Assert.Equal((multiplier, shift), (nearest.Multiplier, nearest.Shift));
    }

    [Fact]
    public void The_nearest_scale_is_off_by_half_a_step_of_its_shift_at_most()
    {
        var random = new Random(5);
        for (int trial = 0; trial < 2000; trial++)
        {
            double scale = Math.Pow(2, random.NextDouble() * 50 - 20);
            Requantizer nearest = Requantizer.Nearest(scale);
            Assert.InRange(Math.Abs(nearest.Multiplier / Math.Pow(2, nearest.Shift) - scale), 0, Math.Pow(2, -nearest.Shift - 1));
            Assert.True(nearest.Shift == 31 || nearest.Multiplier >= 1 << 30, $"{scale}");
        }
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Contains("expected 0 to 31", Assert.Throws<ArgumentOutOfRangeException>(() => new Requantizer(1, 32)).Message, StringComparison.Ordinal);
        Assert.Contains("expected 0 to 2147483647", Assert.Throws<ArgumentOutOfRangeException>(() => new Requantizer(-1, 0)).Message, StringComparison.Ordinal);
        Assert.All([0, -1, double.NaN, double.PositiveInfinity, 2147483647.5], scale => Assert.Throws<ArgumentOutOfRangeException>(() => Requantizer.Nearest(scale)));
    }

    // In numbers without a width: floor of the exact value and a half.
    private static BigInteger RoundedHalfUp(long accumulator, Requantizer requantizer)
    {
        BigInteger numerator = 2 * (BigInteger)accumulator * requantizer.Multiplier + BigInteger.Pow(2, requantizer.Shift), denominator = BigInteger.Pow(2, requantizer.Shift + 1);
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
