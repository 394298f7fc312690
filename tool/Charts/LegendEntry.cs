using System.Xml.Linq;

namespace LutGen.Tool.Charts;

/// <summary>A line of a legend.</summary>
/// <param name="Name">What is explained.</param>
/// <param name="Draw">Draws a sample of it, <see cref="Width"/> pixels wide, from the middle of its left edge.</param>
internal sealed record LegendEntry(string Name, Func<double, double, XElement> Draw)
{
    /// <summary>Width of a sample in pixels.</summary>
    public const int Width = 22;
}
