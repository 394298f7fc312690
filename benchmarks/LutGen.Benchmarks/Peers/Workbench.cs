using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Benchmarks.Peers.Networks;
using LutGen.Exchange.C;
using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers;

/// <summary>Builds what parts measure, each once: C libraries, where there is a C compiler, and compiled models.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="cache">Where builds are kept.</param>
/// <param name="gcc">The C compiler, or null.</param>
/// <param name="compiler">The C# compiler.</param>
internal sealed class Workbench(PeersOptions options, BuildCache cache, Gcc? gcc, CSharpCompiler compiler)
{
    private const int QuickWidth = 400;
    private const int LargeGates = 1_000_000;
    private const int QuickLargeGates = 40_000;

    private readonly Dictionary<string, object> _loaded = [];
    private LutNetwork? _reference;
    private LutNetwork? _large;

    /// <summary>What was asked for.</summary>
    public PeersOptions Options { get; } = options;

    /// <summary>Times contestants.</summary>
    public InterleavedRounds Rounds { get; } = new(options.Rounds);

    /// <summary>The network that most is compared on.</summary>
    public LutNetwork Reference => _reference ??= ReferenceNetwork.Create(Options.Quick ? QuickWidth : ReferenceNetwork.Width);

    /// <summary>The network that is too large to be written out.</summary>
    public LutNetwork Large => _large ??= LargeNetwork.Create(Options.Quick ? QuickLargeGates : LargeGates);

    /// <summary>The peers' program around a network, or null without a C compiler.</summary>
    public GateLibrary? PeersProgram(LutNetwork network)
    {
        var gates = new GateNetwork(network);
        return Load(Compile($"{network.Name}-64", PeersSource.Emit(gates, WordType.Word64), Gcc.NetworkOptions), build => new GateLibrary(build, gates));
    }

    /// <summary>A network on the C compiler's vectors, or null without a C compiler.</summary>
    public GateLibrary? VectorProgram(LutNetwork network)
    {
        var gates = new GateNetwork(network);
        return Load(Compile($"{network.Name}-512", GateSource.Emit(gates, WordType.Vector512), Gcc.NetworkOptions), build => new GateLibrary(build, gates));
    }

    /// <summary>An L-LUT network as tables in C, or null without a C compiler.</summary>
    public TableLibrary? TableProgram(LutNetwork network) =>
        Load(Compile($"{network.Name}-tables", TableSource.Emit(network), Gcc.TableOptions), build => new TableLibrary(build));

    /// <summary>A network compiled by LutGen.</summary>
    public CompiledModel Model(LutNetwork network, ConsumerSource source) => Load(ModelBuild(network, source), build => new CompiledModel(build))!;

    /// <summary>What compiling a network by LutGen takes.</summary>
    public Build ModelBuild(LutNetwork network, ConsumerSource source) => compiler.Compile(cache, $"{network.Name}-{source.Name}", source, LutnetWriter.ToText(network));

    private Build? Compile(string name, string source, IReadOnlyList<string> options) => gcc?.Compile(cache, name, source, options);

    private T? Load<T>(Build? build, Func<Build, T> load)
        where T : class
    {
        if (build is null)
        {
            return null;
        }

        if (!_loaded.TryGetValue(build.File, out object? loaded))
        {
            _loaded[build.File] = loaded = load(build);
        }

        return (T)loaded;
    }
}
