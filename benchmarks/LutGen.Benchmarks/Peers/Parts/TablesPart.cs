using LutGen.Benchmarks.Peers.Consumer;
using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Native;
using LutGen.Benchmarks.Peers.Networks;
using LutGen.Benchmarks.Peers.Reports;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>An L-LUT network, rows of codes in, classes out: many rows in one call, and one row a call.</summary>
internal sealed unsafe class TablesPart : Part
{
    private const int BatchRows = 4_096;
    private const int SingleRows = 1_024;
    private const string CName = "C, a table a neuron";

    public override string Name => "llut";

    public override Action Prepare(Workbench bench, PeersReport report)
    {
        LutNetwork network = JetNetwork.Create();
        var samples = Samples.Random(network.Encoder, BatchRows, below: 1 << JetNetwork.Bits);
        CompiledModel model = bench.Model(network, ConsumerSource.Default);
        var batch = new int[BatchRows];
        var single = new int[SingleRows];
        void PredictBatch() => model.PredictBatch(samples.Rows.Span, batch);
        void PredictEach() => model.PredictEach(samples.Rows.Span[..(SingleRows * JetNetwork.Features)], single);

        PredictBatch();
        PredictEach();
        Agreement.RequireDefinition(network, samples, batch);
        Agreement.Require<int>("classes of a batch and of single rows", batch.AsSpan(0, SingleRows), single);
        var batches = new List<Contestant> { new("LutGen", BatchRows, PredictBatch) };
        var singles = new List<Contestant> { new("LutGen", SingleRows, PredictEach) };
        if (bench.TableProgram(network) is { } library)
        {
            var classes = new Block<int>(BatchRows);
            void ClassifyAll() => library.ClassifyAll(samples.Rows.First, classes.First, BatchRows);
            void ClassifyEach() => library.ClassifyEach(samples.Rows.First, JetNetwork.Features, classes.Span[..SingleRows]);

            ClassifyAll();
            Agreement.Require<int>("classes of LutGen and of C's tables", classes.Span, batch);
            ClassifyEach();
            Agreement.Require<int>("classes of LutGen and of C's tables, row by row", classes.Span[..SingleRows], single);
            batches.Add(new Contestant(CName, BatchRows, ClassifyAll));
            singles.Add(new Contestant(CName, SingleRows, ClassifyEach));
        }

        return () =>
        {
            report.AddComparison("L-LUTs, batch of rows to classes", bench.Rounds.Measure(batches), [FigureNames.TablesBatchToGcc]);
            report.AddComparison("L-LUTs, one sample, row to class", bench.Rounds.Measure(singles), [FigureNames.TablesSingleToGcc]);
        };
    }
}
