using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Structure;

namespace LutGen.Training.Tests;

public class ResultTests
{
    private static readonly Dataset Bits = SmallData.FromRule("bits", [2, 2, 2, 2, 2], row => row[0] ^ row[1]);

    [Fact]
    public void Parameters_are_those_of_nodes_connections_and_thresholds_that_learn()
    {
        TrainingResult result = NetworkTrainer.Train(
            SmallData.Settings with
            {
                Layers =
                [
                    new DenseSettings(10) { Connections = new LearnableConnections(3) },
                    new DenseSettings(30) { Node = new NodeSettings { LearningRateFactor = 0 } },
                    new DenseSettings(6) { Node = new NodeSettings { Inputs = 4 } },
                ],
                ThresholdLearning = new LearnableThresholds(),
                Epochs = 1,
            },
            Bits);
        const int Nodes = 10 * 4 + 6 * 16, Connections = 10 * 2 * 3, Thresholds = 5;
        Assert.Equal(Nodes + Connections + Thresholds, result.Parameters);
    }

    [Fact]
    public void Each_epoch_says_how_many_updates_there_were()
    {
        TrainingResult result = NetworkTrainer.Train(SmallData.Settings with { Epochs = 3, BatchSize = 10 }, Bits);
        Assert.Equal([4, 8, 12], result.Epochs.Select(epoch => epoch.Step));
    }
}
