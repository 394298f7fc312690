using LutGen.Tool.Training;

namespace LutGen.Tool.Tests;

public class SeedListTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("1-3", 1, 2, 3)]
    [InlineData("1,2,5", 1, 2, 5)]
    [InlineData("9,1-2", 9, 1, 2)]
    [InlineData("4-4", 4)]
    public void Lists_and_ranges_keep_their_order(string text, params int[] expected)
    {
        Assert.True(SeedList.TryParse(text, out IReadOnlyList<ulong> seeds));
        Assert.Equal(expected.Select(seed => (ulong)seed), seeds);
    }

    [Fact]
    public void The_last_of_all_seeds_ends_a_range()
    {
        Assert.True(SeedList.TryParse("18446744073709551614-18446744073709551615", out IReadOnlyList<ulong> seeds));
        Assert.Equal([ulong.MaxValue - 1, ulong.MaxValue], seeds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,")]
    [InlineData("3-1")]
    [InlineData("-1")]
    [InlineData("1-2-3")]
    [InlineData("1,1")]
    [InlineData("1-3,2")]
    [InlineData("one")]
    [InlineData("1 2")]
    [InlineData("1-1000000000000")]
    [InlineData("0-18446744073709551615")]
    public void What_is_no_list_is_refused(string text) => Assert.False(SeedList.TryParse(text, out _));
}
