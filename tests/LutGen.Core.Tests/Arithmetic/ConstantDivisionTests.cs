using LutGen.Arithmetic;

namespace LutGen.Core.Tests.Arithmetic;

public sealed class ConstantDivisionTests
{
    [Fact]
    public void Every_number_up_to_the_largest_is_divided_exactly()
    {
        foreach (int divisor in (int[])[1, 2, 3, 4, 5, 6, 7, 9, 16, 25, 49, 63, 64, 100, 1000])
        {
            var division = new ConstantDivision(divisor, 20_000);
            for (int number = 0; number <= 20_000; number++)
            {
                if (division.Apply(number) != number / divisor)
                {
                    Assert.Fail($"{number} / {divisor} gave {division.Apply(number)}");
                }
            }
        }
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MaxValue - 1)]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(1 << 30)]
    public void Numbers_around_multiples_of_the_divisor_are_divided_exactly_up_to_the_limit(int divisor)
    {
        var division = new ConstantDivision(divisor, int.MaxValue);
        for (long multiple = int.MaxValue / divisor; multiple > 0; multiple /= 3)
        {
            foreach (long number in (long[])[multiple * divisor - 1, multiple * divisor, Math.Min(int.MaxValue, multiple * divisor + divisor - 1)])
            {
                Assert.Equal(number / divisor, division.Apply(number));
            }
        }
    }

    [Fact]
    public void A_power_of_two_is_a_shift()
    {
        var division = new ConstantDivision(64, 1_000_000);

        Assert.Equal((1, 6), (division.Multiplier, division.Shift));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantDivision(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantDivision(5, -1));
    }
}
