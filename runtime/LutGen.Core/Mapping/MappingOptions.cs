namespace LutGen.Mapping;

/// <summary>How a graph is covered by functions of a few bits.</summary>
/// <param name="CutSize">Most bits of a function, 2 to 8.</param>
/// <param name="CutsPerNode">Most cuts of a node that are remembered, 2 to 100.</param>
/// <param name="FlowPasses">Passes that choose by area flow.</param>
/// <param name="ExactPasses">Passes that choose by exact area.</param>
/// <param name="Cost">What a function costs: the number of its variables, its table or the first word of it; 1 to 255.</param>
/// <param name="IsDepthBounded">Whether the cover may be no deeper than the shallowest that the cuts allow.</param>
internal sealed record MappingOptions(int CutSize, int CutsPerNode, int FlowPasses, int ExactPasses, Func<int, ulong, int> Cost, bool IsDepthBounded = false);
