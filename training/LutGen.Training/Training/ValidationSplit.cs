using LutGen.Training.Data;

namespace LutGen.Training;

/// <summary>The samples that a training sets aside.</summary>
internal static class ValidationSplit
{
    private const ulong Stream = 0x53504C49;

    /// <summary>The samples to train on, and those to judge by.</summary>
    /// <param name="settings">How many to set aside, and the seed of the draw.</param>
    /// <param name="train">All of them.</param>
    public static (Dataset Training, Dataset Judging) Of(TrainingSettings settings, Dataset train) =>
        settings.ValidationSamples > 0 ? train.Split(settings.ValidationSamples, settings.Seed ^ Stream) : (train, train);
}
