using LutGen.Arithmetic;
using LutGen.Cost.Asic;
using LutGen.Topologies;

namespace LutGen.Core.Tests.Cost.Asic;

public sealed class AcceleratorTests
{
    private static readonly MultiplierFormat Small = new(new IntegerFormat(4, false), new IntegerFormat(4, true), 2);

    private static readonly Topology Two = new("two", "a convolution and a dense layer", [new MacShape("conv", 3, 1, 1, 2, 5, 4), new MacShape("fc", 1, 1, 0, 80, 3, 1)]);

    [Fact]
    public void A_layer_has_a_unit_for_each_weight_and_an_operation_of_each_at_every_position()
    {
        Accelerator accelerator = new(Two, Options());
        Assert.Equal([(90L, 90L * 16), (240L, 240L)], accelerator.Layers.Select(layer => (layer.Units, layer.Operations)));

        CircuitCost multiplier = CircuitCost.Of(ArrayMultiplier.Build(Small), Technology.Textbook65);
        CircuitCost total = accelerator.TotalOf(MultiplierDesign.Array).Multiplier;
        Assert.Equal(330 * multiplier.Area, total.Area, 1e-6);
        Assert.Equal((90 * 16 + 240) * multiplier.Energy, total.Energy, 1e-6);
    }

    [Fact]
    public void Zero_weights_need_neither_units_nor_operations()
    {
        Accelerator dense = new(Two, Options()), sparse = new(Two, Options() with { Sparsity = 0.9 });
        Assert.Equal([(9L, 9L * 16), (24L, 24L)], sparse.Layers.Select(layer => (layer.Units, layer.Operations)));
        Assert.Equal(dense.TotalOf(MultiplierDesign.LutNa).Total.Area / 10, sparse.TotalOf(MultiplierDesign.LutNa).Total.Area, 1e-6);
    }

    [Fact]
    public void Accumulators_are_as_wide_as_the_sum_of_all_inputs_can_get()
    {
        // 18 inputs take five bits more than a product of eight, 80 take seven.
        CircuitCost Accumulator(int bits) => CircuitCost.WithAccumulator(ArrayMultiplier.Build(Small), bits, Technology.Textbook65) - CircuitCost.Of(ArrayMultiplier.Build(Small), Technology.Textbook65);
        IReadOnlyList<AcceleratorLayer> layers = new Accelerator(Two, Options()).Layers;

        Assert.Equal(90 * Accumulator(13).Area, layers[0].Costs[MultiplierDesign.Array].Accumulator.Area, 1e-6);
        Assert.Equal(240 * Accumulator(15).Area, layers[1].Costs[MultiplierDesign.Array].Accumulator.Area, 1e-6);
        Assert.Equal(240 * Accumulator(20).Area, new Accelerator(Two, Options() with { AccumulatorBits = 20 }).Layers[1].Costs[MultiplierDesign.Array].Accumulator.Area, 1e-6);
    }

    [Fact]
    public void Only_the_chosen_layers_are_approximate_and_only_with_lut_na()
    {
        ChunkApproximation low = ChunkApproximation.LowChunks(1, ChunkSubstitute.Mean);
        Accelerator exact = new(Two, Options()), mixed = new(Two, Options() with { Precisions = new Dictionary<string, MacPrecision> { ["fc"] = new(Small, low) } });

        Assert.Equal([false, true], mixed.Layers.Select(layer => layer.Precision.IsApproximate));
        Assert.Equal(240.0 / 330, mixed.ApproximateShare, 1e-12);
        Assert.Equal(exact.Layers[0].Costs[MultiplierDesign.LutNa], mixed.Layers[0].Costs[MultiplierDesign.LutNa]);
        Assert.Equal(exact.Layers[1].Costs[MultiplierDesign.TraditionalLut], mixed.Layers[1].Costs[MultiplierDesign.TraditionalLut]);
        Assert.Equal(
            240 * CircuitCost.Of(ChunkedLutMultiplier.Build(Small, ProductStorage.OddMultiples, low), Technology.Textbook65).Area,
            mixed.Layers[1].Costs[MultiplierDesign.LutNa].Multiplier.Area,
            1e-6);
        Assert.True(mixed.TotalOf(MultiplierDesign.LutNa).Total.Energy < exact.TotalOf(MultiplierDesign.LutNa).Total.Energy);
    }

    [Fact]
    public void A_layer_of_fewer_bits_takes_less_and_the_others_and_their_rivals_what_they_did()
    {
        MacPrecision narrow = new(new MultiplierFormat(new IntegerFormat(2, false), new IntegerFormat(3, true), 2), ChunkApproximation.Exact);
        Accelerator exact = new(Two, Options()), mixed = new(Two, Options() with { Precisions = new Dictionary<string, MacPrecision> { ["conv"] = narrow } });
        Assert.Equal(
            90 * CircuitCost.Of(ChunkedLutMultiplier.Build(narrow.Format, ProductStorage.OddMultiples), Technology.Textbook65).Area,
            mixed.Layers[0].Costs[MultiplierDesign.LutNa].Multiplier.Area, 1e-6);
        Assert.Equal(exact.TotalOf(MultiplierDesign.WallaceTree), mixed.TotalOf(MultiplierDesign.WallaceTree));
        Assert.Equal(exact.Layers[1].Costs[MultiplierDesign.LutNa], mixed.Layers[1].Costs[MultiplierDesign.LutNa]);
    }

    [Fact]
    public void Units_that_are_known_take_the_place_of_those_that_the_sparsity_leaves()
    {
        Accelerator accelerator = new(Two, Options() with { Sparsity = 0.9, Units = new Dictionary<string, long> { ["conv"] = 7 } });
        Assert.Equal([(7L, 7L * 16), (24L, 24L)], accelerator.Layers.Select(layer => (layer.Units, layer.Operations)));
    }

    [Fact]
    public void Layers_that_do_not_exist_and_sparsities_out_of_range_are_refused()
    {
        Assert.Contains(
            "two has no layer 'conv9', expected some of conv, fc",
            Assert.Throws<ArgumentException>(() => new Accelerator(Two, Options() with { Units = new Dictionary<string, long> { ["conv9"] = 1 } })).Message,
            StringComparison.Ordinal);
        Assert.All([-0.1, 1, double.NaN], sparsity => Assert.Throws<ArgumentOutOfRangeException>(() => new Accelerator(Two, Options() with { Sparsity = sparsity })));
    }

    private static AcceleratorOptions Options() => new(Small, Technology.Textbook65);
}
