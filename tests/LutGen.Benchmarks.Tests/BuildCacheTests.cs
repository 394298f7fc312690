using LutGen.Benchmarks.Peers.Native;

namespace LutGen.Benchmarks.Tests;

public sealed class BuildCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _built;

    [Fact]
    public void A_build_is_made_once_and_keeps_what_it_took()
    {
        Build first = Get(Cache(), "a");
        Assert.False(first.Cached);
        Build again = Get(Cache(), "a");
        Assert.Equal(first with { Cached = true }, again);
        Assert.Equal("result", File.ReadAllText(again.File));
        Assert.Equal(1, _built);
    }

    [Fact]
    public void Another_input_or_a_fresh_run_builds_again()
    {
        Get(Cache(), "a");
        Get(Cache(), "b");
        Assert.Equal(2, _built);
        BuildCache fresh = Cache(fresh: true);
        Assert.False(Get(fresh, "a").Cached);
        Get(fresh, "a");
        Assert.Equal(3, _built);
    }

    [Fact]
    public void A_build_that_failed_is_not_kept()
    {
        Assert.Throws<BenchmarkException>(() => Cache().Get("x", ["a"], "out", _ => new ProcessRun(1, 1, "no", ExitCode: 1)));
        Get(Cache(), "a");
        Assert.Equal(1, _built);
    }

    public void Dispose() => _folder.Dispose();

    private BuildCache Cache(bool fresh = false) => new(_folder.Root, fresh, _ => { });

    private Build Get(BuildCache cache, string input) => cache.Get("x", [input], "out", folder =>
    {
        _built++;
        File.WriteAllText(Path.Combine(folder, "out"), "result");
        return new ProcessRun(Seconds: 1.5, Megabytes: 20, Output: "", ExitCode: 0);
    });
}
