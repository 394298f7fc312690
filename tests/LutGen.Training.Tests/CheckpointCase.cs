using LutGen.Formats;
using LutGen.Training.Checkpoints;
using LutGen.Training.Data;
using LutGen.Training.Export;
using LutGen.Training.Optimizers;
using LutGen.Training.Structure;
using LutGen.Training.Wiring;

namespace LutGen.Training.Tests;

/// <summary>A small training that is killed and goes on, in a folder of its own.</summary>
public abstract class CheckpointCase : IDisposable
{
    protected const int Epochs = 6;
    protected static readonly Dataset Digits = ProceduralDigits.Generate(800, seed: 1);

    protected static readonly LogicNetworkSettings Settings = SmallData.DigitSettings with
    {
        Layers = DenseSettings.Stack([200, 200], [new LocalWiring(2), new LocalWiring(4)]),
        Epochs = Epochs,
        MaxShift = 1,
        Flip = true,
        MaxRotation = 10,
        MaxStretch = 0.1f,
        ValidationSamples = 200,
        BatchSize = 48,
        Optimizer = new OptimizerSettings { ClipNorm = 1, WeightDecay = 0.01f },
    };

    protected string Folder { get; } = Directory.CreateTempSubdirectory("lutgen-checkpoints-").FullName;

    protected string File => Path.Combine(Folder, "a.checkpoint");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private protected void Kill(TrainingSettings settings, Func<TrainingProgress, bool> when)
    {
        Reports reports = new(progress =>
        {
            if (when(progress))
            {
                throw new KilledException();
            }
        });
        try
        {
            NetworkTrainer.Train(settings, Digits, reports, default, new CheckpointOptions(File) { Every = TimeSpan.Zero });
        }
        catch (KilledException)
        {
        }
    }

    private protected TrainingResult Resume(TrainingSettings settings, IProgress<TrainingProgress>? progress = null) =>
        NetworkTrainer.Train(settings, Digits, progress, default, new CheckpointOptions(File) { Every = TimeSpan.Zero, Resume = true });

    private protected static void AssertSame(TrainingResult expected, TrainingResult actual)
    {
        static EpochResult Untimed(EpochResult epoch) => epoch with { Elapsed = TimeSpan.Zero };
        Assert.Equal(expected.Epochs.Select(Untimed), actual.Epochs.Select(Untimed));
        Assert.Equal(expected.End, actual.End);
        Assert.Equal(TextOf(expected), TextOf(actual));
    }

    private static string TextOf(TrainingResult result) => LutnetWriter.ToText(
        result.Network.With("digits", TrainingMetadata.Describe(result, Digits.Name, null, 0, "the command")));

    private sealed class KilledException : Exception;

    private protected sealed class Reports(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
