using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;
using LutGen.Tool.Charts;
using LutGen.Tool.Pages;

namespace LutGen.Tool.Tests;

public sealed class ReportFiguresTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Inputs_that_matter_are_those_whose_change_changes_an_entry(int seed)
    {
        var random = new Random(seed);
        var builder = new NetworkBuilder("tables", new QuantizerEncoder([.. Enumerable.Range(0, 8).Select(i => new Quantizer(1 + i % 3, 1, 0))]));
        LutLayer.Builder layer = builder.Luts(2);
        for (int neuron = 0; neuron < 30; neuron++)
        {
            // Tables that look at some of the address bits alone, of up to nine.
            int[] inputs = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => random.Next(8))];
            int bits = layer.AddressBitsFor(inputs), mask = random.Next(1 << bits);
            int[] codes = [.. Enumerable.Range(0, 1 << bits).Select(_ => random.Next(4))];
            layer.Add(inputs, TruthTable.FromFunction(bits, 2, address => codes[address & mask]));
        }

        LutLayer built = layer.Build();
        builder.Add(built);
        LutNetwork network = builder.Build(new BitsHead([built.FirstSignal]));
        var expected = Enumerable.Range(0, built.Count).GroupBy(neuron => (built.InputsOf(neuron).Count, Used(network, built.InputsOf(neuron), built.TableOf(neuron)))).ToDictionary(group => group.Key, group => group.LongCount());

        var tables = new TableStatistics(network);

        Assert.Equal(expected.OrderBy(each => each.Key), tables.Used.Select(each => KeyValuePair.Create((each.Key.Inputs, each.Key.Used), each.Value)));
        Assert.Equal(30, tables.Wide);
        Assert.Equal(
            Enumerable.Range(0, built.Count).Sum(neuron => OnesOf(built.TableOf(neuron))), tables.Ones.Sum(each => each.Key * each.Value), 1e-9);
        Assert.Equal(10, tables.Sample(12).Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_feature_that_nothing_reads_changes_no_score(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 4);
        long[] reads = FeatureReads.Of(network);
        float[] row = RandomNetworks.Rows(network, 1, 5);
        float[] changed = [.. row.Select((value, i) => reads[i] > 0 ? value : float.IsNaN(value) ? 1000 : value > 0 ? -1000 : 1000)];

        Assert.Equal(network.Encoder.FeatureCount, reads.Length);
        Assert.Equal(ScoresOf(network, row), ScoresOf(network, changed));
    }

    [Fact]
    public void Reads_of_a_convolution_are_those_of_its_kernel_at_every_place()
    {
        var builder = new NetworkBuilder("image", new ThresholdEncoder(9, 127));
        var kernel = new SignalScope(Enumerable.Repeat(1, 4));
        var gates = new LutLayer.Builder(kernel, 1);
        gates.Add([0, 1], TruthTable.Gate(1));
        Layer and = gates.Build();
        var layer = new ConvolutionLayer(builder.Scope, new SignalGrid(0, 1, 3, 3), new SlidingWindow(2, 2, 1, 0), new Subnetwork(kernel, 4, [and], [and.FirstSignal]));
        builder.Add(layer);
        LutNetwork network = builder.Build(new BitsHead([layer.FirstSignal, 8]));

        Assert.Equal([1, 2, 1, 1, 2, 1, 0, 0, 1], FeatureReads.Of(network));
        Assert.Equal(new FeatureShape(true, 1, 3, 3), FeatureShape.Of(network));
    }

    [Theory]
    [InlineData(784, true, 1, 28, 28)]
    [InlineData(3072, true, 3, 32, 32)]
    [InlineData(16, false, 1, 1, 16)]
    [InlineData(593, false, 1, 19, 32)]
    public void Features_are_an_image_where_their_number_tells(int features, bool isImage, int channels, int height, int width)
    {
        LutNetwork network = new NetworkBuilder("features", new RawBitsEncoder(features)).Build(new BitsHead([0]));
        Assert.Equal(new FeatureShape(isImage, channels, height, width), FeatureShape.Of(network));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 2)]
    [InlineData(-2, 2)]
    [InlineData(127, 8)]
    [InlineData(-128, 8)]
    [InlineData(128, 9)]
    public void A_weight_takes_the_bits_of_two_s_complement(int weight, int bits) => Assert.Equal(bits, WeightStatistics.BitsOf(weight));

    [Fact]
    public void A_histogram_counts_each_value_in_its_bin_and_those_beyond_in_the_last()
    {
        var histogram = Histogram.Of("x", "y", [(0, 1), (0.99, 2), (1, 4), (3.5, 8), (-1, 16), (9, 32)], 0, 1, 4);
        Assert.Equal([19, 4, 0, 40], histogram.Bins.Select(bin => bin.Count));
        Assert.Equal(3, histogram.Draw(0).Descendants(SvgPage.Namespace + "title").Count());
    }

    [Fact]
    public void Published_figures_come_with_the_tool_for_some_data_sets()
    {
        Assert.All(new[] { "mnist", "cifar10", "unsw-nb15", "hls4ml_lhc_jets_hlf" }, data => Assert.NotEmpty(Frontiers.PublishedFigures.OfData(data)));
        Assert.Empty(Frontiers.PublishedFigures.OfData("../mnist"));
    }

    private static int Used(LutNetwork network, SignalList inputs, TruthTable table)
    {
        int used = 0, shift = table.AddressBits;
        foreach (int input in inputs)
        {
            shift -= network.WidthOf(input);
            int mask = ((1 << network.WidthOf(input)) - 1) << shift;
            used += Enumerable.Range(0, table.Length).Any(address => table[address] != table[address & ~mask]) ? 1 : 0;
        }

        return used;
    }

    private static double OnesOf(TruthTable table) =>
        Enumerable.Range(0, table.Length).Sum(address => (table[address] & 1) + (table[address] >> 1)) / (2.0 * table.Length);

    private static float[] ScoresOf(LutNetwork network, float[] row)
    {
        var codes = new int[network.SignalCount];
        network.Encoder.Encode(row, codes);
        foreach (Layer layer in network.Layers)
        {
            layer.Evaluate(codes);
        }

        var scores = new float[network.Head.ScoreCount];
        network.Head.Scores(codes, scores);
        return scores;
    }
}
