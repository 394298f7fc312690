using LutGen.Circuits;
using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Heads;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Stages;
using LutGen.Testing;
using Microsoft.CodeAnalysis;

namespace LutGen.Generator.Tests.Kernels;

/// <summary>Networks some of whose layers are looked up, and others computed on bits, give what the evaluator gives, to the bit.</summary>
public sealed class LookupStageTests
{
    public static TheoryData<string> Kinds => new(LookupNetworks.Kinds.Where(kind => kind != "all-looked-up"));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_width_of_a_network_with_layers_that_are_looked_up_equals_the_evaluator(string kind)
    {
        LutNetwork network = LookupNetworks.Create(kind, 42);
        using LoadedConsumer consumer = Load(network);
        Assert.Contains("looked up", Message(consumer, "LUT0203"), StringComparison.Ordinal);
        LutEngine engine = consumer.Engine("Consumer.Model");
        EngineCheck.Check(network, engine, rowCount: 530, seed: 1);
        int[] sums = EngineCheck.SumWidths(network);
        Circuit? circuit = null;
        foreach (int width in new[] { 512, 256, 128 })
        {
            BitKernel kernel = consumer.Kernel<BitKernel>("Consumer.Model", $"Bits{width}");
            Assert.IsAssignableFrom<StagedKernel>(kernel);
            bool addsUp = sums.Length > 0 && kernel.OutputPlanes == sums.Sum();
            circuit = addsUp ? circuit ?? CircuitLowering.Lower(network, 1 << 20) : null;
            var kernels = new LutKernels
            {
                Batch = kernel,
                SumWidths = addsUp ? sums : [],
                Circuit = circuit is null ? null : () => circuit,
                Codes = consumer.Kernel<CodeKernel>("Consumer.Model", "Codes"),
            };
            EngineCheck.Check(network, new LutEngine(engine.Info, network.Encoder, EngineCheck.HeadOfKernels(network), EngineCheck.OutputWidths(network), kernels), rowCount: 530, seed: width);
        }
    }

    [Fact]
    public void A_network_whose_layers_are_all_better_looked_up_has_no_kernel_on_bits()
    {
        LutNetwork network = LookupNetworks.Create("all-looked-up", 42);
        using LoadedConsumer consumer = Load(network);
        Assert.Contains("its tables are looked up", Message(consumer, "LUT0202"), StringComparison.Ordinal);
        Assert.DoesNotContain(consumer.Assembly.GetTypes(), type => type.IsSubclassOf(typeof(BitKernel)));
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 600, seed: 2);
    }

    [Fact]
    public void Convolutions_stay_loops_in_front_of_tables_that_are_looked_up()
    {
        using LoadedConsumer consumer = Load(LookupNetworks.Create("behind-convolution", 2), EngineCheck.OneWidth);
        Assert.Contains(consumer.Assembly.GetTypes(), type => type.IsSubclassOf(typeof(WindowKernel)));
        Assert.Contains("looked up", Message(consumer, "LUT0203"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unrolled", "LUT0203")]
    [InlineData("Table", "LUT0201")]
    [InlineData("Lookups", "LUT0202")]
    public void A_forced_kind_of_kernel_is_that_of_all_layers(string kernel, string diagnostic)
    {
        LutNetwork network = LookupNetworks.Create("between-gates", 3);
        using LoadedConsumer consumer = GeneratorHarness.Load(
            EngineCheck.Source.Replace("(\"model.lutnet\")", $"(\"model.lutnet\", Kernel = LutKernel.{kernel})", StringComparison.Ordinal), EngineCheck.OneWidth, ModelOf(network));
        Assert.Contains("the attribute asks for", Message(consumer, diagnostic), StringComparison.Ordinal);
        Assert.DoesNotContain(consumer.Assembly.GetTypes(), type => type.IsSubclassOf(typeof(StagedKernel)));
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 100, seed: 3);
    }

    [Theory]
    [InlineData("gates")]
    [InlineData("wide-gates")]
    [InlineData("luts")]
    [InlineData("adders")]
    [InlineData("mac")]
    public void Networks_that_are_better_on_bits_stay_one_kernel(string kind)
    {
        using LoadedConsumer consumer = Load(RandomNetworks.Create(kind, 4));
        Assert.Contains("within the budget", Message(consumer, "LUT0203"), StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_the_budget_lookups_are_taken_sooner()
    {
        LutNetwork network = RandomNetworks.Create("luts", 5);
        using LoadedConsumer consumer = GeneratorHarness.Load(EngineCheck.Source, new Dictionary<string, string> { ["LutGenUnrollBudget"] = "50" }, ModelOf(network));
        Assert.Contains("looked up", consumer.Diagnostics.Single(d => d.Id.StartsWith("LUT02", StringComparison.Ordinal)).GetMessage(), StringComparison.Ordinal);
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 100, seed: 3);
    }

    [Fact]
    public void The_same_network_gives_the_same_text()
    {
        LutNetwork network = LookupNetworks.Create("twice", 6);
        string[] Texts() => [.. GeneratorHarness.Run(EngineCheck.Source, ModelOf(network)).GeneratedTrees.Select(tree => tree.ToString())];
        Assert.Equal(Texts(), Texts());
    }

    [Fact]
    public void Planes_and_batches_are_looked_up_without_allocating()
    {
        LutNetwork network = LookupNetworks.Create("last-argmax", 7);
        using LoadedConsumer consumer = Load(network, EngineCheck.OneWidth);
        LutEngine engine = consumer.Engine("Consumer.Model");
        float[] rows = RandomNetworks.Rows(network, 600, seed: 1);
        var classes = new int[600];
        Assert.Equal(0, Allocations.LeastOf(() => engine.PredictBatch(rows, classes)));
    }

    private static string Message(LoadedConsumer consumer, string id) => consumer.Diagnostics.Single(d => d.Id == id).GetMessage();

    private static LoadedConsumer Load(LutNetwork network, Dictionary<string, string>? properties = null) => GeneratorHarness.Load(EngineCheck.Source, properties, ModelOf(network));

    private static ModelText ModelOf(LutNetwork network) => new("models/model.lutnet", LutnetWriter.ToText(network));
}
