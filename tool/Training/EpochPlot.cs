using LutGen.Formats;
using LutGen.Training;

namespace LutGen.Tool.Training;

/// <summary>The learning curve in a file, drawn anew as each epoch ends so that a running training can be looked at.</summary>
/// <param name="file">The SVG file.</param>
/// <param name="name">What is trained.</param>
internal sealed class EpochPlot(string file, string name)
{
    private readonly List<EpochResult> _epochs = [];

    public void Add(EpochResult epoch)
    {
        _epochs.Add(epoch);
        WholeFile.Write(file, LearningCurve.Draw(name, _epochs));
    }
}
