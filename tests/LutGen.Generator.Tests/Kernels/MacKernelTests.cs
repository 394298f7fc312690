using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Kernels;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Generator.Tests.Kernels;

/// <summary>Compiled networks of multiply-accumulate layers give what the evaluator gives, to the bit.</summary>
public sealed class MacKernelTests
{
    public static TheoryData<string> Kinds => new(MacNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Compiled_networks_of_every_kind_equal_the_evaluator(string kind)
    {
        LutNetwork network = MacNetworks.Create(kind, 1);
        using LoadedConsumer consumer = Load(network, new() { ["LutGenUnrollBudget"] = "5000" });
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 40, seed: 2);
    }

    [Theory]
    [InlineData("", "30000", true)]
    [InlineData("512", "30000", true)]
    [InlineData("256", "30000", false)]
    [InlineData("", "0", false)]
    public void Pruned_layers_are_code_where_budget_and_widths_allow_it(string widths, string budget, bool isCode)
    {
        LutNetwork network = MacNetworks.Create("pruned", 4);
        using LoadedConsumer consumer = Load(network, new() { ["LutGenWidths"] = widths, ["LutGenUnrollBudget"] = budget });
        Assert.Equal(isCode, consumer.Assembly.GetTypes().Any(type => type.IsSubclassOf(typeof(MacCode))));
        Assert.Contains(consumer.Diagnostics, d => d.Id == "LUT0205");
        EngineCheck.Check(network, consumer.Engine("Consumer.Model"), rowCount: 40, seed: 1);
    }

    [Fact]
    public void Few_multiplications_stay_on_bits()
    {
        using LoadedConsumer consumer = Load(RandomNetworks.Create("mac", 4), []);
        Assert.Contains(consumer.Diagnostics, d => d.Id == "LUT0203");
    }

    [Fact]
    public void The_same_network_gives_the_same_text()
    {
        string text = LutnetWriter.ToText(MacNetworks.Create("pruned", 6));
        string[] Sources() => [.. GeneratorHarness.Run(EngineCheck.Source, new ModelText("models/model.lutnet", text)).GeneratedTrees.Select(tree => tree.ToString())];

        Assert.Equal(Sources(), Sources());
    }

    private static LoadedConsumer Load(LutNetwork network, Dictionary<string, string> properties) =>
        GeneratorHarness.Load(EngineCheck.Source, properties, new ModelText("models/model.lutnet", LutnetWriter.ToText(network)));
}
