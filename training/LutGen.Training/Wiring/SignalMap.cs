namespace LutGen.Training.Wiring;

/// <summary>The signals that a layer may be wired to.</summary>
/// <param name="Candidates">Indices of the signals worth wiring; signals that hardly ever change are left out.</param>
/// <param name="Positions">Position of every signal (also of those that are no candidates), or null where there is no image.</param>
public sealed record SignalMap(IReadOnlyList<int> Candidates, IReadOnlyList<PixelPosition>? Positions);
