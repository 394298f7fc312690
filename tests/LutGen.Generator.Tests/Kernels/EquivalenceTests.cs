using LutGen.Circuits;
using LutGen.Encoders;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Heads;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Generator.Tests.Kernels;

/// <summary>Every kernel form at every width gives what the evaluator gives, to the bit.</summary>
public sealed class EquivalenceTests
{
    private const string Source = """
        using LutGen;
        namespace Consumer;
        /// <summary>A model.</summary>
        [LutModel("model.lutnet")]
        public partial class Model;
        """;

    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Batches_and_single_rows_equal_the_evaluator(string kind)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            LutNetwork network = RandomNetworks.Create(kind, seed);
            using LoadedConsumer consumer = Load(network);
            Check(network, consumer.Engine("Consumer.Model"), rowCount: 700, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_width_equals_the_evaluator(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 11);
        using LoadedConsumer consumer = Load(network);
        LutEngine engine = consumer.Engine("Consumer.Model");
        foreach (int width in new[] { 512, 256, 128, 64 })
        {
            BitKernel kernel = consumer.Kernel<BitKernel>("Consumer.Model", $"Bits{width}");
            Assert.Equal(width / 64, kernel.Words);
            var forced = new LutEngine(engine.Info, network.Encoder, network.Head, OutputWidths(network), kernel, consumer.Kernel<BitKernel>("Consumer.Model", "Bits64"), null);
            Check(network, forced, rowCount: 600, seed: width);
        }
    }

    [Theory]
    [InlineData("luts", 50)]
    [InlineData("adders", 80)]
    [InlineData("convolution", 20)]
    [InlineData("max-pool", 25)]
    [InlineData("mac", 5)]
    [InlineData("approximate-mac", 5)]
    public void A_network_beyond_the_budget_of_bit_planes_is_looked_up_sample_by_sample(string kind, int budget)
    {
        LutNetwork network = Enumerable.Range(0, 100)
            .Select(seed => RandomNetworks.Create(kind, seed))
            .First(candidate => CircuitLowering.Lower(candidate, 1 << 20)!.Nodes.Count > budget);
        using LoadedConsumer consumer = Load(network, budget);
        Assert.Contains(consumer.Diagnostics, d => d.Id == "LUT0202");
        Check(network, consumer.Engine("Consumer.Model"), rowCount: 100, seed: 4);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_network_beyond_every_budget_is_interpreted(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 2);
        using LoadedConsumer consumer = Load(network, budget: 0);
        Check(network, consumer.Engine("Consumer.Model"), rowCount: 100, seed: 4);
    }

    [Theory]
    [InlineData("gates", "FromCircuit(")]
    [InlineData("thermometer", "FromCircuit(")]
    [InlineData("mac", "Interpret(")]
    public void What_is_interpreted_is_a_circuit_unless_neurons_are_better_looked_up(string kind, string maker)
    {
        LutNetwork network = RandomNetworks.Create(kind, 2);
        Assert.Equal(maker == "Interpret(", TableMode.PrefersLookups(network, CircuitLowering.Lower(network, 1 << 20)!));
        var file = new ModelText("models/model.lutnet", LutnetWriter.ToText(network));
        string[] texts = GeneratorHarness.Driver([file], new Dictionary<string, string> { ["LutGenUnrollBudget"] = "0" })
            .RunGenerators(GeneratorHarness.Compilation(Source)).GetRunResult().GeneratedTrees.Select(tree => tree.ToString()).ToArray();
        Assert.Contains(texts, text => text.Contains("LutEngine." + maker, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("512", 512)]
    [InlineData("256, 128", 256, 128)]
    [InlineData("128;512", 512, 128)]
    [InlineData("64")]
    public void Only_the_kernels_of_chosen_widths_and_the_64_bit_one_are_written(string widths, params int[] chosen)
    {
        LutNetwork network = RandomNetworks.Create("gates", 4);
        var file = new ModelText("models/model.lutnet", LutnetWriter.ToText(network));
        using LoadedConsumer consumer = GeneratorHarness.Load(Source, new Dictionary<string, string> { ["LutGenWidths"] = widths }, file);
        IEnumerable<string> kernels = consumer.Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BitKernel))).Select(type => type.Name);
        Assert.Equal(chosen.Append(64).Select(width => $"Bits{width}").Order(), kernels.Order());
        Check(network, consumer.Engine("Consumer.Model"), rowCount: 600, seed: 5);
    }

    private static LoadedConsumer Load(LutNetwork network, int? budget = null) => GeneratorHarness.Load(
        Source,
        budget is null ? null : new Dictionary<string, string> { ["LutGenUnrollBudget"] = $"{budget}" },
        new ModelText("models/model.lutnet", LutnetWriter.ToText(network)));

    private static int[] OutputWidths(LutNetwork network) => network.Head.Signals.Select(network.WidthOf).ToArray();

    private static void Check(LutNetwork network, LutEngine engine, int rowCount, int seed)
    {
        int features = network.Encoder.FeatureCount;
        float[] rows = RandomNetworks.Rows(network, rowCount, seed);
        var evaluator = new NetworkEvaluator(network);
        bool hasClass = network.Head is not BitsHead { HasClass: false };
        int[] expected = rows.Chunk(features).Select(row => hasClass ? evaluator.Predict(row) : 0).ToArray();
        float[] expectedScores = rows.Chunk(features).SelectMany(row => evaluator.Scores(row)).ToArray();

        var classes = new int[rowCount];
        var scores = new float[expectedScores.Length];
        engine.ScoresBatch(rows, scores);
        Assert.Equal(expectedScores, scores);
        if (hasClass)
        {
            engine.PredictBatch(rows, classes);
            Assert.Equal(expected, classes);
        }

        var one = new float[network.Head.ScoreCount];
        for (int i = 0; i < Math.Min(80, rowCount); i++)
        {
            engine.Scores(rows.AsSpan(i * features, features), one);
            Assert.Equal(expectedScores.AsSpan(i * one.Length, one.Length).ToArray(), one);
            Assert.Equal(expected[i], hasClass ? engine.Predict(rows.AsSpan(i * features, features)) : 0);
        }
    }
}
