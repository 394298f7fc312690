using LutGen.Formats;
using LutGen.Tool.Data;
using LutGen.Training;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Export;

namespace LutGen.Tool.Training;

/// <summary>A training that has ended, and how good its network is on samples that chose nothing.</summary>
/// <param name="Result">The training.</param>
/// <param name="Data">The samples.</param>
/// <param name="TestAccuracy">Share of the test samples that the network gets right, 0..1.</param>
internal sealed record MeasuredTraining(TrainingResult Result, TrainingData Data, double TestAccuracy)
{
    /// <summary>Trains.</summary>
    /// <inheritdoc cref="NetworkTrainer.Train"/>
    /// <exception cref="InputException">The settings do not fit the data.</exception>
    public static TrainingResult Train(
        TrainingSettings settings, Dataset train, IProgress<TrainingProgress> progress, CancellationToken cancellation, CheckpointOptions checkpoint)
    {
        try
        {
            return NetworkTrainer.Train(settings, train, progress, cancellation, checkpoint);
        }
        catch (ArgumentException exception)
        {
            // The settings are right for the data that they were made for; these data are others.
            throw Misfit(train, exception);
        }
    }

    /// <summary>What to say where settings do not fit data.</summary>
    /// <param name="train">The data.</param>
    /// <param name="exception">Says why.</param>
    public static InputException Misfit(Dataset train, ArgumentException exception) => new($"the data {train.Name} do not fit the settings: {exception.Message}");

    /// <summary>Measures the network of a training that has ended, once.</summary>
    public static MeasuredTraining Of(TrainingResult result, TrainingData data) =>
        new(result, data, (double)ModelAccuracy.CountCorrect(LutModelFile.FromNetwork(result.Network), data.Test) / data.Test.Count);

    /// <summary>Writes the network with all that is known of its origin.</summary>
    /// <param name="file">The file, replaced if it exists.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="command">The command that repeats the training, without paths of this machine.</param>
    public void Write(string file, string name, string command) => LutnetWriter.WriteFile(
        Result.Network.With(name, TrainingMetadata.Describe(Result, Data.Train.Name, TestAccuracy, Data.Test.Count, command)), file);
}
