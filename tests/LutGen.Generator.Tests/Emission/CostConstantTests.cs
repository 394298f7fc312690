using LutGen.Cost;
using LutGen.Cost.Asic;
using LutGen.Formats;
using LutGen.Generator.Tests.Harness;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Generator.Tests.Emission;

public sealed class CostConstantTests
{
    [Theory]
    [InlineData("gates")]
    [InlineData("thermometer")]
    [InlineData("luts")]
    public void A_compiled_model_holds_what_a_quick_mapping_counts(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 4);
        HardwareCost expected = HardwareCost.Of(network, new HardwareOptions(IsQuick: true));
        HardwareCost cost = CostOf(network, budget: "30000");

        Assert.Equal((expected.Device, expected.Published, expected.Live), (cost.Device, cost.Published, cost.Live));
        Assert.Equal((expected.Mapped!.Parts, expected.Mapped.Stages, expected.Mapped.Ffs), (cost.Mapped!.Parts, cost.Mapped.Stages, cost.Mapped.Ffs));
        Assert.Equal(expected.Mapped.FmaxMHz, cost.Mapped.FmaxMHz, 0.001);
        Assert.Equal(expected.Mapped.LatencyNs, cost.Mapped.LatencyNs, 0.001);
        Assert.Equal(expected.Mapped.EnergyPj, cost.Mapped.EnergyPj, 0.001);
        Assert.True(cost.Luts > 0);
        Assert.Null(cost.Asic);
    }

    [Fact]
    public void Multiply_accumulate_units_have_figures_of_an_asic_whether_they_are_mapped_or_not()
    {
        LutNetwork network = RandomNetworks.Create("mac", 1);
        AsicCost expected = AsicCost.Of(network)!;
        AsicCost cost = CostOf(network, budget: "10").Asic!;
        Assert.Equal((expected.Technology, expected.Units, expected.Operations), (cost.Technology, cost.Units, cost.Operations));
        Assert.Equal(expected.Area, cost.Area, 0.001);
        Assert.Equal(expected.EnergyPj, cost.EnergyPj, 0.001);
    }

    [Fact]
    public void A_network_beyond_the_budget_of_the_build_has_bounds_only()
    {
        LutNetwork network = RandomNetworks.Create("gates", 4);
        HardwareCost cost = CostOf(network, budget: "10");
        Assert.Null(cost.Mapped);
        Assert.Equal(NetworkBounds.Of(network), cost.Published);
    }

    private static HardwareCost CostOf(LutNetwork network, string budget)
    {
        using LoadedConsumer consumer = GeneratorHarness.Load(
            "using LutGen; [LutModel(\"a.lutnet\")] partial class Model;",
            new Dictionary<string, string> { [GeneratorHarness.CostBudget] = budget },
            new ModelText("a.lutnet", LutnetWriter.ToText(network)));
        return (HardwareCost)consumer.Assembly.GetType("Model", throwOnError: true)!.GetProperty("Cost")!.GetValue(null)!;
    }
}
