using LutGen.Networks;

namespace LutGen.Macs;

/// <summary>The sum of one output: a constant and terms, none for weights of zero, and how it becomes a code.</summary>
/// <param name="Constant">Bias and constants of the tables, modulo 2^32 as the whole sum.</param>
/// <param name="Pairs">Multiplied two at a time, in the order of lines.</param>
/// <param name="Wides">Multiplied one at a time.</param>
/// <param name="Chunks">Looked up.</param>
/// <param name="Scale">How the sum becomes a code.</param>
public sealed record MacSum(int Constant, IReadOnlyList<PairTerm> Pairs, IReadOnlyList<WideTerm> Wides, IReadOnlyList<ChunkTerm> Chunks, MacScale Scale);
