using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;

namespace LutGen.Training.Tests;

public unsafe class GradientTests
{
    public static TheoryData<NodeMethod, int> AllKinds
    {
        get
        {
            TheoryData<NodeMethod, int> kinds = new() { { NodeMethod.Raw, 2 } };
            for (int inputs = 1; inputs <= 6; inputs++)
            {
                kinds.Add(NodeMethod.Warp, inputs);
                kinds.Add(NodeMethod.WarpExpectation, inputs);
                kinds.Add(NodeMethod.Light, inputs);
                kinds.Add(NodeMethod.Dwn, inputs);
            }

            return kinds;
        }
    }

    [Theory]
    [InlineData(NodeMethod.Warp, 2)]
    [InlineData(NodeMethod.Warp, 4)]
    [InlineData(NodeMethod.WarpExpectation, 3)]
    [InlineData(NodeMethod.Raw, 2)]
    [InlineData(NodeMethod.Light, 3)]
    public void The_reference_gradient_agrees_with_finite_differences(NodeMethod method, int inputs)
    {
        using GradientCase given = new(5, NodeSampler.Soft, Nodes(method, inputs));
        double[] gradient = given.Reference.Gradient(given.Parameters, given.Inputs, given.Labels);
        for (int i = 0; i < gradient.Length; i++)
        {
            const double step = 1e-5;
            double before = given.Parameters[i];
            given.Parameters[i] = before + step;
            double above = given.Reference.Loss(given.Parameters, given.Inputs, given.Labels);
            given.Parameters[i] = before - step;
            double below = given.Reference.Loss(given.Parameters, given.Inputs, given.Labels);
            given.Parameters[i] = before;
            Assert.Equal((above - below) / (2 * step), gradient[i], 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void The_fused_kernels_agree_with_the_reference_through_three_layers_and_the_head(NodeMethod method, int inputs)
    {
        foreach (int samples in new[] { 32, 19, 1 })
        {
            AssertAgreement(samples, NodeSampler.Soft, Nodes(method, inputs));
        }
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Hard_nodes_go_forward_rounded_and_back_with_the_slopes_of_their_method(NodeMethod method, int inputs) =>
        AssertAgreement(19, NodeSampler.Hard, Nodes(method, inputs));

    [Fact]
    public void Layers_may_differ_in_method_and_number_of_inputs()
    {
        AssertAgreement(19, NodeSampler.Soft, Nodes(NodeMethod.Dwn, 6), Nodes(NodeMethod.Warp, 3), Nodes(NodeMethod.Raw, 2));
        AssertAgreement(19, NodeSampler.Soft, Nodes(NodeMethod.Raw, 2), Nodes(NodeMethod.Light, 5), Nodes(NodeMethod.Warp, 6));
    }

    [Fact]
    public void A_gradient_factor_scales_what_a_layer_hands_to_the_one_in_front()
    {
        NodeSettings doubled = Nodes(NodeMethod.Warp, 2) with { GradientFactor = 2 };
        using GradientCase given = new(19, NodeSampler.Soft, Nodes(NodeMethod.Warp, 2), doubled, doubled with { GradientFactor = 3 });
        AssertClose(given.Reference.Gradient(given.Parameters, given.Inputs, given.Labels, [1, 2, 3]), given.ByKernels().Gradient);
    }

    [Theory]
    [InlineData(NodeSampler.GumbelSoft, NodeSampler.Soft)]
    [InlineData(NodeSampler.GumbelHard, NodeSampler.Hard)]
    public void Without_noise_a_Gumbel_sampler_is_the_one_it_is_named_after(NodeSampler noisy, NodeSampler still)
    {
        foreach (NodeMethod method in new[] { NodeMethod.Warp, NodeMethod.WarpExpectation, NodeMethod.Raw, NodeMethod.Light })
        {
            using GradientCase one = new(19, noisy, Nodes(method, 2));
            using GradientCase other = new(19, still, Nodes(method, 2));
            AssertClose(other.ByKernels().Gradient, one.ByKernels().Gradient);
        }
    }

    [Fact]
    public void A_probed_wiring_has_the_gradient_that_its_connections_would_have()
    {
        using GradientCase given = new(16, NodeSampler.Soft, Nodes(NodeMethod.Warp, 2));
        LogicLayer last = given.Stack.Layers[^1];
        using AlignedBuffer scratch = new(given.Stack.Coefficients.Length);
        int[] swapped = GC.AllocateUninitializedArray<int>(last.Connections.Length, pinned: true);
        for (int i = 0; i < swapped.Length; i++)
        {
            swapped[i] = last.Connections[i ^ 1];
        }

        int[][][] alternatives = [[], [], [swapped]];
        float[][][] gradients = [[], [], [new float[last.Nodes * 4]]];
        using AlignedBuffer own = new(given.Stack.Coefficients.Length);
        given.Workspace.Probe(
            given.Filler, [.. Enumerable.Range(0, 16)], given.Sampler, 1, 1, new WiringProbe(alternatives, gradients, scratch), own.Start);

        double[] actual = given.Reference.Gradient(given.Parameters, given.Inputs, given.Labels);
        int first = actual.Length - 4 * last.Nodes;
        for (int node = 0; node < last.Nodes; node++)
        {
            // With the inputs exchanged, the gradients of A and B are exchanged as well.
            Assert.Equal(16 * actual[first + 4 * node + 2], gradients[2][0][4 * node + 1], 5e-5);
            Assert.Equal(16 * actual[first + 4 * node + 1], gradients[2][0][4 * node + 2], 5e-5);
            Assert.Equal(16 * actual[first + 4 * node + 3], gradients[2][0][4 * node + 3], 5e-5);
        }
    }

    private static NodeSettings Nodes(NodeMethod method, int inputs) => new() { Method = method, Inputs = inputs };

    private static void AssertAgreement(int samples, NodeSampler sampler, params NodeSettings[] layers)
    {
        using GradientCase given = new(samples, sampler, layers);
        (double loss, double[] gradient) = given.ByKernels();
        Assert.Equal(given.Reference.Loss(given.Parameters, given.Inputs, given.Labels), loss, 1e-5);
        AssertClose(given.Reference.Gradient(given.Parameters, given.Inputs, given.Labels), gradient);
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = expected.Max(Math.Abs);
        Assert.True(largest > 1e-4, $"{largest}");
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-7 + 1e-5 * largest);
        }
    }
}
