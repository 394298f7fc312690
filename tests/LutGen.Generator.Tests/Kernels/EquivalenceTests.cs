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
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Batches_and_single_rows_equal_the_evaluator(string kind)
    {
        for (int seed = 0; seed < 3; seed++)
        {
            LutNetwork network = RandomNetworks.Create(kind, seed);
            using LoadedConsumer consumer = GeneratorHarness.Load(EngineCheck.Source, EngineCheck.OneWidth, ModelOf(network));
            EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 700, seed);
        }
    }

    // Sums are few planes and last, so values have slots; of 700 outputs there are always enough to come that slots can be theirs.
    [Theory]
    [InlineData(true, 21, int.MaxValue)]
    [InlineData(false, 0, 0)]
    public void Kernels_of_many_methods_and_values_in_memory_equal_the_evaluator(bool fuseSums, int leastSlots, int mostSlots)
    {
        LutNetwork network = RandomNetworks.GateLayers(seed: 5, 150, 5, 700, 7);
        using LoadedConsumer consumer = GeneratorHarness.Load(
            EngineCheck.Source.Replace("(\"model.lutnet\")", $"(\"model.lutnet\", FuseSums = {(fuseSums ? "true" : "false")})", StringComparison.Ordinal),
            EngineCheck.OneWidth,
            ModelOf(network));
        Assert.InRange(consumer.Kernel<BitKernel>("Consumer.Model", $"Bits{64 * Math.Max(2, BitKernelChoice.WidestWords)}").SlotPlanes, leastSlots, mostSlots);
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 600, seed: 7);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_width_equals_the_evaluator(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 11);
        using LoadedConsumer consumer = Load(network);
        LutEngine engine = consumer.Engine("Consumer.Model");
        Circuit circuit = LoweredNetworks.CircuitOf(network);
        foreach (int width in new[] { 512, 256, 128 })
        {
            BitKernel kernel = consumer.Kernel<BitKernel>("Consumer.Model", $"Bits{width}");
            Assert.Equal(width / 64, kernel.Words);
            var kernels = new LutKernels { Batch = kernel, SumWidths = EngineCheck.SumWidths(network), Circuit = () => circuit };
            EngineCheck.Check(network, new LutEngine(engine.Info, network.Encoder, EngineCheck.HeadOfKernels(network), EngineCheck.OutputWidths(network), kernels), rowCount: 600, seed: width);
        }
    }

    [Theory]
    [InlineData("gates")]
    [InlineData("convolution")]
    public void A_group_sum_that_is_not_fused_gives_the_same_and_planes_come_from_code(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 12);
        using LoadedConsumer consumer = GeneratorHarness.Load(
            EngineCheck.Source.Replace("(\"model.lutnet\")", "(\"model.lutnet\", FuseSums = false)", StringComparison.Ordinal), null, ModelOf(network));
        Assert.Equal(EngineCheck.OutputWidths(network).Sum(), consumer.Kernel<BitKernel>("Consumer.Model", "Bits512").OutputPlanes);
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 600, seed: 6);
    }

    [Theory]
    [InlineData("Unrolled", "LUT0203", 0)]
    [InlineData("Table", "LUT0201", 30_000)]
    [InlineData("Lookups", "LUT0202", 30_000)]
    public void The_attribute_forces_the_kind_of_kernel_whatever_the_budget(string kernel, string diagnostic, int budget)
    {
        LutNetwork network = RandomNetworks.Create("luts", 5);
        using LoadedConsumer consumer = GeneratorHarness.Load(
            EngineCheck.Source.Replace("(\"model.lutnet\")", $"(\"model.lutnet\", Kernel = LutKernel.{kernel})", StringComparison.Ordinal),
            new Dictionary<string, string> { ["LutGenUnrollBudget"] = $"{budget}" },
            ModelOf(network));
        Assert.Contains(consumer.Diagnostics, d => d.Id == diagnostic);
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 600, seed: 6);
    }

    [Theory]
    [InlineData("thermometer", 20)]
    [InlineData("adders", 80)]
    [InlineData("convolution", 20)]
    [InlineData("max-pool", 25)]
    public void A_network_beyond_the_budget_is_evaluated_from_a_table_of_operations(string kind, int budget)
    {
        LutNetwork network = Enumerable.Range(0, 100)
            .Select(seed => RandomNetworks.Create(kind, seed))
            .First(candidate => LoweredNetworks.CircuitOf(candidate).Nodes.Count > budget);
        using LoadedConsumer consumer = Load(network, budget);
        Assert.Contains(consumer.Diagnostics, d => d.Id == "LUT0201");
        Assert.DoesNotContain(consumer.Assembly.GetTypes(), type => type.IsSubclassOf(typeof(BitKernel)));
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 600, seed: 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Neurons_of_very_many_operations_are_looked_up_sample_by_sample(int seed)
    {
        LutNetwork network = DenseTables(seed);
        using LoadedConsumer consumer = Load(network, budget: network.Layers.Sum(layer => layer.Count));
        Assert.Contains(consumer.Diagnostics, d => d.Id == "LUT0202");
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 100, seed: 4);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_network_beyond_every_budget_is_interpreted(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 2);
        using LoadedConsumer consumer = Load(network, budget: 0);
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 100, seed: 4);
    }

    [Theory]
    [InlineData("512", 512)]
    [InlineData("256, 128", 256, 128)]
    [InlineData("128;512", 512, 128)]
    [InlineData("", 512, 256, 128)]
    public void Only_the_kernels_of_chosen_widths_are_written(string widths, params int[] chosen)
    {
        LutNetwork network = RandomNetworks.Create("gates", 4);
        using LoadedConsumer consumer = GeneratorHarness.Load(EngineCheck.Source, new Dictionary<string, string> { ["LutGenWidths"] = widths }, ModelOf(network));
        IEnumerable<string> kernels = consumer.Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BitKernel))).Select(type => type.Name);
        Assert.Equal(chosen.Select(width => $"Bits{width}").Order(), kernels.Order());
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 600, seed: 5);
    }

    // Four neurons that read fourteen bits each.
    private static LutNetwork DenseTables(int seed)
    {
        var random = new Random(seed);
        var builder = new NetworkBuilder("dense", new RawBitsEncoder(14));
        LutLayer.Builder layer = builder.Luts(outputBits: 3);
        for (int neuron = 0; neuron < 4; neuron++)
        {
            layer.Add(Enumerable.Range(0, 14).ToArray(), TruthTable.FromFunction(14, 3, _ => random.Next(8)));
        }

        builder.Add(layer.Build());
        return builder.Build(new ArgmaxHead(Enumerable.Range(14, 4)));
    }

    private static LoadedConsumer Load(LutNetwork network, int? budget = null) => GeneratorHarness.Load(
        EngineCheck.Source,
        budget is null ? null : new Dictionary<string, string> { ["LutGenUnrollBudget"] = $"{budget}" },
        ModelOf(network));

    private static ModelText ModelOf(LutNetwork network) => new("models/model.lutnet", LutnetWriter.ToText(network));
}
