using LutGen.Training.Optimizers;

namespace LutGen.Training.SettingsFiles;

/// <summary>What <see cref="TrainingSettings"/> says about the course of a training, the same for all networks.</summary>
internal static class CourseProperties
{
    // As for layers: more than any training can want, and less than what only fails when memory has run out.
    private const int MostEpochs = 1_000_000;
    private const int MostBatch = 65_536;

    /// <summary>The properties among those of a network.</summary>
    /// <param name="optimizer">The network's usual optimiser, of which a file may change a part.</param>
    public static IEnumerable<SettingProperty<T>> Of<T>(OptimizerSettings optimizer)
        where T : TrainingSettings => All(optimizer).Select(property => new LiftedProperty<T, TrainingSettings>(property, settings => settings, (_, changed) => (T)changed));

    private static SettingProperty<TrainingSettings>[] All(OptimizerSettings optimizer) =>
    [
        new SettingProperty<TrainingSettings, OptimizerSettings>(
            "optimizer", OptimizerTypes.Optimizer(optimizer), s => s.Optimizer, (s, value) => s with { Optimizer = value }, "Adam or AdamW."),
        new SettingProperty<TrainingSettings, float>(
            "learningRate", NumberRange.Above(0f), s => s.LearningRate, (s, value) => s with { LearningRate = value }, "The learning rate, before the schedule's factor."),
        new SettingProperty<TrainingSettings, ILearningRateSchedule>(
            "schedule", OptimizerTypes.Schedule, s => s.Schedule, (s, value) => s with { Schedule = value }, "How the learning rate changes during the run."),
        new SettingProperty<TrainingSettings, int>(
            "batchSize", NumberRange.Between(1, MostBatch), s => s.BatchSize, (s, value) => s with { BatchSize = value }, "Samples of one update."),
        new SettingProperty<TrainingSettings, int>(
            "epochs", NumberRange.Between(1, MostEpochs), s => s.Epochs, (s, value) => s with { Epochs = value }, "Passes over the training samples."),
        new SettingProperty<TrainingSettings, int>(
            "patience", NumberRange.Between(0, MostEpochs), s => s.Patience, (s, value) => s with { Patience = value },
            "Early stopping: epochs without a better validation accuracy of the rounded network; 0 trains all epochs."),
        new SettingProperty<TrainingSettings, int>(
            "validationSamples", NumberRange.AtLeast(0), s => s.ValidationSamples, (s, value) => s with { ValidationSamples = value },
            "Training samples set aside to judge by; 0 judges on the training samples themselves."),
        new SettingProperty<TrainingSettings, ulong>(
            "seed", NumberRange.Any<ulong>(), s => s.Seed, (s, value) => s with { Seed = value }, "Seed of everything random."),
    ];
}
