using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Optimizers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

public unsafe class OptimizerTests
{
    [Theory]
    [InlineData(0f, 1f, 1f)]
    [InlineData(0.1f, 1f, 1f)]
    [InlineData(0.1f, 0.5f, 0.25f)]
    public void Adam_and_AdamW_are_their_formulas(float weightDecay, float factor, float gradientFactor)
    {
        OptimizerSettings settings = new() { WeightDecay = weightDecay, Beta1 = 0.8f, Beta2 = 0.95f, Epsilon = 1e-3f };
        using Adam adam = new(settings, 32);
        using AlignedBuffer parameters = new(32), gradient = new(16);
        double[] theta = new double[16], m = new double[16], v = new double[16];
        SeededRandom random = new(1);
        for (int i = 0; i < 16; i++)
        {
            theta[i] = parameters.Span[16 + i] = (float)random.NextDouble(-1, 1);
        }

        for (int step = 1; step <= 20; step++)
        {
            double rate = 0.1 / step;
            for (int i = 0; i < 16; i++)
            {
                double g = gradient.Span[i] = (float)random.NextDouble(-1, 1);
                g *= gradientFactor;
                m[i] = 0.8 * m[i] + 0.2 * g;
                v[i] = 0.95 * v[i] + 0.05 * g * g;
                double change = m[i] / (1 - Math.Pow(0.8, step)) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.95, step))) + 1e-3);
                theta[i] -= rate * factor * (change + weightDecay * theta[i]);
            }

            adam.Begin(step, (float)rate);
            adam.Update(parameters.Start, gradient.Start, 16, 16, factor, gradientFactor);
            for (int i = 0; i < 16; i++)
            {
                Assert.Equal(theta[i], parameters.Span[16 + i], 2e-5);
                Assert.Equal(0, parameters.Span[i]);
            }
        }
    }

    [Fact]
    public void Schedules_take_the_course_they_are_named_after()
    {
        Assert.Equal(1, new ConstantSchedule().FactorAt(0.7));
        Assert.Equal([1, 0.5, 0], new[] { 0, 0.5, 1 }.Select(p => Math.Round(new CosineSchedule().FactorAt(p), 9)));
        Assert.Equal([0, 0.5, 1, 0.5, 0], new[] { 0, 0.1, 0.2, 0.6, 1 }.Select(p => Math.Round(new CosineSchedule(0.2).FactorAt(p), 9)));
        Assert.Equal([1, 0.1, 0.01], new[] { 0.4, 0.5, 0.9 }.Select(p => Math.Round(new StepSchedule(0.1, 0.5, 0.8).FactorAt(p), 9)));
    }

    [Fact]
    public void The_clipped_gradient_of_all_layers_has_the_norm_asked_for_and_its_old_direction()
    {
        // With both decays 0 and a huge epsilon a step of Adam is -rate * g / epsilon: the gradient can be read off the parameters.
        OptimizerSettings plain = new() { Beta1 = 0, Beta2 = 0, Epsilon = 1e6f };
        double[] free = ChangeOfOneStep(plain);
        double[] clipped = ChangeOfOneStep(plain with { ClipNorm = 1e-3f });
        double[] loose = ChangeOfOneStep(plain with { ClipNorm = 1e6f });
        double norm = Math.Sqrt(free.Sum(each => each * each));
        Assert.True(norm > 1e-2);
        Assert.Equal(1e-3, Math.Sqrt(clipped.Sum(each => each * each)), 1e-5);
        for (int i = 0; i < free.Length; i++)
        {
            Assert.Equal(free[i] * 1e-3 / norm, clipped[i], 1e-6);
            Assert.Equal(free[i], loose[i], 1e-9);
        }
    }

    [Theory]
    [InlineData(WeightRegularizer.UnitNorm)]
    [InlineData(WeightRegularizer.UnitSum)]
    public void The_gradient_of_a_regulariser_is_that_of_its_term(WeightRegularizer regularizer)
    {
        float[] w = [0.3f, -0.8f, 0.1f, 0.9f, -0.2f, -0.4f, -0.1f, 0.25f];
        float[] gradient = new float[8];
        NodeWeights.AddGradient(regularizer, 0.5f, 4, w, gradient);
        double Term(double[] all) => all.Chunk(4).Sum(node =>
            Math.Pow(1 - (regularizer == WeightRegularizer.UnitNorm ? node.Sum(each => each * each) : Math.Abs(node.Sum())), 2));
        for (int i = 0; i < w.Length; i++)
        {
            double[] above = [.. w.Select(each => (double)each)], below = [.. above];
            above[i] += 1e-5;
            below[i] -= 1e-5;
            Assert.Equal(0.5 * (Term(above) - Term(below)) / 2e-5, gradient[i], 1e-5);
        }
    }

    [Fact]
    public void Rescaled_nodes_have_the_property_they_are_rescaled_to()
    {
        float[] Rescaled(WeightRescale rescale, params float[] w)
        {
            NodeWeights.Apply(rescale, 4, w);
            return [.. w.Select(each => MathF.Round(each, 5))];
        }

        Assert.Equal([1, -1, 0.5f, 0], Rescaled(WeightRescale.Clip, 3, -2, 0.5f, 0));
        Assert.Equal([-2, 0, 1, 0], Rescaled(WeightRescale.BySum, -6, 0, 3, 0));
        Assert.Equal([0.6f, 0, 0.8f, 0], Rescaled(WeightRescale.ByNorm, 3, 0, 4, 0));
        Assert.Equal([0f, 0, 0, 0], Rescaled(WeightRescale.ByNorm, 0, 0, 0, 0));
    }

    private static double[] ChangeOfOneStep(OptimizerSettings optimizer)
    {
        Dataset digits = ProceduralDigits.Generate(64, seed: 1);
        LogicNetworkSettings settings = SmallData.DigitSettings with
        {
            Layers = DenseSettings.Stack([600, 600], [new LocalWiring(2), new LocalWiring(4)], new NodeSettings { Method = NodeMethod.Light }),
        };
        EncodedDataset encoded = new(digits, settings.Thresholds.Place(digits));
        using LogicStack stack = LogicStackBuilder.Build(settings, encoded);
        using WorkerTeam team = new(1);
        using Workspace workspace = new(stack, new GroupSumCrossEntropy(stack.Classes, stack.GroupSize, 0.1f));
        using TrainingStep step = new(stack, team, [workspace], [new InputFiller(encoded, default)], optimizer, batchSize: 64, seed: 1);

        // Parameters of zero, so that a small change is not lost in rounding.
        stack.Parameters.Clear();
        step.Run([.. Enumerable.Range(0, 64)], 0, 64, new SamplerState(NodeSampler.Soft, 1, 0), 1);
        return [.. stack.Parameters.Span.ToArray().Select(each => -1e6 * each)];
    }
}
