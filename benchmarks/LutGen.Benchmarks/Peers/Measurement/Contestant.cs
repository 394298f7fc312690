namespace LutGen.Benchmarks.Peers.Measurement;

/// <summary>Something to be timed.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Samples">Samples of a call.</param>
/// <param name="Call">Does the work once; must not allocate.</param>
internal sealed record Contestant(string Name, int Samples, Action Call);
