namespace LutGen.Exchange.Verification;

/// <summary>What a comparison of two networks came to.</summary>
public enum Verdict
{
    /// <summary>They compute the same: all inputs were tried, or every output is proven.</summary>
    Proven,

    /// <summary>No difference was found, and not every output could be proven.</summary>
    NotRefuted,

    /// <summary>An input is known for which they differ.</summary>
    Different,
}

/// <summary>What was done to compare two networks, and what came of it.</summary>
/// <param name="Verdict">What it came to.</param>
/// <param name="Inputs">Where both were fed: <c>features</c>, or <c>encoder bits</c> where one is the other's layers as a netlist.</param>
/// <param name="Outputs">What was compared: <c>bits</c>, <c>head bits</c>, <c>scores</c> or <c>classes</c>.</param>
/// <param name="InputBits">Bits that tell all inputs apart: comparisons with thresholds, and bits of codes.</param>
/// <param name="OutputCount">Number of bits or scores that were compared, 1 for classes.</param>
/// <param name="RandomSamples">Random inputs that were tried.</param>
/// <param name="ExhaustiveSamples">All inputs, where these were tried; 0 where they are too many.</param>
/// <param name="ProvenByStructure">Outputs that are the same logic once both are simplified alike.</param>
/// <param name="ProvenByDiagrams">Outputs that were proven equal by decision diagrams.</param>
/// <param name="NotProven">Names of the outputs for which no proof was found.</param>
/// <param name="Note">What else should be known, or null.</param>
/// <param name="Counterexample">An input for which they differ, or null.</param>
public sealed record VerificationResult(
    Verdict Verdict,
    string Inputs,
    string Outputs,
    int InputBits,
    int OutputCount,
    int RandomSamples,
    long ExhaustiveSamples,
    int ProvenByStructure,
    int ProvenByDiagrams,
    IReadOnlyList<string> NotProven,
    string? Note,
    Counterexample? Counterexample);

/// <summary>An input for which two networks differ, as <see cref="Evaluation.NetworkEvaluator"/> computes it.</summary>
/// <param name="Input">One value a feature, or a bit each of the encoder.</param>
/// <param name="First">What the first network gives: bits; the class; or each score before it is divided by tau or scaled, and the class behind them.</param>
/// <param name="Second">What the second gives.</param>
public sealed record Counterexample(IReadOnlyList<float> Input, IReadOnlyList<double> First, IReadOnlyList<double> Second);
