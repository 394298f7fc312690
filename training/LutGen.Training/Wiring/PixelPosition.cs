namespace LutGen.Training.Wiring;

/// <summary>Where a signal comes from: in pixels from the upper left corner of an image, or the column of a table, whose row is 0.</summary>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
public readonly record struct PixelPosition(int X, int Y);
