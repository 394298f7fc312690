using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Benchmarks.Peers.Reports;
using LutGen.Exchange.C;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>One sample at a time: LutGen from a row of bytes to a class; the C of 64 samples a word from packed words to sums, once a sample.</summary>
internal sealed unsafe class SinglePart : Part
{
    // Of different samples, yet few enough to stay in the cache.
    private const int Rows = 64;

    public override string Name => "single";

    public override Action Prepare(Workbench bench, PeersReport report)
    {
        LutNetwork network = bench.Reference;
        var samples = Samples.Random(network.Encoder, Samples.PlaneSamples);
        CompiledModel model = bench.Model(network, ConsumerSource.Default);
        int bytes = Rows * network.Encoder.FeatureCount;
        var classes = new int[Rows];
        void Predict() => model.PredictEach(samples.Rows.Span[..bytes], classes);

        Predict();
        Agreement.RequireDefinition(network, samples, classes);
        var contestants = new List<Contestant> { new("LutGen", Rows, Predict) };
        if (bench.PeersProgram(network) is { } library)
        {
            Block<ulong> planes = samples.Planes(words: 1);
            var sums = new Block<int>(64 * library.Network.Classes);
            void Sum() => library.EvaluateSums(planes.First, sums.First);

            Sum();
            Agreement.Require<int>("classes of single samples and of C", Agreement.ClassesOf(sums.Span, library.Network.Classes), classes);
            contestants.Add(new Contestant(WordType.Word64.Name, 1, Sum));
        }

        return () => report.AddComparison("one sample, row to class", bench.Rounds.Measure(contestants), [FigureNames.SingleToWords]);
    }
}
