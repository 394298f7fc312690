namespace LutGen.Tool.Charts;

/// <summary>A name and where it stands.</summary>
/// <param name="Text">The name.</param>
/// <param name="X">Where its anchor is.</param>
/// <param name="Y">Where its letters stand.</param>
/// <param name="Anchor">Which part of it is there: start, middle or end.</param>
/// <param name="Box">What it covers.</param>
/// <param name="Joint">The line that joins it to its point, null if it stands close by.</param>
/// <param name="Cost">How much is to be said against the place, whatever the other names do.</param>
internal sealed record PlacedLabel(string Text, double X, double Y, string Anchor, Box Box, Segment? Joint, double Cost);
