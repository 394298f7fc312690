using LutGen.Cost;
using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Hardware;

public sealed class MappedCostTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parts_sum_up_and_wider_lookup_tables_are_fewer_and_less_deep(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 1);
        MappedCost[] costs = new[] { 3, 4, 6 }.Select(k => Of(network, new CostOptions(k))).ToArray();
        foreach (MappedCost cost in costs)
        {
            PartCost[] parts = [cost.Parts.Encoder, cost.Parts.Network, cost.Parts.Popcount, cost.Parts.Argmax];
            Assert.Equal(cost.Total, new PartCost(parts.Sum(p => p.Luts), parts.Sum(p => p.Depth), parts.Sum(p => p.TableBits)));
            Assert.All(parts, part => Assert.Equal(part.Luts == 0, part.Depth == 0));
        }

        Assert.Equal(costs.Select(c => c.Total.Depth).OrderDescending(), costs.Select(c => c.Total.Depth));
        Assert.Equal(costs.Select(c => c.Total.Luts).OrderDescending(), costs.Select(c => c.Total.Luts));
    }

    [Fact]
    public void A_mapping_for_area_is_no_larger_part_by_part()
    {
        foreach (string kind in new[] { "gates", "thermometer", "adders", "max-pool" })
        {
            LutNetwork network = RandomNetworks.Create(kind, 1);
            CostParts depth = Of(network, new CostOptions()).Parts;
            CostParts area = Of(network, new CostOptions(Goal: MappingGoal.Area)).Parts;
            Assert.True(area.Network.Luts <= depth.Network.Luts && area.Network.Depth >= depth.Network.Depth);
            Assert.True(area.Argmax.Luts <= depth.Argmax.Luts && area.Argmax.Depth >= depth.Argmax.Depth);
        }
    }

    [Fact]
    public void A_layer_of_six_input_gates_is_a_lookup_table_each_and_never_beyond_its_live_bound()
    {
        foreach (int seed in Enumerable.Range(0, 2))
        {
            MappedCost cost = Of(RandomNetworks.Create("wide-gates", seed), new CostOptions());
            Assert.InRange(cost.Parts.Network.Luts, 1, cost.Live.Lut6Bound);
            Assert.Equal(new PartCost(0, 0, 0), cost.Parts.Encoder);
        }
    }

    [Fact]
    public void Thresholds_of_a_narrow_feature_are_a_lookup_table_each_at_most()
    {
        // As letter recognition: whole numbers of 0 to 15. A threshold at half the range is the top bit.
        LutNetwork network = Thermometer(16, Enumerable.Range(0, 15).Select(t => t + 0.5f));
        PartCost encoder = Of(network, new CostOptions()).Parts.Encoder;
        Assert.Equal((16 * 14, 1), (encoder.Luts, encoder.Depth));
        Assert.InRange(encoder.TableBits, 16 * 14 * 4, 16 * 14 * 16);
    }

    [Fact]
    public void Thresholds_of_a_byte_share_comparisons_of_their_low_bits()
    {
        // Alone a threshold of eight bits takes two lookup tables. These differ in the five high bits only; 62 apart, 32 at best.
        int one = Of(Thermometer(1, [100.5f]), new CostOptions()).Parts.Encoder.Luts;
        int many = Of(Thermometer(1, Enumerable.Range(0, 31).Select(t => 8 * t + 4.5f)), new CostOptions()).Parts.Encoder.Luts;
        Assert.Equal(2, one);
        Assert.InRange(many, 32, 42);
    }

    [Fact]
    public void A_narrower_input_makes_the_encoder_smaller()
    {
        LutNetwork network = Thermometer(4, [0.11f, 0.37f, 0.71f]);
        int[] luts = new int?[] { null, 12, 8, 6 }.Select(bits => Of(network, new CostOptions(InputBits: bits)).Parts.Encoder.Luts).ToArray();
        Assert.Equal(luts.OrderDescending().Distinct(), luts);
        Assert.Equal(12, luts[^1]);
    }

    [Fact]
    public void What_the_head_does_not_read_costs_nothing()
    {
        var builder = new NetworkBuilder("dead", new ThermometerEncoder(2, [10.5f, 20.5f]));
        LutLayer.Builder layer = builder.Luts(1);
        layer.Add([0, 1], TruthTable.Gate(6));
        int used = layer.Add([2, 3], TruthTable.Gate(1));
        builder.Add(layer.Build());
        MappedCost cost = Of(builder.Build(new BitsHead([used])), new CostOptions());
        Assert.Equal((1, 0, 0), (cost.Parts.Network.Luts, cost.Parts.Popcount.Luts, cost.Parts.Argmax.Luts));
        Assert.InRange(cost.Parts.Encoder.Luts, 1, 2);
        Assert.Equal(1, cost.Joint.Luts);
    }

    [Theory]
    [InlineData("gates")]
    [InlineData("luts")]
    [InlineData("adders")]
    [InlineData("max-pool")]
    public void Lookup_tables_of_seven_and_eight_inputs_and_wide_multiplexers_need_no_more_levels(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 1);
        PartCost six = Of(network, new CostOptions()).Total;
        PartCost seven = Of(network, new CostOptions(7)).Total;
        PartCost eight = Of(network, new CostOptions(8)).Total;
        PartCost wide = Of(network, new CostOptions(UsesWideMultiplexers: true)).Total;
        Assert.True(seven.Depth <= six.Depth && eight.Depth <= seven.Depth && wide.Depth <= six.Depth);
        Assert.Equal((0, 0), (six.F7Multiplexers + eight.F7Multiplexers, six.F8Multiplexers + eight.F8Multiplexers));
        Assert.True(wide.F7Multiplexers >= 2 * wide.F8Multiplexers && wide.Luts >= 2 * wide.F7Multiplexers);
    }

    [Fact]
    public void Wide_multiplexers_behind_lookup_tables_of_seven_inputs_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MappedCost.Of(SmallNetwork(), new CostOptions(7, UsesWideMultiplexers: true)));

    [Theory]
    [InlineData(2, null)]
    [InlineData(9, null)]
    [InlineData(6, 0)]
    [InlineData(6, 33)]
    public void Devices_and_features_that_cannot_be_are_refused(int lutInputs, int? inputBits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MappedCost.Of(SmallNetwork(), new CostOptions(lutInputs, inputBits)));

    [Fact]
    public void A_cancelled_mapping_ends() =>
        Assert.Throws<OperationCanceledException>(() => MappedCost.Of(SmallNetwork(), new CostOptions(), new CancellationToken(canceled: true)));

    [Fact]
    public void What_is_too_large_to_be_mapped_has_no_cost()
    {
        var wide = new NetworkBuilder("wide", new QuantizerEncoder(2, new Quantizer(16, 1, 0)));
        DequantizedScore[] scores = Enumerable.Range(0, 100).Select(i => new DequantizedScore(i % 2, 1 + i, 0)).ToArray();
        Assert.Null(MappedCost.Of(wide.Build(new DequantizeHead(scores)), new CostOptions()));
        var many = new NetworkBuilder("many", new RawBitsEncoder(MappedCost.MostSignals + 1));
        Assert.Null(MappedCost.Of(many.Build(new BitsHead([0])), new CostOptions()));
    }

    [Fact]
    public void Heads_of_millions_of_bits_are_refused_before_logic_is_built_for_them()
    {
        const int Features = 400_000;
        LutNetwork sum = new NetworkBuilder("sum", new RawBitsEncoder(8 * Features)).Build(new GroupSumHead(1, [new SumGroup(0, new SignalList(Enumerable.Range(0, 8 * Features)))]));
        LutNetwork largest = new NetworkBuilder("largest", new QuantizerEncoder(Features, new Quantizer(8, 1, 0))).Build(new ArgmaxHead(Enumerable.Range(0, Features)));
        foreach (LutNetwork network in (LutNetwork[])[sum, largest])
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Null(MappedCost.Of(network, new CostOptions { CountsPieces = true }));
            Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (8 * Features), 0, 150);
        }
    }

    private static MappedCost Of(LutNetwork network, CostOptions options) => MappedCost.Of(network, options)!;

    private static LutNetwork SmallNetwork() => RandomNetworks.GateLayers(1, features: 20, layers: 2, width: 40, classes: 4);

    private static LutNetwork Thermometer(int features, IEnumerable<float> thresholds)
    {
        var encoder = new ThermometerEncoder(features, thresholds.ToArray());
        return new NetworkBuilder("thermometer", encoder).Build(new BitsHead(Enumerable.Range(0, encoder.SignalCount)));
    }
}
