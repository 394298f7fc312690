using LutGen.Arithmetic;
using LutGen.Macs;

namespace LutGen.Core.Tests.Macs;

public sealed class MacScaleTests
{
    [Fact]
    public void A_scale_requantises_as_the_definition_does()
    {
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++)
        {
            int bits = 1 + random.Next(16);
            int shift = random.Next(32);
            int multiplier = random.Next() >> random.Next(31);
            int zero = random.Next(-1 << bits, 1 << bits);
            int bound = random.Next() >> random.Next(31);
            if (MacScale.Of(bound, multiplier, shift, zero, bits) is { } scale)
            {
                int sum = random.Next(6) switch { 0 => bound, 1 => -bound, 2 => 0, _ => (int)((random.NextDouble() * 2 - 1) * bound) };
                long code = Math.Clamp(new Requantizer(multiplier, shift).Apply(sum) + zero, 0, (1L << bits) - 1);

                Assert.True(code == scale.Apply(sum), $"{sum} * {multiplier} >> {shift} + {zero} in {bits} bits: {scale.Apply(sum)}, expected {code}");
            }
        }
    }

    [Fact]
    public void There_is_none_where_32_bits_do_not_hold_what_is_clamped()
    {
        Assert.Null(MacScale.Of(int.MaxValue, 3, 1, 0, 8));
        Assert.Null(MacScale.Of(0, 1, 0, int.MinValue, 8));
        Assert.NotNull(MacScale.Of(int.MaxValue, int.MaxValue, 31, 0, 8));
    }
}
