using LutGen.Testing;
using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Optimizers;
using LutGen.Training.Stages;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

public class TrainingStepTests
{
    [Fact]
    public void A_step_through_every_kind_of_layer_allocates_nothing() => AssertNothingIsAllocated(
        SmallData.EveryKindSettings,
        NodeSampler.GumbelSoft);

    [Theory]
    [InlineData(NodeMethod.Warp, NodeSampler.GumbelSoft, 0)]
    [InlineData(NodeMethod.Warp, NodeSampler.GumbelHard, 0)]
    [InlineData(NodeMethod.WarpExpectation, NodeSampler.GumbelSoft, 0)]
    [InlineData(NodeMethod.Raw, NodeSampler.GumbelSoft, 1)]
    [InlineData(NodeMethod.Light, NodeSampler.Hard, 0)]
    [InlineData(NodeMethod.Dwn, NodeSampler.Soft, 0)]
    public void A_step_allocates_nothing(NodeMethod method, NodeSampler sampler, float clipNorm) => AssertNothingIsAllocated(
        SmallData.DigitSettings with
        {
            MaxShift = 1,
            Layers = DenseSettings.Stack(
                [600, 600], [new LocalWiring(2), new LocalWiring(4)],
                new NodeSettings { Method = method, Regularizer = WeightRegularizer.UnitNorm, Rescale = WeightRescale.Clip }),
            Optimizer = new OptimizerSettings { ClipNorm = clipNorm, WeightDecay = 0.01f },
        },
        sampler);

    private static void AssertNothingIsAllocated(LogicNetworkSettings settings, NodeSampler sampler)
    {
        Dataset digits = ProceduralDigits.Generate(256, seed: 1);
        EncodedDataset encoded = new(digits, settings.Thresholds.Place(digits));
        ThresholdStart? learnable = settings.ThresholdLearning is { } learning ? ThresholdStart.Of(digits, settings.Thresholds.Place(digits), learning) : null;
        using LogicStack stack = LogicStackBuilder.Build(settings, encoded, learnable);
        using WorkerTeam team = new(1);
        using Workspace workspace = new(stack, new GroupSumCrossEntropy(stack.Classes, stack.GroupSize, settings.GroupTemperature));
        RowFiller filler = learnable is null ? new InputFiller(encoded, settings.Augmentation) : new ValueFiller(digits, settings.Augmentation, learnable);
        using TrainingStep step = new(stack, team, [workspace], [filler], settings.Optimizer, batchSize: 64, seed: 1);
        int[] order = [.. Enumerable.Range(0, digits.Count)];
        SamplerState state = new(sampler, 1, 0.3f);

        void Steps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                step.Run(order, i % 4 * 64, 64, state, 0.01f);
            }
        }

        Steps(3);
        Assert.Equal(0, Allocations.LeastOf(() => Steps(20)));
    }
}
