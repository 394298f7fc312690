using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Discretisation;
using LutGen.Training.Layers;
using LutGen.Training.Numerics;
using LutGen.Training.Stages;
using LutGen.Training.Wiring;

namespace LutGen.Training;

/// <summary>
/// Trains networks of lookup tables of one to six inputs by gradient descent on a relaxation (<see cref="NodeMethod"/>) and rounds them to
/// truth tables. The network kept is the one with the best accuracy after rounding on validation samples drawn at random.
/// </summary>
public static class LogicNetworkTrainer
{
    private const ulong SplitStream = 0x53504C49;

    /// <summary>Trains a network.</summary>
    /// <param name="settings">Shape and course of the training.</param>
    /// <param name="train">The training samples; the validation samples are drawn from them.</param>
    /// <param name="progress">
    /// Receives a report a few times a second and after every epoch, on the calling thread; null for silence.
    /// </param>
    /// <param name="cancellation">Ends the training early; the best network so far is still returned.</param>
    /// <param name="checkpoint">Where to save the training, and whether to continue the one saved there; null to do neither.</param>
    /// <exception cref="ArgumentException">A setting is out of range or does not fit the data.</exception>
    /// <exception cref="CheckpointException">The training saved cannot be continued.</exception>
    public static TrainingResult Train(
        LogicNetworkSettings settings,
        Dataset train,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default,
        CheckpointOptions? checkpoint = null)
    {
        settings.Validate(train);
        (Dataset training, Dataset judging) = settings.ValidationSamples > 0
            ? train.Split(settings.ValidationSamples, settings.Seed ^ SplitStream)
            : (train, train);
        float[][] thresholds = settings.Thresholds.Place(training);
        EncodedDataset encoded = new(training, thresholds);
        ThresholdStart? learnable = settings.ThresholdLearning is null ? null : ThresholdStart.Of(training, thresholds, settings.ThresholdLearning);
        using LogicStack stack = BuildStack(settings, encoded, learnable);
        using TrainingRun run = new(
            settings, stack, encoded, new EncodedDataset(judging, thresholds), thresholds, learnable,
            checkpoint, checkpoint is null ? null : TrainingIdentity.Of(settings, train));
        return run.Execute(progress, cancellation);
    }

    internal static LogicStack BuildStack(LogicNetworkSettings settings, EncodedDataset encoded, ThresholdStart? learnable = null)
    {
        double[] frequencies = encoded.SignalFrequencies();
        int[] candidates = [.. Enumerable.Range(0, frequencies.Length)
            .Where(signal => Math.Min(frequencies[signal], 1 - frequencies[signal]) >= settings.MinimumActivity)];
        StackInputs inputs = new(new SignalMap(candidates, Positions(encoded)), encoded.SignalOffsets, encoded.Data.Schema.Image, learnable);
        return new LogicStack(settings.Layers, settings.ResidualProbability, inputs, encoded.Data.ClassCount, settings.Seed);
    }

    // Where a bit comes from: its pixel, or its column of a table. The names of a column stand at one place.
    private static PixelPosition[] Positions(EncodedDataset encoded)
    {
        PixelPosition[] positions = new PixelPosition[encoded.SignalCount];
        IReadOnlyList<FeatureColumn>? columns = encoded.Data.Schema.Columns;
        int column = 0;
        for (int feature = 0; feature < encoded.Data.FeatureCount; feature++)
        {
            column += feature > 0 && (columns is null || columns[feature].Name != columns[feature - 1].Name) ? 1 : 0;
            (int y, int x) = encoded.Data.Schema.Image is { } image ? Math.DivRem(feature % image.PlaneSize, image.Width) : (0, column);
            positions.AsSpan(encoded.SignalOffsets[feature]..encoded.SignalOffsets[feature + 1]).Fill(new PixelPosition(x, y));
        }

        return positions;
    }
}
