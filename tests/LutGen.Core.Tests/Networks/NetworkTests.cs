using LutGen.Encoders;
using LutGen.Heads;
using LutGen.Networks;
using LutGen.Testing;

namespace LutGen.Core.Tests.Networks;

public sealed class NetworkTests
{
    public static TheoryData<string> Kinds => new(RandomNetworks.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Networks_built_alike_are_equal_and_others_are_not(string kind)
    {
        LutNetwork network = RandomNetworks.Create(kind, 1);
        LutNetwork same = RandomNetworks.Create(kind, 1);
        LutNetwork other = RandomNetworks.Create(kind, 2);

        Assert.Equal(network, same);
        Assert.Equal(network.GetHashCode(), same.GetHashCode());
        Assert.Equal(network.ContentHash, same.ContentHash);
        Assert.NotEqual(network, other);
        Assert.False(network.Equals(null));
    }

    [Fact]
    public void A_content_hash_is_64_lower_case_hex_digits()
    {
        Assert.Matches("^[0-9a-f]{64}$", Xor("a", 6, null).ContentHash);
    }

    [Fact]
    public void Name_tables_and_metadata_are_all_part_of_a_networks_value()
    {
        LutNetwork network = Xor("a", 6, null);

        Assert.NotEqual(network, Xor("b", 6, null));
        Assert.NotEqual(network, Xor("a", 7, null));
        Assert.NotEqual(network, Xor("a", 6, new NetworkMetadata([new("seed", "1")])));
        Assert.Equal(network, Xor("a", 6, NetworkMetadata.Empty));
    }

    [Fact]
    public void A_built_network_stays_as_it_is_when_its_builder_goes_on()
    {
        var builder = new NetworkBuilder("grows", new RawBitsEncoder(2));
        LutNetwork before = builder.Build(new BitsHead([0]));
        string hash = before.ContentHash;
        LutLayer.Builder layer = builder.Luts(1);
        layer.Add([0], TruthTable.FromWord(1, 1));
        builder.Add(layer.Build());
        LutNetwork after = builder.Build(new BitsHead([2]));

        Assert.Equal(2, before.SignalCount);
        Assert.Equal(3, after.SignalCount);
        Assert.Equal(hash, Rebuilt(before).ContentHash);
    }

    [Fact]
    public void A_layer_that_was_built_but_not_added_is_noticed()
    {
        var builder = new NetworkBuilder("forgotten", new RawBitsEncoder(4));
        _ = new PoolLayer(builder.Scope, new SignalGrid(0, 1, 2, 2), new SlidingWindow(2, 2, 1, 0), PoolKind.Or);

        Assert.Throws<InvalidOperationException>(() => builder.Build(new BitsHead([0])));
    }

    [Fact]
    public void Layers_of_another_scope_or_order_are_refused()
    {
        var builder = new NetworkBuilder("order", new RawBitsEncoder(4));
        PoolLayer first = Pool(builder.Scope);
        PoolLayer second = Pool(builder.Scope);

        Assert.Throws<ArgumentException>(() => builder.Add(second));
        Assert.Throws<ArgumentException>(() => builder.Add(Pool(new SignalScope([1, 1, 1, 1]))));
        builder.Add(first);
        builder.Add(second);
        Assert.Throws<ArgumentException>(() => builder.Add(second));
    }

    [Fact]
    public void A_layer_is_not_built_over_another_that_came_in_between()
    {
        var builder = new NetworkBuilder("between", new RawBitsEncoder(4));
        LutLayer.Builder layer = builder.Luts(1);
        builder.Add(Pool(builder.Scope));

        Assert.Throws<InvalidOperationException>(layer.Build);
    }

    [Fact]
    public void A_kernels_layers_are_all_of_its_scope_in_order()
    {
        var scope = new SignalScope([1, 1, 1, 1]);
        Layer layer = And(scope);

        Assert.Throws<ArgumentException>(() => new Subnetwork(scope, 4, [], [0]));
        Assert.Throws<ArgumentException>(() => new Subnetwork(scope, 4, [And(new SignalScope([1, 1, 1, 1]))], [0]));
        Assert.Throws<ArgumentException>(() => new Subnetwork(scope, 3, [layer], [0]));
        Assert.Equal(5, new Subnetwork(scope, 4, [layer], [4]).SignalCount);
    }

    [Fact]
    public void A_kernel_is_of_neurons_only()
    {
        var scope = new SignalScope([1, 1, 1, 1]);
        PoolLayer pool = Pool(scope);
        Assert.Equal(NetworkRule.Malformed, Assert.Throws<NetworkException>(() => new Subnetwork(scope, 4, [pool], [4])).Rule);
    }

    [Fact]
    public void A_scope_knows_the_width_of_every_signal_however_widths_alternate()
    {
        int[] widths = Enumerable.Range(0, 1000).Select(i => i / 3 * 5 % 16 + 1).ToArray();
        var scope = new SignalScope(widths);

        Assert.Equal(widths, Enumerable.Range(0, scope.Count).Select(scope.WidthOf));
        Assert.Equal(widths, Enumerable.Range(0, scope.Count).Select(signal => scope.Require(signal, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => scope.WidthOf(1000));
        Assert.Throws<ArgumentOutOfRangeException>(() => scope.WidthOf(-1));
    }

    private static PoolLayer Pool(SignalScope scope) => new(scope, new SignalGrid(0, 1, 2, 2), new SlidingWindow(2, 2, 1, 0), PoolKind.Or);

    private static LutLayer And(SignalScope scope)
    {
        var builder = new LutLayer.Builder(scope, 1);
        builder.Add([0, 1], TruthTable.Gate(1));
        return builder.Build();
    }

    private static LutNetwork Rebuilt(LutNetwork network) => LutGen.Formats.LutnetReader.Read(LutGen.Formats.LutnetWriter.ToText(network));

    private static LutNetwork Xor(string name, int gate, NetworkMetadata? metadata)
    {
        var builder = new NetworkBuilder(name, new RawBitsEncoder(2));
        LutLayer.Builder layer = builder.Luts(1);
        int output = layer.Add([0, 1], TruthTable.Gate(gate));
        builder.Add(layer.Build());
        return builder.Build(new BitsHead([output]), metadata);
    }

    [Fact]
    public void A_network_of_another_name_and_origin_computes_the_same_and_leaves_the_first_as_it_was()
    {
        LutNetwork before = Xor("a", 6, null);
        string hash = before.ContentHash;
        LutNetwork after = before.With("b", new NetworkMetadata([new("dataset", "table")]));
        Assert.Equal(("b", "table"), (after.Name, after.Metadata["dataset"]));
        Assert.Equal(Xor("b", 6, after.Metadata), after);
        Assert.Equal(hash, before.ContentHash);
        Assert.Throws<NetworkException>(() => before.With("two words", NetworkMetadata.Empty));
    }
}
