using System.Text;
using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Core.Tests.Formats;

/// <summary>Files of a few lines that announce millions: what is legal costs what its text costs, the rest is refused.</summary>
public sealed class AbsurdFileTests
{
    private const long MostBytes = 64L << 20;

    [Theory]
    [InlineData("encoder bits features=16777216\nhead bits 16777215\n", 16777216)]
    [InlineData("encoder threshold features=16777216 rows=1\n1.5\nhead argmax 0\n", 16777216)]
    [InlineData("encoder thermometer features=4194304 rows=1\n4 1 2 3 4\nhead argmax 0 16777215\n", 16777216)]
    [InlineData("encoder quantizer features=16777216 rows=1\n8 1 0\nhead argmax 0\n", 16777216)]
    [InlineData("encoder bits features=8388608\nlayer pool kind=or from=0 channels=2 height=2048 width=2048 rows=1 columns=1 stride=1 padding=0\nhead bits 1\n", 16777216)]
    [InlineData("encoder bits features=4194304\nhead bits 0..4194303\n", 4194304)]
    [InlineData("encoder bits features=4194304\nhead groupsum tau=1 groups=1\n0 0..4194303\n", 4194304)]
    public void A_short_file_that_defines_millions_of_signals_costs_little(string sections, int signals) => AssertFrugal(sections, signals, null);

    [Theory]
    [InlineData("encoder bits features=16777217\n", NetworkRule.Malformed)]
    [InlineData("encoder thermometer features=16777216 rows=1\n2 1 2\n", NetworkRule.LimitExceeded)]
    [InlineData("encoder threshold features=16777216 rows=16777216\n1\n", NetworkRule.Malformed)]
    [InlineData("encoder bits features=2\nlayer lut neurons=16000000 bits=1\n6 0 1\n", NetworkRule.Malformed)]
    [InlineData("encoder bits features=2\nlayer mac neurons=16000000 bits=1 chunk=8 dropped=0 tables=16000000\n", NetworkRule.Malformed)]
    [InlineData("encoder bits features=2\nlayer lut neurons=1 bits=16\n6 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n", NetworkRule.TableLength)]
    [InlineData("encoder bits features=16777216\nlayer pool kind=or from=0 channels=1 height=4096 width=4096 rows=1 columns=1 stride=1 padding=0\n", NetworkRule.LimitExceeded)]
    [InlineData("encoder bits features=16777216\nlayer pool kind=or from=0 channels=4096 height=4096 width=4096 rows=1 columns=1 stride=1 padding=0\n", NetworkRule.Malformed)]
    [InlineData("encoder bits features=2\nlayer pool kind=or from=0 channels=1 height=1 width=2 rows=1 columns=16777216 stride=1 padding=16777215\n", NetworkRule.LimitExceeded)]
    [InlineData("encoder bits features=2\nlayer conv from=0 channels=2 height=1 width=1 rows=16777216 columns=16777216 stride=16777216 padding=16777215 layers=0\n", NetworkRule.LimitExceeded)]
    [InlineData("encoder bits features=16777216\nhead bits 0..16777215\n", NetworkRule.LimitExceeded)]
    [InlineData("encoder bits features=4194304\nhead groupsum tau=1 groups=3\n0 0..4194303\n0 0..4194303\n0 0..4194303\n", NetworkRule.LimitExceeded, 4194304)]
    [InlineData("encoder bits features=4194304\nlayer conv from=0 channels=1 height=1 width=4194304 rows=1 columns=4194304 stride=1 padding=0 layers=0\noutputs 0..4194303\nhead bits 0..1\n", NetworkRule.LimitExceeded, 8388608)]
    [InlineData("encoder bits features=1000000\nlayer pool kind=or from=0 channels=1 height=1000 width=1000 rows=500 columns=500 stride=1 padding=0\nhead bits 1000000\n", NetworkRule.LimitExceeded, 1251001)]
    [InlineData("encoder bits features=16\nlayer conv from=0 channels=1 height=4 width=4 rows=1 columns=2048 stride=1 padding=2000 layers=0\noutputs 7\nhead bits 0\n", NetworkRule.LimitExceeded, 7835844)]
    public void A_short_file_that_announces_too_much_is_refused_at_little_cost(string sections, NetworkRule rule, int signals = NetworkLimits.Signals) => AssertFrugal(sections, signals, rule);

    [Fact]
    public void Thousands_of_windows_over_a_grid_of_millions_are_refused_at_little_cost()
    {
        var text = new StringBuilder("encoder bits features=8388608\n");
        for (int i = 0; i < 4000; i++)
        {
            text.Append("layer pool kind=max from=0 channels=1 height=2048 width=4096 rows=2048 columns=4096 stride=1 padding=0\n");
            text.Append("layer conv from=0 channels=1 height=2048 width=4096 rows=2048 columns=4096 stride=1 padding=0 layers=0\noutputs 1\n");
        }

        AssertFrugal(text.Append("head bits 8396607\n").ToString(), 8388608 + 8000, NetworkRule.LimitExceeded);
    }

    private static void AssertFrugal(string sections, int signals, NetworkRule? rule)
    {
        string text = $"lutnet 1\nname absurd\nsignals {signals}\n{sections}end\n";
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        long before = GC.GetAllocatedBytesForCurrentThread();
        LutnetException? refusal = null;
        try
        {
            Assert.Equal(signals, LutnetReader.Read(text, guard.Token).SignalCount);
        }
        catch (LutnetException thrown)
        {
            refusal = thrown;
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((rule, refusal?.Message), (refusal?.Rule, refusal?.Message));
        Assert.True(bytes < MostBytes, $"{bytes} bytes");
    }
}
