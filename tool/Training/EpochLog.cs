using System.Globalization;
using LutGen.Training;

namespace LutGen.Tool.Training;

/// <summary>
/// A CSV file with one line per epoch, written as the epochs end so that a running training can be watched. The file is emptied with the
/// first line only: what a training before has written is lost to no command that is refused.
/// </summary>
internal sealed class EpochLog : IDisposable
{
    private readonly StreamWriter _writer;
    private int _written;

    public EpochLog(string file)
    {
        _writer = new StreamWriter(new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read)) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>Writes the epochs that are not in the file yet; those before a training was continued among them.</summary>
    /// <param name="epochs">All epochs so far.</param>
    public void Write(IReadOnlyList<EpochResult> epochs)
    {
        if (_written == 0 && epochs.Count > 0)
        {
            if (_writer.BaseStream.CanSeek)
            {
                _writer.BaseStream.SetLength(0);
            }

            _writer.WriteLine("epoch,loss,train_accuracy,soft_accuracy,hard_accuracy,gap,learning_rate,temperature,seconds,connection_rate");
        }

        for (; _written < epochs.Count; _written++)
        {
            Write(epochs[_written]);
        }
    }

    public void Dispose() => _writer.Dispose();

    private void Write(EpochResult epoch) => _writer.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{epoch.Epoch},{epoch.Loss:F5},{epoch.TrainAccuracy:F5},{epoch.SoftAccuracy:F5},{epoch.HardAccuracy:F5},{epoch.Gap:F5},"
        + $"{epoch.LearningRate:G5},{epoch.Temperature:G5},{epoch.Elapsed.TotalSeconds:F1},{epoch.ConnectionRate:F6}"));
}
