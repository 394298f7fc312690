using LutGen.Mapping;

namespace LutGen.Circuits;

/// <summary>How a network is lowered; every choice gives the same function.</summary>
/// <param name="Cost">What a cell costs on the machine that the circuit is for.</param>
/// <param name="Rounds">Most rounds of covering, 0 or more; each starts from what the one before gave, and they end when nothing is gained.</param>
/// <param name="CounterInputs">Most bits of a counter that sums are made of, at least 3: full adders, which are cells; more where wider lookup tables are counted.</param>
public sealed record LoweringOptions(CellCost Cost = CellCost.Cell, int Rounds = 4, int CounterInputs = 3);
