using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests;

public class NodeParametrizationTests
{
    public static TheoryData<NodeMethod, int> AllKinds => GradientTests.AllKinds;

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Every_truth_table_can_be_expressed_and_is_found_again(NodeMethod method, int inputs)
    {
        INodeParametrization kind = Kind(method, inputs);
        SeededRandom random = new(3);
        float[] parameters = new float[kind.ParametersPerNode];
        for (int i = 0; i < 200; i++)
        {
            ulong table = random.NextBits() & All(inputs);
            kind.Express(parameters, table, 0.8);
            Assert.Equal(table, kind.Discretize(parameters));
        }
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void A_node_says_what_its_table_says_with_the_probability_asked_for(NodeMethod method, int inputs)
    {
        INodeParametrization kind = Kind(method, inputs);
        float[] parameters = new float[kind.ParametersPerNode];
        SeededRandom random = new(4);
        foreach (double probability in new[] { 0.6, 0.951 })
        {
            ulong table = random.NextBits() & All(inputs);
            kind.Express(parameters, table, probability);
            for (int address = 0; address < 1 << inputs; address++)
            {
                double one = ProbabilityOfOne(method, inputs, parameters, address);
                Assert.Equal((table >> address & 1) == 1 ? probability : 1 - probability, one, 1e-5);
            }
        }
    }

    [Fact]
    public void The_published_strengths_of_fresh_nodes_come_out()
    {
        float[] warp = new float[4], raw = new float[16];
        NodeInitialization.Residual.Write(Kind(NodeMethod.Warp, 2), warp, 0.951, new SeededRandom(1));
        NodeInitialization.Residual.Write(Kind(NodeMethod.Raw, 2), raw, 0.951, new SeededRandom(1));
        Assert.Equal([0, 0, 2.9657f, 0], warp.Select(w => MathF.Round(w, 4)));
        Assert.Equal(4.999, raw[3], 1e-3);
        Assert.Equal(1, raw.Count(logit => logit != 0));
    }

    [Theory]
    [InlineData(0, 1, 0, 0, 0)]
    [InlineData(1, .5, .5, .5, -.5)]
    [InlineData(2, .5, -.5, .5, .5)]
    [InlineData(3, 0, 0, 1, 0)]
    [InlineData(4, .5, .5, -.5, .5)]
    [InlineData(5, 0, 1, 0, 0)]
    [InlineData(6, 0, 0, 0, 1)]
    [InlineData(7, -.5, .5, .5, .5)]
    [InlineData(8, .5, -.5, -.5, -.5)]
    [InlineData(9, 0, 0, 0, -1)]
    [InlineData(10, 0, -1, 0, 0)]
    [InlineData(11, -.5, -.5, .5, -.5)]
    [InlineData(12, 0, 0, -1, 0)]
    [InlineData(13, -.5, .5, -.5, -.5)]
    [InlineData(14, -.5, -.5, -.5, .5)]
    [InlineData(15, -1, 0, 0, 0)]
    public void The_published_coefficients_of_a_gate_round_to_that_gate(int gate, float w0, float w1, float w2, float w3)
    {
        // A gate's id lists the outputs for AB = 00, 01, 10, 11 from its most significant bit down.
        ulong table = Kind(NodeMethod.Warp, 2).Discretize([w0, w1, w2, w3]);
        Assert.Equal(RawNode.TableOf(gate), table);
        for (int address = 0; address < 4; address++)
        {
            Assert.Equal(gate >> (3 - address) & 1, (int)(table >> address & 1));
        }

        for (int mask = 0; mask < 4; mask++)
        {
            Assert.Equal(new[] { w0, w1, w2, w3 }[mask], TruthTables.Coefficient(table, 2, mask) / 4f);
        }
    }

    [Fact]
    public void A_raw_node_is_its_most_likely_gate()
    {
        float[] logits = [.. Enumerable.Range(0, 16).Select(i => i == 9 ? 0.2f : 0.1f)];
        Assert.Equal(RawNode.TableOf(9), Kind(NodeMethod.Raw, 2).Discretize(logits));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Catalogued_nodes_pass_their_first_input_on_as_often_as_was_asked_for(NodeMethod method, int inputs)
    {
        INodeParametrization kind = Kind(method, inputs);
        float[] parameters = new float[2000 * kind.ParametersPerNode];
        NodeInitialization.ResidualCatalog.Write(kind, parameters, 0.7, new SeededRandom(8));
        ulong[] tables = [.. parameters.Chunk(kind.ParametersPerNode).Select(node => kind.Discretize(node))];
        double drawn = 0.3 * Math.Pow(2, -(1 << inputs));
        Assert.Equal(0.7 + drawn, tables.Count(table => table == TruthTables.OfFirstInput(inputs)) / 2000.0, 0.03);
        Assert.True(tables.Distinct().Count() >= Math.Min(4, 1 << (1 << inputs)));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Random_nodes_have_parameters_of_the_stated_spread(NodeMethod method, int inputs)
    {
        INodeParametrization kind = Kind(method, inputs);
        float[] parameters = new float[8192];
        NodeInitialization.Random.Write(kind, parameters, 0.9, new SeededRandom(8));
        Assert.Equal(0, parameters.Average(), 0.04);
        Assert.Equal(method == NodeMethod.Dwn ? 1.0 / 3 : 1, parameters.Average(w => (double)w * w), 0.05);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Forgetting_an_ignored_input_keeps_the_table_and_softens_the_node(NodeMethod method, int inputs)
    {
        INodeParametrization kind = Kind(method, inputs);
        SeededRandom random = new(6);
        for (int input = 0; input < inputs; input++)
        {
            // A table that ignores the input, expressed with more decision than a fresh node has.
            int bit = TruthTables.AddressBit(inputs, input);
            ulong drawn = random.NextBits() & All(inputs), table = 0;
            for (int address = 0; address < 1 << inputs; address++)
            {
                table |= (drawn >> (address & ~bit) & 1) << address;
            }

            float[] parameters = new float[kind.ParametersPerNode];
            kind.Express(parameters, table, 0.99);
            kind.Forget(parameters, input, 0.9);
            Assert.Equal(table, kind.Discretize(parameters));
            for (int address = 0; address < 1 << inputs; address++)
            {
                double one = ProbabilityOfOne(method, inputs, parameters, address);
                Assert.Equal(one, ProbabilityOfOne(method, inputs, parameters, address ^ bit), 1e-6);
                Assert.InRange(one, 0.001, 0.999);
            }
        }
    }

    [Fact]
    public void Forgetting_leaves_undecided_parameters_of_the_other_input_alone()
    {
        INodeParametrization warp = Kind(NodeMethod.Warp, 2);
        float[] parameters = [0.1f, 0.2f, 0.3f, 0.4f];
        warp.Forget(parameters, 1, 0.951);
        Assert.Equal([0.1f, 0, 0.3f, 0], parameters);

        parameters = [0.1f, 0.2f, 0.3f, 0.4f];
        warp.Forget(parameters, 0, 0.951);
        Assert.Equal([0.1f, 0.2f, 0, 0], parameters);

        parameters = [1, 2, -8, 3];
        warp.Forget(parameters, 1, 0.951);
        Assert.Equal(-2.9657f, parameters[2], 1e-4f);
        Assert.Equal(2.9657f / 8, parameters[0], 1e-4f);
    }

    [Fact]
    public void The_pull_of_an_input_is_the_length_of_the_gradient_it_takes_part_in()
    {
        Assert.Equal(5, Rewiring.Pull([9, 3, 12, 4], 2, 1), 6);
        Assert.Equal(Math.Sqrt(160), Rewiring.Pull([9, 3, 12, 4], 2, 0), 6);
        Assert.Equal(2, Rewiring.Pull([9, 9, 9, 9, 1, 1, 1, 1], 3, 0), 6);
    }

    private static INodeParametrization Kind(NodeMethod method, int inputs) => new NodeSettings { Method = method, Inputs = inputs }.CreateKind();

    private static ulong All(int inputs) => ulong.MaxValue >> (64 - (1 << inputs));

    // A DWN entry is the mean of the bit that a draw would give.
    private static double ProbabilityOfOne(NodeMethod method, int inputs, float[] parameters, int address)
    {
        double[] s = [.. Enumerable.Range(0, inputs).Select(i => (address & TruthTables.AddressBit(inputs, i)) != 0 ? -1.0 : 1)];
        double[] values = [.. parameters.Select(each => (double)each)];
        return method == NodeMethod.Dwn
            ? (1 + values[address]) / 2
            : (1 - ReferenceNode.Create(method, inputs, 1, false).Evaluate(values, s).Output) / 2;
    }
}
