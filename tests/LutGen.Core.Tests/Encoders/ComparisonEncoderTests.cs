using LutGen.Encoders;

namespace LutGen.Core.Tests.Encoders;

public sealed class ComparisonEncoderTests
{
    [Fact]
    public void A_bit_is_set_only_strictly_above_its_threshold()
    {
        var encoder = new ThresholdEncoder(5, 1.5f);

        Assert.Equal("00100", Encode(encoder, 1.5f, MathF.BitDecrement(1.5f), MathF.BitIncrement(1.5f), 0, -9));
    }

    [Fact]
    public void Nothing_compares_above_with_NaN_and_infinities_are_ends_of_the_line()
    {
        var encoder = new ThresholdEncoder(3, float.MaxValue);

        Assert.Equal("010", Encode(encoder, float.NaN, float.PositiveInfinity, float.NegativeInfinity));
        Assert.Equal("010", Encode(new ThresholdEncoder(3, float.MinValue), float.NaN, float.PositiveInfinity, float.NegativeInfinity));
    }

    [Fact]
    public void Each_feature_may_have_a_threshold_of_its_own()
    {
        Assert.Equal("0101", Encode(new ThresholdEncoder([1f, -1f, 1f, -1f]), 0, 0, 0, 0));
    }

    [Fact]
    public void A_raw_bit_is_a_value_above_one_half()
    {
        Assert.Equal("0010110", Encode(new RawBitsEncoder(7), 0, 0.5f, 1, -1, 2, 0.75f, float.NaN));
    }

    [Theory]
    [InlineData(2, 4, 4, "001000")]
    [InlineData(6, 5, 8, "111011")]
    [InlineData(3, 7, 5, "101110")]
    public void A_thermometer_sets_one_bit_for_each_threshold_passed_feature_by_feature(float a, float b, float c, string bits)
    {
        // Expectations published with torchlogix' own thermometer tests.
        Assert.Equal(bits, Encode(new ThermometerEncoder([[2f, 4f], [3f, 5f], [4f, 6f]]), a, b, c));
    }

    [Theory]
    [InlineData(2, 4, 4, "001010")]
    [InlineData(6, 5, 8, "111011")]
    [InlineData(3, 7, 5, "101110")]
    public void A_thermometer_may_have_the_same_thresholds_for_all_features(float a, float b, float c, string bits)
    {
        Assert.Equal(bits, Encode(new ThermometerEncoder(3, [8 / 3f, 16 / 3f]), a, b, c));
    }

    [Fact]
    public void Features_may_have_different_numbers_of_thresholds_or_none()
    {
        var encoder = new ThermometerEncoder([[0f, 1f, 2f], [], [5f], [7f, 7f]]);

        Assert.Equal(6, encoder.SignalCount);
        Assert.Equal([3, 0, 1, 2], Enumerable.Range(0, 4).Select(encoder.BitCountOf));
        Assert.Equal([0, 3, 3, 4], Enumerable.Range(0, 4).Select(encoder.FirstSignalOf));
        Assert.Equal([0f, 1f, 2f, 5f, 7f, 7f], Enumerable.Range(0, 6).Select(encoder.ThresholdOf));
        Assert.Equal("110111", Encode(encoder, 1.5f, 100, 6, 8));
    }

    [Fact]
    public void Thresholds_given_once_or_for_each_feature_are_the_same_encoder()
    {
        var shared = new ThermometerEncoder(3, [1f, 2f]);
        var listed = new ThermometerEncoder([[1f, 2f], [1f, 2f], [1f, 2f]]);

        Assert.Equal(6, shared.SignalCount);
        Assert.Equal(Formats(shared), Formats(listed));
        Assert.Equal(Enumerable.Range(0, 6).Select(shared.ThresholdOf), Enumerable.Range(0, 6).Select(listed.ThresholdOf));
        Assert.Equal(4, shared.FirstSignalOf(2));
        Assert.Equal(listed.FirstSignalOf(2), shared.FirstSignalOf(2));
    }

    private static string Formats(InputEncoder encoder) => LutGen.Formats.LutnetWriter.ToText(encoder);

    private static string Encode(InputEncoder encoder, params float[] features)
    {
        var codes = new int[encoder.SignalCount];
        encoder.Encode(features, codes);
        return string.Concat(codes);
    }
}
