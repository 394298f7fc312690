using LutGen.Cost;
using LutGen.Networks;

namespace LutGen.Training.Compression;

/// <summary>A compressed network and how it came about.</summary>
/// <param name="Network">The network, with the name and the metadata of what it was made of.</param>
/// <param name="States">The network as it was, after the passes that keep its function, and after each step; the last is <paramref name="Network"/>.</param>
/// <param name="CostBefore">What the network took, mapped for area; null where it is too large to be mapped.</param>
/// <param name="CostAfter">What the compressed one takes, likewise.</param>
public sealed record CompressionResult(
    LutNetwork Network, IReadOnlyList<CompressionState> States, MappedCost? CostBefore, MappedCost? CostAfter);

/// <summary>Work that has begun.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Attempt">Which attempt at a step it is, from 1: with a budget there are several, each stronger or milder than the one before.</param>
public readonly record struct CompressionProgress(string Work, int Attempt);
