namespace LutGen.Exchange.Verification;

/// <summary>How hard to look for a difference, and for a proof that there is none.</summary>
/// <param name="Samples">Random inputs to try, 0 or more.</param>
/// <param name="Seed">Seed of these inputs.</param>
/// <param name="ExhaustiveBits">All inputs are tried where there are at most 2 to the power of this, 0 to 30.</param>
/// <param name="ConeNodes">Most nodes of the decision diagrams of one output.</param>
/// <param name="ProofNodes">Most nodes of the decision diagrams of all outputs together.</param>
public sealed record VerificationOptions(int Samples = 100_000, ulong Seed = 1, int ExhaustiveBits = 24, int ConeNodes = 1 << 17, long ProofNodes = 1L << 25);
