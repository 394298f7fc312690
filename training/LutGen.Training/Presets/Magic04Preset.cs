using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Structure;

namespace LutGen.Training.Presets;

/// <summary>MAGIC's gamma telescope with a few learnt thresholds for each of its ten real features, since comparators of real numbers cost most.</summary>
public sealed class Magic04Preset : CatalogPreset
{
    /// <inheritdoc/>
    public override string Name => "magic04";

    /// <inheritdoc/>
    public override string Description => "MAGIC gamma telescope, 10 features of 6 learnt thresholds; 240 six-input tables";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.8630, TimeSpan.FromSeconds(1.0), Threads: 1);

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = new LogicNetworkSettings
    {
        Layers = [new DenseSettings(240) { Node = new() { Method = NodeMethod.WarpExpectation, Inputs = 6 } }],
        Thresholds = new DistributiveThresholds(6),
        ThresholdLearning = new LearnableThresholds { Hard = true, Temperature = 0.005f, LearningRateFactor = 0.3f, ClipNorm = 1000 },
        GroupTemperature = 8,
        ResidualProbability = 0.65,
        Sampler = NodeSampler.Soft,
        FinalTemperature = 0.2f,
        LearningRate = 0.006f,
        Epochs = 20,
        ValidationSamples = 2_000,
    };
}
