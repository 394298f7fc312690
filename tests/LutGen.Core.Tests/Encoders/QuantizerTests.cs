using LutGen.Encoders;

namespace LutGen.Core.Tests.Encoders;

public sealed class QuantizerTests
{
    [Theory]
    [InlineData(0.5f, 0)] // ties to even
    [InlineData(1.5f, 2)]
    [InlineData(2.5f, 2)]
    [InlineData(3.5f, 4)]
    [InlineData(2.4999f, 2)]
    [InlineData(2.5001f, 3)]
    [InlineData(-0.5f, 0)]
    [InlineData(-3f, 0)]
    [InlineData(7.4f, 7)]
    [InlineData(7.6f, 7)]
    [InlineData(1e30f, 7)]
    [InlineData(-1e30f, 0)]
    [InlineData(float.PositiveInfinity, 7)]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(float.NaN, 0)]
    public void An_unsigned_code_is_rounded_to_even_and_clamped(float value, int code)
    {
        Assert.Equal(code, new Quantizer(3, 1, 0).Encode(value));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(-0.25f, 4)] // -0.5 steps, to even
    [InlineData(-0.75f, 2)] // -1.5 steps, to even
    [InlineData(0.75f, 6)]
    [InlineData(-2f, 0)]
    [InlineData(-2.2f, 0)]
    [InlineData(1.5f, 7)]
    [InlineData(9f, 7)]
    public void A_signed_code_is_offset_by_its_zero_after_rounding(float value, int code)
    {
        Assert.Equal(code, new Quantizer(3, 0.5f, 4).Encode(value));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 65535)]
    public void The_largest_code_fills_the_width(int bits, int largest)
    {
        Assert.Equal(largest, new Quantizer(bits, 1, 0).Encode(1e9f));
        Assert.Equal(largest - 1, new Quantizer(bits, 1, 0).Encode(largest - 1));
    }

    [Fact]
    public void A_zero_outside_the_codes_shifts_the_range()
    {
        Assert.Equal(3, new Quantizer(4, 1, -10).Encode(13));
        Assert.Equal(0, new Quantizer(4, 1, -10).Encode(9));
        Assert.Equal(15, new Quantizer(4, 1, 20).Encode(-1));
        Assert.Equal(5, new Quantizer(4, 1, 20).Encode(-15));
    }

    [Fact]
    public void Quantisers_given_once_or_for_each_feature_are_the_same_encoder()
    {
        var quantizer = new Quantizer(2, 0.25f, 1);
        var shared = new QuantizerEncoder(3, quantizer);
        var listed = new QuantizerEncoder([quantizer, quantizer, quantizer]);

        Assert.Equal(LutGen.Formats.LutnetWriter.ToText(shared), LutGen.Formats.LutnetWriter.ToText(listed));
        Assert.Equal([2, 2, 2], shared.Widths);
        Assert.Equal(shared.Quantizers, listed.Quantizers);
    }

    [Fact]
    public void Each_feature_has_a_code_of_its_own_width()
    {
        var encoder = new QuantizerEncoder([new Quantizer(1, 1, 0), new Quantizer(4, 2, 8)]);
        var codes = new int[2];
        encoder.Encode([5, -6], codes);

        Assert.Equal([1, 5], codes);
        Assert.Equal([1, 4], encoder.Widths);
    }
}
