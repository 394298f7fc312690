using LutGen.Netlists;

namespace LutGen.Core.Tests.Netlists;

public sealed class BlifReaderTests
{
    [Fact]
    public void On_sets_off_sets_dont_cares_constants_and_continued_lines_are_read()
    {
        Netlist netlist = BlifReader.Read("""
            # before
            .model m # name
            .inputs a \
              b
            .inputs c
            .outputs f g one zero none c
            .names a b c f   # on-set
            1-1 1
            01- 1
            .names a b g
            11 0
            00 0
            .names one
            1
            .names zero
            0
            .names none
            .end
            """);

        Assert.Equal(("m", 3, "f g one zero none c"), (netlist.Name, netlist.Inputs.Count, string.Join(' ', netlist.Outputs.Select(o => o.Name))));
        Assert.Equal(["00110101", "00111100", "11111111", "00000000", "00000000", "01010101"], NetlistSimulation.Truth(netlist));
    }

    [Fact]
    public void Nodes_may_come_in_any_order_and_end_may_be_missing()
    {
        Netlist netlist = BlifReader.Read(".model m\n.outputs f\n.names y x f\n11 1\n.names x y\n0 1\n.names a b x\n1- 1\n-1 1\n.inputs a b");

        Assert.Equal(["x", "y", "f"], netlist.Nodes.Select(n => n.Name));
        Assert.Equal(["0000"], NetlistSimulation.Truth(netlist));
    }

    [Fact]
    public void Order_that_is_topological_already_is_kept()
    {
        Netlist random = NetlistSimulation.Random(4, 5, 30, 4);

        Assert.Equal(random.Nodes.Select(n => n.Name), BlifReader.Read(BlifWriter.Write(random)).Nodes.Select(n => n.Name).Take(30));
    }

    [Fact]
    public void An_input_that_a_node_reads_twice_is_read_once()
    {
        Netlist netlist = BlifReader.Read(".model m\n.inputs a b\n.outputs f\n.names a b a f\n1-1 1\n010 1\n100 1\n.end\n");

        Assert.Equal([0, 1], Assert.Single(netlist.Nodes).Fanins);
        Assert.Equal(["0111"], NetlistSimulation.Truth(netlist));
    }

    [Fact]
    public void A_dont_care_network_and_constraints_are_passed_over()
    {
        Netlist netlist = BlifReader.Read("""
            .model m
            .inputs a b
            .outputs f
            .default_input_arrival 0.0 0.0
            .names a b f
            11 1
            .attr src "m.v:3"
            .exdc
            .inputs a b
            .outputs f
            .names a b f
            10 1
            .end
            """);

        Assert.Equal(["0001"], NetlistSimulation.Truth(netlist));
    }

    [Fact]
    public void A_wide_gate_becomes_small_nodes()
    {
        string names = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"a{i}"));
        Netlist netlist = BlifReader.Read($".model m\n.inputs {names}\n.outputs and nor\n.names {names} and\n{new string('1', 200)} 1\n.names {names} nor\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"{new string('-', i)}1{new string('-', 199 - i)} 0\n"))}.end\n");

        Assert.InRange(netlist.Nodes.Count, 2, 100);
        Assert.All(netlist.Nodes, node => Assert.InRange(node.Fanins.Count, 1, 6));
        ulong[] inputs = Enumerable.Repeat(0b10UL, 200).ToArray();
        inputs[117] = 0b110;
        Assert.Equal([0b10UL, ~0b110UL], NetlistSimulation.Outputs(netlist, inputs));
        inputs[117] = 0;
        Assert.Equal([0UL, ~0b10UL], NetlistSimulation.Outputs(netlist, inputs));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(14)]
    public void A_cover_is_the_sum_of_its_terms_however_wide(int inputs)
    {
        var random = new Random(inputs);
        string[] terms = Enumerable.Range(0, 9).Select(_ => string.Concat(Enumerable.Range(0, inputs).Select(_ => "01--"[random.Next(4)]))).ToArray();
        string names = string.Join(' ', Enumerable.Range(0, inputs).Select(i => $"a{i}"));
        foreach (char value in "01")
        {
            Netlist netlist = BlifReader.Read($".model m\n.inputs {names}\n.outputs f\n.names {names} f\n{string.Concat(terms.Select(t => $"{t} {value}\n"))}.end\n");
            string expected = string.Concat(Enumerable.Range(0, 1 << inputs)
                .Select(address => terms.Any(t => Enumerable.Range(0, inputs).All(i => t[i] == '-' || t[i] - '0' == ((address >> (inputs - 1 - i)) & 1))) ? value : (char)('1' - value + '0')));
            Assert.Equal(expected, NetlistSimulation.Truth(netlist)[0]);
        }
    }

    [Fact]
    public void A_wide_cover_of_many_lines_is_one_table()
    {
        var random = new Random(3);
        string names = string.Join(' ', Enumerable.Range(0, 14).Select(i => $"a{i}"));
        string cover = string.Concat(Enumerable.Range(0, 1 << 14).Where(_ => random.Next(3) == 0).Select(address => $"{Convert.ToString(address, 2).PadLeft(14, '0')} 1\n"));
        Netlist netlist = BlifReader.Read($".model m\n.inputs {names}\n.outputs f\n.names {names} f\n{cover}.end\n");

        Assert.Equal(14, Assert.Single(netlist.Nodes).Fanins.Count);
        Assert.Equal(cover.Split('\n').Length - 1, NetlistSimulation.Truth(netlist)[0].Count(c => c == '1'));
    }

    [Fact]
    public void Models_within_models_become_one_netlist()
    {
        Netlist netlist = BlifReader.Read("""
            .model adder
            .inputs a1 a0 b1 b0
            .outputs s2 s1 s0
            .subckt half a=a0 b=b0 sum=s0 carry=c
            .subckt full a=a1 b=b1 c=c sum=s1 carry=s2
            .end
            .model full
            .inputs a b c
            .outputs sum carry
            .subckt half a=a b=b sum=t carry=c1
            .subckt half a=t b=c sum=sum carry=c2
            .names c1 c2 carry
            00 0
            .end
            .model half
            .inputs a b
            .outputs sum carry
            .names a b sum
            10 1
            01 1
            .names a b carry
            11 1
            .end
            """);

        string[] truth = NetlistSimulation.Truth(netlist);
        for (int address = 0; address < 16; address++)
        {
            int sum = truth.Aggregate(0, (number, column) => 2 * number + column[address] - '0');
            Assert.Equal((address >> 2) + (address & 3), sum);
        }

        Assert.Contains("full_1.c1", netlist.Nodes.Select(n => n.Name));
        Assert.Equal(netlist.Nodes.Count, netlist.Nodes.Select(n => n.Name).Distinct().Count());
    }

    [Fact]
    public void A_net_of_a_part_does_not_take_the_name_of_another()
    {
        Netlist netlist = BlifReader.Read("""
            .model top
            .inputs a inv_0.t
            .outputs f
            .subckt inv x=a y=g
            .names g inv_0.t f
            11 1
            .end
            .model inv
            .inputs x
            .outputs y
            .names x t
            0 1
            .names t y
            1 1
            .end
            """);

        Assert.Equal(["0100"], NetlistSimulation.Truth(netlist));
        Assert.Equal(netlist.Nodes.Count + 2, netlist.Nodes.Select(n => n.Name).Concat(netlist.Inputs).Distinct().Count());
    }
}
