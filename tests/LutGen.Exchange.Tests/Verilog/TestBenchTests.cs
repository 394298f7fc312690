using LutGen.Encoders;
using LutGen.Exchange.Verilog;
using LutGen.Heads;
using LutGen.Networks;

namespace LutGen.Exchange.Tests.Verilog;

public sealed class TestBenchTests
{
    [Fact]
    public void A_bench_has_as_many_samples_as_its_file_holds_and_more_are_refused()
    {
        LutNetwork wide = new NetworkBuilder("wide", new RawBitsEncoder(300_000)).Build(new BitsHead([0]));
        var export = new VerilogExport(wide, new VerilogOptions());

        // 300,000 features, a bit and no class are 75,001 digits.
        Assert.Equal((1 << 26) / 75_001, export.MostSamples);
        Assert.Throws<ArgumentOutOfRangeException>(() => export.TestBench(new float[export.MostSamples + 1][]));
    }
}
