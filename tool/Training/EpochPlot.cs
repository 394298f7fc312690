using LutGen.Formats;
using LutGen.Training;

namespace LutGen.Tool.Training;

/// <summary>The learning curve in a file, drawn anew as each epoch ends so that a running training can be looked at.</summary>
/// <param name="file">The SVG file.</param>
/// <param name="name">What is trained.</param>
internal sealed class EpochPlot(string file, string name)
{
    private int _drawn;

    /// <summary>Draws all epochs, if there is a new one among them.</summary>
    public void Draw(IReadOnlyList<EpochResult> epochs)
    {
        if (epochs.Count > _drawn)
        {
            WholeFile.Write(file, LearningCurve.Draw(name, epochs));
            _drawn = epochs.Count;
        }
    }
}
