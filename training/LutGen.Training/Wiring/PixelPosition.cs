namespace LutGen.Training.Wiring;

/// <summary>Where in the image a signal comes from, in pixels from the upper left corner.</summary>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
public readonly record struct PixelPosition(int X, int Y);
