using LutGen.Networks;

namespace LutGen.Macs;

/// <summary>A layer on lines.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Output">The image that it defines.</param>
public abstract record LineStage(Layer Layer, LineRegion Output);

/// <summary>Where two outputs that share a line come from.</summary>
/// <param name="Lower">What goes into the lower halves of its numbers: an index of the stage's outputs.</param>
/// <param name="Upper">What goes into the upper halves; -1 for zeros.</param>
/// <param name="Line">The line, from that of the position.</param>
public readonly record struct LineTarget(int Lower, int Upper, int Line);

/// <summary>A code on lines.</summary>
/// <param name="Line">The line.</param>
/// <param name="IsUpper">Whether it is in the upper halves.</param>
public readonly record struct LineCode(int Line, bool IsUpper);

/// <summary>A pool: each channel of the image over windows of places.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Output">The image that it defines.</param>
/// <param name="Channels">The first code of each channel, under the window's upper left corner at the first position.</param>
/// <param name="Pitch">Lines from a row to the next of the image that is read.</param>
/// <param name="Average">How a sum becomes a mean; null unless it is averaged.</param>
public sealed record PoolStage(PoolLayer Pool, LineRegion Output, IReadOnlyList<LineCode> Channels, int Pitch, MacScale? Average) : LineStage(Pool, Output);

/// <summary>An addition of images.</summary>
/// <param name="Addition">The addition.</param>
/// <param name="Output">The image that it defines.</param>
/// <param name="Channels">The first code of each channel, for each image.</param>
/// <param name="Pitches">Lines from a row to the next, for each image.</param>
/// <param name="Scale">How a sum becomes a code.</param>
public sealed record AddStage(AddLayer Addition, LineRegion Output, IReadOnlyList<IReadOnlyList<LineCode>> Channels, IReadOnlyList<int> Pitches, MacScale Scale) : LineStage(Addition, Output);

/// <summary>Multiply-accumulate neurons, at each position of a window or once.</summary>
/// <param name="Layer">The layer: neurons, or a convolution of neurons alone.</param>
/// <param name="Output">The image that it defines.</param>
/// <param name="Positions">For each position the line that the terms' lines count from.</param>
/// <param name="Places">For each position the line that the targets' lines count from.</param>
/// <param name="Sums">The outputs of a position.</param>
/// <param name="Targets">Where they go.</param>
/// <param name="Mask">The bits of a line's numbers that count in pairs; -1 for all.</param>
/// <param name="Tables">Partial products that are looked up, 16 or as many as a chunk has values.</param>
public sealed record MacStage(
    Layer Layer,
    LineRegion Output,
    IReadOnlyList<int> Positions,
    IReadOnlyList<int> Places,
    IReadOnlyList<MacSum> Sums,
    IReadOnlyList<LineTarget> Targets,
    int Mask,
    IReadOnlyList<int[]> Tables) : LineStage(Layer, Output)
{
    /// <summary>Terms of all outputs of a position; weights of zero are none.</summary>
    public int Terms => Sums.Sum(sum => sum.Pairs.Count + sum.Wides.Count + sum.Chunks.Count);
}
