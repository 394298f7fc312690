using System.Globalization;

namespace LutGen.Tool.Frontiers;

/// <summary>What a network reaches, and what it costs.</summary>
/// <param name="Name">The variant or the method.</param>
/// <param name="Source">The study that it is of, or that it is published.</param>
/// <param name="Accuracy">Test accuracy, %.</param>
/// <param name="AccuracyText">The same in words: with its deviation, or as it is published.</param>
/// <param name="Luts">Lookup tables of six inputs.</param>
/// <param name="Note">What has to be known about the figures; empty for nothing.</param>
internal sealed record FrontierPoint(string Name, string Source, double Accuracy, string AccuracyText, long Luts, string Note = "")
{
    /// <summary>Everything in one line.</summary>
    public string Description => string.Create(
        CultureInfo.InvariantCulture, $"{Name}, {Source}: {AccuracyText} %, {Luts:N0} LUTs{(Note.Length > 0 ? $" ({Note})" : "")}");
}
