using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Benchmarks.Peers.Networks;
using LutGen.Evaluation;
using LutGen.Exchange.C;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Benchmarks.Tests;

public sealed unsafe class CSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BuildCache _cache;

    public CSourceTests() => _cache = new BuildCache(_folder.Root, fresh: false, _ => { });

    [ExternalToolFact("gcc")]
    public void The_peers_program_sums_as_the_definition_does()
    {
        LutNetwork network = ReferenceNetwork.Create(width: 50);
        var gates = new GateNetwork(network);
        var library = new GateLibrary(Compile(PeersSource.Emit(gates, WordType.Word64), Gcc.NetworkOptions), gates);
        var samples = Samples.Random(network.Encoder, Samples.PlaneSamples);
        var sums = new Block<int>(samples.Count * gates.Classes);
        library.Apply(samples.Bits.First, sums.First, samples.Count / 64);
        Assert.Equal(Sums(network, samples), sums.Span.ToArray());

        var blockSums = new Block<int>(64 * gates.Classes);
        library.EvaluateSums(samples.Planes(words: 1).First + 3 * gates.Inputs, blockSums.First);
        Assert.Equal(sums.Span.Slice(3 * 64 * gates.Classes, 64 * gates.Classes).ToArray(), blockSums.Span.ToArray());
    }

    [ExternalToolFact("gcc")]
    public void Vectors_give_the_outputs_of_words()
    {
        LutNetwork network = ReferenceNetwork.Create(width: 50);
        var gates = new GateNetwork(network);
        var words = new GateLibrary(Compile(PeersSource.Emit(gates, WordType.Word64), Gcc.NetworkOptions), gates);
        var vectors = new GateLibrary(Compile(GateSource.Emit(gates, WordType.Vector512), Gcc.NetworkOptions), gates);
        var samples = Samples.Random(network.Encoder, Samples.PlaneSamples);
        var wide = new Block<ulong>(8 * gates.Outputs.Count);
        vectors.Evaluate(samples.Planes(words: 8).First, wide.First);
        Block<ulong> planes = samples.Planes(words: 1);
        var narrow = new Block<ulong>(gates.Outputs.Count);
        for (int word = 0; word < 8; word++)
        {
            words.Evaluate(planes.First + word * gates.Inputs, narrow.First);
            Assert.Equal(Enumerable.Range(0, gates.Outputs.Count).Select(output => wide.Span[8 * output + word]), narrow.Span.ToArray());
        }
    }

    [ExternalToolFact("gcc")]
    public void Tables_classify_as_the_definition_does()
    {
        LutNetwork network = JetNetwork.Create();
        var library = new TableLibrary(Compile(TableSource.Emit(network), Gcc.TableOptions));
        var samples = Samples.Random(network.Encoder, Samples.PlaneSamples, below: 1 << JetNetwork.Bits);
        var evaluator = new NetworkEvaluator(network);
        int[] expected = [.. Enumerable.Range(0, samples.Count).Select(sample => evaluator.Predict(Row(samples, sample, JetNetwork.Features)))];
        var classes = new Block<int>(samples.Count);
        library.ClassifyAll(samples.Rows.First, classes.First, samples.Count);
        Assert.Equal(expected, classes.Span.ToArray());
        Assert.True(expected.Distinct().Count() > 1);

        classes.Span.Clear();
        library.ClassifyEach(samples.Rows.First, JetNetwork.Features, classes.Span);
        Assert.Equal(expected, classes.Span.ToArray());
    }

    [ExternalToolFact("gcc")]
    public void C_that_does_not_compile_is_reported_with_the_compilers_words()
    {
        var exception = Assert.Throws<BenchmarkException>(() => Compile("int f(void) { return missing; }", Gcc.NetworkOptions));
        Assert.Contains("missing", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Build Compile(string source, IReadOnlyList<string> options) => Gcc.Find("gcc")!.Compile(_cache, "test", source, options);

    private static int[] Sums(LutNetwork network, Samples samples)
    {
        var evaluator = new NetworkEvaluator(network);
        return [.. Enumerable.Range(0, samples.Count).SelectMany(sample => evaluator.Scores(Row(samples, sample, network.Encoder.FeatureCount)).Select(score => (int)score))];
    }

    private static float[] Row(Samples samples, int sample, int features) =>
        [.. samples.Rows.Span.Slice(sample * features, features).ToArray().Select(value => (float)value)];
}
