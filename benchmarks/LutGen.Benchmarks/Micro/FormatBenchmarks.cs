using BenchmarkDotNet.Attributes;
using LutGen.Circuits;
using LutGen.Formats;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Benchmarks.Micro;

/// <summary>Reading model files and lowering networks: what a build pays before it emits.</summary>
[MemoryDiagnoser]
public class FormatBenchmarks
{
    private string _text = string.Empty;
    private LutNetwork _network = null!;

    /// <summary>Gates in a layer; six layers.</summary>
    [Params(8_000, 166_670)]
    public int Width { get; set; }

    /// <summary>Makes a random network of two-input gates.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _network = RandomNetworks.GateLayers(1, features: 784, layers: 6, Width, classes: 10);
        _text = LutnetWriter.ToText(_network);
    }

    /// <summary>Text to network.</summary>
    [Benchmark]
    public LutNetwork Read() => LutnetReader.Read(_text);

    /// <summary>Network to text.</summary>
    [Benchmark]
    public string Write() => LutnetWriter.ToText(_network);

    /// <summary>Network to circuit: folding, hashing, dead gates, cells of three inputs.</summary>
    [Benchmark]
    public Circuit? Lower() => CircuitLowering.Lower(_network, int.MaxValue / 512);
}
