using LutGen.Encoders;
using LutGen.Exchange.Verification;

namespace LutGen.Exchange.Tests.Verification;

public sealed class QuantizerStepsTests
{
    [Theory]
    [InlineData(1, 0.3f, 0)]
    [InlineData(4, 1, 0)]
    [InlineData(5, 0.1f, 7)]
    [InlineData(3, 1e-30f, 4)]
    [InlineData(4, 3e37f, 8)]
    [InlineData(6, 7.7f, -1000)]
    public void A_code_is_reached_just_above_its_threshold(int bits, float scale, int zero)
    {
        var quantizer = new Quantizer(bits, scale, zero);
        float[] steps = QuantizerSteps.Of(quantizer);

        Assert.Equal((1 << bits) - 1, steps.Length);
        for (int code = 1; code <= steps.Length; code++)
        {
            Assert.True(quantizer.Encode(steps[code - 1]) < code);
            Assert.True(quantizer.Encode(MathF.BitIncrement(steps[code - 1])) >= code);
        }
    }
}
