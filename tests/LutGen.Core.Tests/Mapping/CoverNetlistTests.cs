using LutGen.Mapping;
using LutGen.Netlists;
using LutGen.Testing;

namespace LutGen.Core.Tests.Mapping;

public sealed class CoverNetlistTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(8)]
    public void A_netlist_of_a_cover_has_its_outputs(int lutInputs)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            LutCover cover = Cover(seed, lutInputs);
            Netlist netlist = Convert(cover);
            foreach (ulong[] inputs in RandomGraphs.AllInputs())
            {
                Assert.Equal(RandomGraphs.Evaluate(cover, inputs), Evaluate(netlist, inputs));
            }
        }
    }

    [Fact]
    public void A_complemented_output_is_taken_into_its_function_and_its_readers()
    {
        // Functions 11 and 12; the first is shown complemented only, and read by the second.
        LutCover cover = new(RandomGraphs.Inputs, [new LutFunction([1, 2], 0x8888_8888_8888_8888), new LutFunction([11, 3], 0x6666_6666_6666_6666)], [23, 24]);
        Netlist netlist = Convert(cover);
        Assert.Equal(2, netlist.Nodes.Count);
        Assert.All(RandomGraphs.AllInputs(), inputs => Assert.Equal(RandomGraphs.Evaluate(cover, inputs), Evaluate(netlist, inputs)));
    }

    [Fact]
    public void A_net_that_is_shown_both_ways_a_complemented_input_and_constants_are_nodes_of_their_own_once_each()
    {
        LutCover cover = new(RandomGraphs.Inputs, [new LutFunction([1, 2], 0x8888_8888_8888_8888)], [22, 23, 23, 2, 3, 0, 1, 1]);
        Netlist netlist = Convert(cover);
        Assert.Equal(5, netlist.Nodes.Count);
        Assert.All(RandomGraphs.AllInputs(), inputs => Assert.Equal(RandomGraphs.Evaluate(cover, inputs), Evaluate(netlist, inputs)));
    }

    [ExternalToolFact("berkeley-abc")]
    public void Berkeley_abc_proves_a_mapping_equal_to_the_cover_it_came_from()
    {
        string folder = Directory.CreateTempSubdirectory("lutgen-cover-").FullName;
        try
        {
            (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(2, 400);
            LutCover plain = LutCover.Of(graph, outputs, new MappingOptions(2, 4, FlowPasses: 0, ExactPasses: 0, (_, _) => 1), CancellationToken.None);
            LutCover mapped = LutMapping.Run(graph, outputs, new LutTarget(6, IsDepthBounded: false, HasWideMultiplexers: true), CancellationToken.None);
            File.WriteAllText(Path.Combine(folder, "plain.blif"), BlifWriter.Write(Convert(plain)));
            File.WriteAllText(Path.Combine(folder, "mapped.blif"), BlifWriter.Write(Convert(mapped)));
            Assert.Contains("are equivalent", ExternalTool.Run(folder, "berkeley-abc", "-c", "cec plain.blif mapped.blif"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static LutCover Cover(int seed, int lutInputs)
    {
        (SubjectGraph graph, int[] outputs) = RandomGraphs.Graph(seed, 200);
        return LutMapping.Cover(graph, outputs, new LutTarget(lutInputs, IsDepthBounded: false), CancellationToken.None);
    }

    private static Netlist Convert(LutCover cover) => CoverNetlist.Of(
        cover, "cover", [.. Enumerable.Range(0, cover.InputCount).Select(i => $"i{i}")], [.. Enumerable.Range(0, cover.Outputs.Length).Select(i => $"o{i}")]);

    private static ulong[] Evaluate(Netlist netlist, ulong[] inputs)
    {
        List<ulong> values = [.. inputs];
        foreach (NetlistNode node in netlist.Nodes)
        {
            ulong value = 0;
            for (int sample = 0; sample < 64; sample++)
            {
                int address = node.Fanins.Aggregate(0, (bits, net) => (bits << 1) | (int)((values[net] >> sample) & 1));
                value |= (ulong)node.Table[address] << sample;
            }

            values.Add(value);
        }

        return [.. netlist.Outputs.Select(output => values[output.Net])];
    }
}
