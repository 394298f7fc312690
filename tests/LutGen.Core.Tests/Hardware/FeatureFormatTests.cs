using LutGen.Encoders;
using LutGen.Hardware;

namespace LutGen.Core.Tests.Hardware;

public sealed class FeatureFormatTests
{
    [Theory]
    [InlineData(new[] { 0.5f }, 1, 0, false)]
    [InlineData(new[] { 0.5f, 1.5f }, 2, 0, false)]
    [InlineData(new[] { 0.5f, 7f, 14.5f }, 4, 0, false)]
    [InlineData(new[] { 15f }, 5, 0, false)]
    [InlineData(new[] { 100f }, 8, 0, false)]
    [InlineData(new[] { 254f }, 8, 0, false)]
    [InlineData(new[] { 255f }, 9, 0, false)]
    [InlineData(new[] { -1f }, 1, 0, true)]
    [InlineData(new[] { -3.5f, 2f }, 3, 0, true)]
    [InlineData(new[] { 0.3f, 0.7f }, 16, -16, false)]
    [InlineData(new[] { -0.3f, 0.7f }, 16, -15, true)]
    [InlineData(new[] { 1000000f }, 16, 4, false)]
    public void The_thresholds_tell_what_a_feature_is(float[] thresholds, int bits, int exponent, bool isSigned) =>
        Assert.Equal(new FeatureFormat(0, bits, exponent, isSigned), Assert.Single(Of(null, thresholds)));

    [Fact]
    public void Whole_numbers_are_as_wide_as_the_widest_of_them_but_bits_are_bits()
    {
        IReadOnlyList<FeatureFormat> formats = Of(null, [3f], [0.5f], [200f], [0.1f]);
        Assert.Equal([8, 1, 8, 16], formats.Select(format => format.Bits));
    }

    [Fact]
    public void A_width_that_is_given_holds_for_all_but_bits()
    {
        Assert.Equal([12, 1, 12], Of(12, [3f], [0.5f], [0.1f]).Select(format => format.Bits));
        Assert.Equal(new FeatureFormat(0, 4, 5, false), Assert.Single(Of(4, [200f, 300f])));
        Assert.Equal(new FeatureFormat(0, 1, 8, false), Assert.Single(Of(1, [200f])));
    }

    [Fact]
    public void Features_that_nothing_reads_do_not_come_in()
    {
        var encoder = new ThermometerEncoder([[1f, 2f], [9f]]);
        Assert.Equal(0, Assert.Single(FeatureFormats.Of(encoder, [false, true, false], null)).Feature);
        Assert.Empty(FeatureFormats.Of(encoder, [false, false, false], null));
    }

    [Theory]
    [InlineData(float.NaN, 0)]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(-1f, 0)]
    [InlineData(0.3f, 4)]
    [InlineData(7f, 15)]
    [InlineData(float.PositiveInfinity, 15)]
    public void Values_are_rounded_down_and_saturate(float value, long number) =>
        Assert.Equal(number, new FeatureFormat(0, 4, -4, IsSigned: false).Encode(value));

    [Theory]
    [InlineData(new[] { float.MaxValue })]
    [InlineData(new[] { -float.MaxValue, float.MaxValue })]
    [InlineData(new[] { float.Epsilon })]
    [InlineData(new[] { -float.Epsilon, 0f })]
    [InlineData(new[] { 0f, 0f })]
    [InlineData(new[] { 0f, 0.3f })]
    public void Every_range_holds_its_thresholds(float[] thresholds)
    {
        foreach (int? bits in new int?[] { null, 2, 8, 32 })
        {
            FeatureFormat format = Assert.Single(Of(bits, thresholds));
            Assert.All(thresholds, t => Assert.True(format.Holds(t)));
        }
    }

    private static IReadOnlyList<FeatureFormat> Of(int? bits, params float[][] thresholds)
    {
        var encoder = new ThermometerEncoder(thresholds);
        return FeatureFormats.Of(encoder, Enumerable.Repeat(true, encoder.SignalCount).ToArray(), bits);
    }
}
