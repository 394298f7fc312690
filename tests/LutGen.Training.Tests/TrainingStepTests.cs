using LutGen.Training.Data;
using LutGen.Training.Layers;

namespace LutGen.Training.Tests;

public class TrainingStepTests
{
    [Fact]
    public void A_step_allocates_nothing()
    {
        Dataset digits = ProceduralDigits.Generate(256, seed: 1);
        LogicNetworkSettings settings = SmallData.DigitSettings with { MaxShift = 1 };
        EncodedDataset encoded = new(digits, settings.Thresholds.Place(digits));
        using LogicStack stack = LogicNetworkTrainer.BuildStack(settings, encoded);
        using WorkerTeam team = new(1);
        using Workspace workspace = new(stack, new GroupSumCrossEntropy(stack.Classes, stack.GroupSize, settings.GroupTemperature));
        using TrainingStep step = new(
            stack, team, [workspace], [new InputFiller(encoded, settings.Augmentation)], batchSize: 64, seed: 1);
        int[] order = [.. Enumerable.Range(0, digits.Count)];
        SamplerState sampler = new(NodeSampler.GumbelSoft, 1, 0.3f);

        void Steps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                step.Run(order, i % 4 * 64, 64, sampler, 0.01f);
            }
        }

        Steps(3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Steps(20);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
