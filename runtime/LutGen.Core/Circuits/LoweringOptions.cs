using LutGen.Mapping;

namespace LutGen.Circuits;

/// <summary>How a network is lowered; every choice gives the same function.</summary>
/// <param name="Cost">What a cell costs on the machine that the circuit is for.</param>
/// <param name="Rounds">Most rounds of covering, at least 1; each starts from what the one before gave, and they end when nothing is gained.</param>
public sealed record LoweringOptions(CellCost Cost = CellCost.Cell, int Rounds = 4);
