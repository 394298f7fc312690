using LutGen.Training.Layers;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests;

public unsafe class WarpNodeTests
{
    private readonly WarpNode _warp = new(0.951);

    [Fact]
    public void A_fresh_node_passes_its_first_input_on_with_probability_0_951()
    {
        float[] parameters = new float[4];
        _warp.Initialize(parameters, new SeededRandom(1));

        Assert.Equal(0b1100UL, _warp.Discretize(parameters));
        Assert.Equal([0, 0, 2.9657f, 0], parameters.Select(w => MathF.Round(w, 4)));
        for (int address = 0; address < 4; address++)
        {
            double one = (1 - Output(parameters, address)) / 2;
            Assert.Equal(address >= 2 ? 0.951 : 0.049, one, 1e-4);
        }
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
        float[] parameters = [w0, w1, w2, w3];
        ulong table = _warp.Discretize(parameters);
        for (int address = 0; address < 4; address++)
        {
            // A gate's id lists the outputs for AB = 00, 01, 10, 11 from its most significant bit down.
            int expected = gate >> (3 - address) & 1;
            Assert.Equal(expected, (int)(table >> address & 1));
            Assert.Equal(expected == 1, Output(parameters, address) < 0);
        }
    }

    [Fact]
    public void Forgetting_an_input_leaves_the_other_alone()
    {
        float[] parameters = [0.1f, 0.2f, 0.3f, 0.4f];
        _warp.Forget(parameters, 1);
        Assert.Equal([0.1f, 0, 0.3f, 0], parameters);

        parameters = [0.1f, 0.2f, 0.3f, 0.4f];
        _warp.Forget(parameters, 0);
        Assert.Equal([0.1f, 0.2f, 0, 0], parameters);
    }

    [Fact]
    public void Forgetting_softens_a_decided_node_but_keeps_its_truth_table()
    {
        float[] parameters = [1, 2, -8, 3];
        ulong wire = _warp.Discretize([1, 0, -8, 0]);
        _warp.Forget(parameters, 1);
        Assert.Equal(wire, _warp.Discretize(parameters));
        Assert.Equal(-2.9657f, parameters[2], 1e-4f);
        Assert.Equal(2.9657f / 8, parameters[0], 1e-4f);
    }

    [Fact]
    public void The_pull_of_an_input_is_the_length_of_the_gradient_it_takes_part_in()
    {
        float[] gradient = [9, 3, 12, 4];
        Assert.Equal(5, _warp.Pull(gradient, 1), 6);
        Assert.Equal(Math.Sqrt(160), _warp.Pull(gradient, 0), 6);
    }

    private float Output(float[] parameters, int address)
    {
        using AlignedBuffer rows = new(3 * MicroBatch.Lanes);
        rows.Span[..MicroBatch.Lanes].Fill(address >= 2 ? -1 : 1);
        rows.Span.Slice(MicroBatch.Lanes, MicroBatch.Lanes).Fill((address & 1) == 1 ? -1 : 1);
        int[] connections = [0, 1];
        LaneNoise noise = default;
        fixed (int* c = connections)
        fixed (float* p = parameters)
        {
            _warp.Forward(new LayerPass
            {
                Nodes = 1,
                Connections = c,
                Parameters = p,
                Inputs = rows.Start,
                Outputs = rows.Start + 2 * MicroBatch.Lanes,
                Sampler = new SamplerState(NodeSampler.Soft, 1, 0),
                Noise = ref noise,
            });
        }

        return rows.Start[2 * MicroBatch.Lanes];
    }
}
