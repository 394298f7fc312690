namespace LutGen.Cost.Asic;

/// <summary>The cost of multiply-accumulate units.</summary>
/// <param name="Multiplier">The multipliers, weights or tables included.</param>
/// <param name="Accumulator">Their accumulators, an adder and a register each.</param>
public readonly record struct MacCircuitCost(CircuitCost Multiplier, CircuitCost Accumulator)
{
    /// <summary>Both together.</summary>
    public CircuitCost Total => Multiplier + Accumulator;

    /// <summary>Adds units that work side by side.</summary>
    public static MacCircuitCost operator +(MacCircuitCost left, MacCircuitCost right) => new(left.Multiplier + right.Multiplier, left.Accumulator + right.Accumulator);

    /// <summary>The cost of many equal units.</summary>
    /// <param name="units">How many there are.</param>
    /// <param name="operations">How many operations they do in all.</param>
    public MacCircuitCost Times(long units, long operations) => new(Multiplier.Times(units, operations), Accumulator.Times(units, operations));
}
