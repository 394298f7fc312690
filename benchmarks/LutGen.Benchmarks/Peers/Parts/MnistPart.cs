using LutGen.Benchmarks.Peers.Measurement;
using LutGen.Benchmarks.Peers.Reports;
using LutGen.Formats;
using LutGen.Networks;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>The whole path of a trained network on images.</summary>
internal sealed class MnistPart : Part
{
    private const string DefaultModel = "mnist-48k.lutnet";
    private const string QuickModel = "digits.lutnet";

    public override string Name => "mnist";

    public override Action Prepare(Workbench bench, PeersReport report)
    {
        string file = bench.Options.Model ?? Path.Combine(AppContext.BaseDirectory, bench.Options.Quick ? QuickModel : DefaultModel);
        LutNetwork network = ReadModel(file);
        var samples = new Samples(network.Encoder, Images.Of(network.Encoder.FeatureCount, WholePath.Rows, bench.Options.Data));
        IReadOnlyList<Contestant> contestants = WholePath.Prepare(bench, network, samples);
        string what = $"{network.Name}, {network.Layers.Sum(layer => (long)layer.Count):N0} gates, pixels to classes";
        return () => report.AddComparison(what, bench.Rounds.Measure(contestants), [FigureNames.MnistToWords]);
    }

    private static LutNetwork ReadModel(string file)
    {
        try
        {
            return LutnetReader.ReadFile(file);
        }
        catch (LutnetException exception)
        {
            throw new BenchmarkException($"{file}: {exception.Message}");
        }
    }
}
