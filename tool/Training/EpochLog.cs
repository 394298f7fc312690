using System.Globalization;
using LutGen.Training;

namespace LutGen.Tool.Training;

/// <summary>A CSV file with one line per epoch, written as the epochs end so that a running training can be watched.</summary>
internal sealed class EpochLog : IDisposable
{
    private readonly StreamWriter _writer;

    public EpochLog(string file)
    {
        _writer = new StreamWriter(file) { AutoFlush = true, NewLine = "\n" };
        _writer.WriteLine("epoch,loss,train_accuracy,soft_accuracy,hard_accuracy,gap,learning_rate,temperature,seconds");
    }

    public void Write(EpochResult epoch) => _writer.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{epoch.Epoch},{epoch.Loss:F5},{epoch.TrainAccuracy:F5},{epoch.SoftAccuracy:F5},{epoch.HardAccuracy:F5},{epoch.Gap:F5},"
        + $"{epoch.LearningRate:G5},{epoch.Temperature:G5},{epoch.Elapsed.TotalSeconds:F1}"));

    public void Dispose() => _writer.Dispose();
}
