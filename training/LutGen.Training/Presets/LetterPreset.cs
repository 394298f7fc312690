using LutGen.Training.Data;
using LutGen.Training.Layers;
using LutGen.Training.Structure;

namespace LutGen.Training.Presets;

/// <summary>Letters of the alphabet from 16 whole numbers of 0 to 15: two layers of six-input tables.</summary>
public sealed class LetterPreset : CatalogPreset
{
    /// <inheritdoc/>
    public override string Name => "letter";

    /// <inheritdoc/>
    public override string Description => "letter recognition, 16 features of 7 learnt thresholds; 4,080 six-input tables";

    /// <inheritdoc/>
    public override PresetExpectation Expected => new(0.9363, TimeSpan.FromSeconds(19.6), Threads: 1);

    /// <inheritdoc/>
    public override TrainingSettings Settings { get; } = new LogicNetworkSettings
    {
        Layers = DenseSettings.Stack([2000, 2080], null, new() { Method = NodeMethod.WarpExpectation, Inputs = 6 }),
        Thresholds = new DistributiveThresholds(7),
        ThresholdLearning = new LearnableThresholds { Hard = true, Temperature = 0.01f, LearningRateFactor = 0.1f, ClipNorm = 1000 },
        MinimumActivity = 0,
        GroupTemperature = 6,
        ResidualProbability = 0.65,
        Sampler = NodeSampler.Soft,
        FinalTemperature = 0.2f,
        AnnealFrom = 0.5,
        LearningRate = 0.01f,
        Epochs = 30,
        ValidationSamples = 3_000,
    };
}
