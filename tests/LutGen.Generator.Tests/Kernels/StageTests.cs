using LutGen.Circuits;
using LutGen.Evaluation;
using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Stages;
using LutGen.Testing;
using Microsoft.CodeAnalysis;

namespace LutGen.Generator.Tests.Kernels;

/// <summary>Convolutions that loop over positions, and kernels in stages, give what the evaluator gives, to the bit.</summary>
public sealed class StageTests
{
    public static TheoryData<string> Kinds => new(ConvolutionNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_width_of_a_convolution_in_a_loop_equals_the_evaluator(string kind)
    {
        LutNetwork network = ConvolutionNetworks.Create(kind, 1);
        using LoadedConsumer consumer = Load(network);
        Assert.Contains(consumer.Assembly.GetTypes(), type => type.IsSubclassOf(typeof(WindowKernel)));
        Assert.Contains("loop", consumer.Diagnostics.Single(d => d.Id == "LUT0203").GetMessage(), StringComparison.Ordinal);
        LutEngine engine = consumer.Engine("Consumer.Model");
        Circuit circuit = CircuitLowering.Lower(network, 1 << 20)!;
        int sums = EngineCheck.SumWidths(network).Sum();
        foreach (int width in new[] { 512, 256, 128 })
        {
            BitKernel kernel = consumer.Kernel<BitKernel>("Consumer.Model", $"Bits{width}");
            var kernels = new LutKernels { Batch = kernel, SumWidths = kernel.OutputPlanes == sums ? EngineCheck.SumWidths(network) : [], Circuit = () => circuit };
            EngineCheck.Check(network, new LutEngine(engine.Info, network.Encoder, EngineCheck.HeadOfKernels(network), EngineCheck.OutputWidths(network), kernels), rowCount: 530, seed: width);
        }
    }

    [Fact]
    public void Too_large_to_carry_its_circuit_planes_come_from_the_stages_and_single_samples_from_lookups()
    {
        LutNetwork network = ConvolutionNetworks.Large(2, size: 64);
        using LoadedConsumer consumer = Load(network);
        Assert.True(consumer.Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(WindowKernel))) >= 2);
        Assert.Single(consumer.Assembly.GetTypes(), type => type.IsSubclassOf(typeof(CodeKernel)));
        LutEngine engine = consumer.Engine("Consumer.Model");
        EngineCheck.Check(network, engine, rowCount: 20, seed: 3);
        CheckPlanes(network, engine, words: 9);
    }

    [Fact]
    public void Layers_beyond_the_budget_are_a_table_behind_the_loops()
    {
        LutNetwork network = ConvolutionNetworks.Large(3);
        using LoadedConsumer consumer = Load(network, ("LutGenUnrollBudget", "1500"));
        Assert.Contains("layer 5: a table", consumer.Diagnostics.Single(d => d.Id == "LUT0203").GetMessage(), StringComparison.Ordinal);
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 30, seed: 3);
        CheckPlanes(network, consumer.Engine("Consumer.Model"), words: 2);
    }

    [Fact]
    public void The_code_of_a_loop_is_the_same_every_time_and_does_not_grow_with_the_image()
    {
        string small = LoopText(size: 20);
        Assert.Equal(small, LoopText(size: 20));
        Assert.InRange(LoopText(size: 60).Length, small.Length - 2_000, small.Length + 2_000);
    }

    [Fact]
    public void A_forced_table_stays_a_table()
    {
        LutNetwork network = ConvolutionNetworks.Create("pooled", 1);
        using LoadedConsumer consumer = GeneratorHarness.Load(
            EngineCheck.Source.Replace("(\"model.lutnet\")", "(\"model.lutnet\", Kernel = LutKernel.Table)", StringComparison.Ordinal),
            null,
            new ModelText("models/model.lutnet", LutnetWriter.ToText(network)));
        Assert.Contains(consumer.Diagnostics, d => d.Id == "LUT0201");
        Assert.DoesNotContain(consumer.Assembly.GetTypes(), type => type.IsSubclassOf(typeof(BitKernel)));
    }

    private static string LoopText(int size) =>
        GeneratorHarness.Run(EngineCheck.Source, new ModelText("models/model.lutnet", LutnetWriter.ToText(ConvolutionNetworks.Large(1, size))))
            .GeneratedTrees.Single(tree => tree.FilePath.EndsWith("Bits512Stage0.g.cs", StringComparison.Ordinal)).ToString();

    // The planes of the head's signals, one word after the other through the evaluator of the whole circuit.
    private static void CheckPlanes(LutNetwork network, LutEngine engine, int words)
    {
        var random = new Random(5);
        var inputs = new ulong[network.Encoder.Widths.Sum() * words];
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(inputs.AsSpan()));
        var outputs = new ulong[network.Head.Signals.Sum(network.WidthOf) * words];
        engine.EvaluateBits(inputs, outputs);
        Circuit circuit = CircuitLowering.Lower(network, 1 << 20)!;
        for (int word = 0; word < words; word++)
        {
            ulong[] expected = CircuitEvaluator.Evaluate(circuit, Column(inputs, words, word));
            Assert.Equal(expected, Column(outputs, words, word));
        }
    }

    private static ulong[] Column(ulong[] planes, int words, int word) => planes.Where((_, i) => i % words == word).ToArray();

    private static LoadedConsumer Load(LutNetwork network, params (string Name, string Value)[] properties) => GeneratorHarness.Load(
        EngineCheck.Source,
        properties.ToDictionary(property => property.Name, property => property.Value),
        new ModelText("models/model.lutnet", LutnetWriter.ToText(network)));
}
