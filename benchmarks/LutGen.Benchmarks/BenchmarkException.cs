namespace LutGen.Benchmarks;

/// <summary>Something that is to be measured cannot be built, or computes something else than it should.</summary>
/// <param name="message">What, and what was expected.</param>
internal sealed class BenchmarkException(string message) : Exception(message);
