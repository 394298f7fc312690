using LutGen.Training.Data;

namespace LutGen.Training.Structure;

/// <summary>The signals between two layers: how many, and the image they make, if they make one.</summary>
/// <param name="Count">Number of signals.</param>
/// <param name="Image">Channels, rows and columns; signal c * Height * Width + y * Width + x. Null where there is no image.</param>
/// <param name="AreBits">Whether they are bits while training as well, as those of the encoder and of DWN nodes are.</param>
internal readonly record struct SignalShape(int Count, ImageShape? Image, bool AreBits);
