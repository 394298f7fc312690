using LutGen.Training.Convolutional;
using LutGen.Training.Data;
using LutGen.Training.Numerics;

namespace LutGen.Training.Tests.Convolutional;

public unsafe class CnnPassTests
{
    private const float Smoothing = 0.1f;

    public static TheoryData<string> Networks => SmallCnns.Names;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_map_is_what_its_definition_says(string network)
    {
        using CnnWeights weights = SmallCnns.Draw(network);
        Dataset data = SmallCnns.Images(11);
        double[][][] expected = ReferenceCnn.Run(weights, data, isTraining: false);
        using WorkerTeam team = new(2);
        using CnnPass pass = new(weights, team, data.Count, gradients: null);
        pass.Forward(data, [.. Enumerable.Range(0, data.Count)], 0, data.Count, isTraining: false);
        for (int node = 0; node < expected.Length; node++)
        {
            MapLayout layout = pass.Maps[node].Layout;
            for (int sample = 0; sample < data.Count; sample++)
            {
                for (int i = 0; i < expected[node][sample].Length; i++)
                {
                    int channel = i / layout.Shape.Places, place = i % layout.Shape.Places;
                    Assert.Equal(expected[node][sample][i], pass.Maps[node].ValuesOf(sample)[layout.At(place / layout.Shape.Width, place % layout.Shape.Width) + channel], 1e-4);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Gradients_are_what_the_loss_changes_by(string network)
    {
        using CnnWeights weights = SmallCnns.Draw(network);
        Dataset data = SmallCnns.Images(10);
        using WorkerTeam team = new(2);
        CnnSettings settings = new() { Layers = SmallCnns.Networks[network], BatchSize = data.Count, LabelSmoothing = Smoothing };
        using CnnStep step = new(weights, team, settings);
        (double loss, _) = step.Differentiate(data, [.. Enumerable.Range(0, data.Count)], 0, data.Count);
        Assert.Equal(ReferenceCnn.LossOf(weights, data, Smoothing), loss / data.Count, 1e-4);

        // Some parameters of each kind and layer; where a rectifier or a largest value changes sides between the two losses, another step is taken.
        SeededRandom random = new(5);
        foreach (LutGen.Training.Neurons.ParameterBlock block in weights.Blocks.Where(block => block.Count > 0))
        {
            int[] existing = [.. Enumerable.Range(block.First, block.Count).Where(i => weights.Mask.Span[i] > 0)];
            for (int k = 0; k < 6; k++)
            {
                int index = existing[random.Next(existing.Length)];
                double analytic = step.Gradients.Span[index];
                double nearest = new[] { 1e-2f, 1e-3f, 1e-4f, 1e-5f }.Select(h => Slope(weights, data, index, h)).MinBy(slope => Math.Abs(slope - analytic));
                Assert.True(Math.Abs(nearest - analytic) < 1e-3 + 0.02 * Math.Abs(analytic), $"parameter {index}: {analytic}, by differences {nearest}");
            }
        }
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_training()
    {
        float[][] trained = [.. new[] { 1, 3 }.Select(threads =>
        {
            using CnnWeights weights = SmallCnns.Draw("residual");
            Dataset data = SmallCnns.Images(40);
            using WorkerTeam team = new(threads);
            using CnnStep step = new(weights, team, new CnnSettings { Layers = SmallCnns.Networks["residual"], BatchSize = 20 });
            int[] order = [.. Enumerable.Range(0, data.Count)];
            for (int i = 0; i < 6; i++)
            {
                step.Run(data, order, i % 2 * 20, 20, 0.01f);
            }

            return weights.Parameters.Span.ToArray();
        })];
        Assert.Equal(trained[0], trained[1]);
    }

    private static double Slope(CnnWeights weights, Dataset data, int index, float h)
    {
        float before = weights.Parameters.Span[index], high = before + h, low = before - h;
        weights.Parameters.Span[index] = high;
        double above = ReferenceCnn.LossOf(weights, data, Smoothing);
        weights.Parameters.Span[index] = low;
        double below = ReferenceCnn.LossOf(weights, data, Smoothing);
        weights.Parameters.Span[index] = before;
        return (above - below) / ((double)high - low);
    }
}
