namespace LutGen.Cost.Asic;

/// <summary>Area, and energy of an operation, of a circuit.</summary>
/// <param name="Area">In the unit of the technology.</param>
/// <param name="Energy">Femtojoules: of an operation, or of an inference where a network's circuits are added up.</param>
public readonly record struct CircuitCost(double Area, double Energy)
{
    /// <summary>Adds two circuits that work together.</summary>
    public static CircuitCost operator +(CircuitCost left, CircuitCost right) => new(left.Area + right.Area, left.Energy + right.Energy);

    /// <summary>Takes a part of a circuit away.</summary>
    public static CircuitCost operator -(CircuitCost left, CircuitCost right) => new(left.Area - right.Area, left.Energy - right.Energy);

    /// <summary>The cost of many equal circuits.</summary>
    /// <param name="circuits">How many there are.</param>
    /// <param name="operations">How many operations they do in all.</param>
    public CircuitCost Times(long circuits, long operations) => new(Area * circuits, Energy * operations);

    /// <summary>The cost of a multiplier alone.</summary>
    public static CircuitCost Of(MultiplierCircuit multiplier, Technology technology) =>
        new(AreaOf(multiplier.Netlist, technology), new SwitchingActivity(multiplier, []).EnergyOf(technology));

    /// <summary>The cost of a multiplier with an accumulator behind it.</summary>
    /// <param name="multiplier">The multiplier, whose netlist grows by the accumulator.</param>
    /// <param name="accumulatorBits">Bits of the accumulator.</param>
    /// <param name="technology">The cells.</param>
    /// <exception cref="ArgumentOutOfRangeException">The accumulator is narrower than a product.</exception>
    public static CircuitCost WithAccumulator(MultiplierCircuit multiplier, int accumulatorBits, Technology technology)
    {
        int[] registers = AccumulatorCircuit.Append(multiplier, accumulatorBits);
        return new(AreaOf(multiplier.Netlist, technology), new SwitchingActivity(multiplier, registers).EnergyOf(technology));
    }

    private static double AreaOf(CellNetlist netlist, Technology technology) => netlist.Cells.Sum(cell => technology.Of(cell.Kind).Area);
}
