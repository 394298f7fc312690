using LutGen.Arithmetic;

namespace LutGen.Cost.Asic;

/// <summary>What a multiply-accumulate unit takes, by design, precision and width of its accumulator. Circuits are built and simulated once each.</summary>
public sealed class MacUnitCosts
{
    private readonly Technology _technology;
    private readonly int? _accumulatorBits;
    private readonly Dictionary<(MultiplierDesign Design, MultiplierFormat Format, int Dropped), (CircuitCost Cost, int ProductBits)> _multipliers = new();
    private readonly Dictionary<(MultiplierDesign Design, MultiplierFormat Format, int Dropped, int Bits), CircuitCost> _units = new();

    /// <summary>Builds nothing yet.</summary>
    /// <param name="technology">The cells.</param>
    /// <param name="accumulatorBits">Bits of every accumulator; null for as many as products can need, product bits + ceil(log2(inputs of a neuron)).</param>
    public MacUnitCosts(Technology technology, int? accumulatorBits = null) => (_technology, _accumulatorBits) = (technology, accumulatorBits);

    /// <summary>The cost of a unit, and of an operation of it.</summary>
    /// <param name="design">How the multiplier is built.</param>
    /// <param name="precision">Its operands; approximations are LUT-NA's alone, other designs compute what they would without.</param>
    /// <param name="fanIn">Inputs of a neuron, zeros included.</param>
    public MacCircuitCost Of(MultiplierDesign design, MacPrecision precision, int fanIn)
    {
        (CircuitCost multiplier, int productBits) = Multiplier(design, precision);
        int bits = _accumulatorBits ?? productBits + BitsFor(fanIn);
        (MultiplierDesign, MultiplierFormat, int, int) key = (design, precision.Format, DroppedBy(design, precision), bits);
        if (!_units.TryGetValue(key, out CircuitCost unit))
        {
            // An accumulator becomes part of the circuit, so each is one of its own.
            _units.Add(key, unit = CircuitCost.WithAccumulator(CircuitOf(design, precision), bits, _technology));
        }

        return new MacCircuitCost(multiplier, unit - multiplier);
    }

    /// <summary>The cost of a unit's multiplier alone.</summary>
    /// <param name="design">How it is built.</param>
    /// <param name="precision">Its operands, and for LUT-NA what is not looked up.</param>
    public CircuitCost MultiplierOf(MultiplierDesign design, MacPrecision precision) => Multiplier(design, precision).Cost;

    private (CircuitCost Cost, int ProductBits) Multiplier(MultiplierDesign design, MacPrecision precision)
    {
        (MultiplierDesign, MultiplierFormat, int) key = (design, precision.Format, DroppedBy(design, precision));
        if (!_multipliers.TryGetValue(key, out (CircuitCost Cost, int ProductBits) multiplier))
        {
            MultiplierCircuit circuit = CircuitOf(design, precision);
            _multipliers.Add(key, multiplier = (CircuitCost.Of(circuit, _technology), circuit.Product.Count));
        }

        return multiplier;
    }

    private static int DroppedBy(MultiplierDesign design, MacPrecision precision) => design == MultiplierDesign.LutNa ? precision.Approximation.Dropped : 0;

    private static MultiplierCircuit CircuitOf(MultiplierDesign design, MacPrecision precision) => design switch
    {
        MultiplierDesign.LutNa => ChunkedLutMultiplier.Build(precision.Format, ProductStorage.OddMultiples, precision.Approximation),
        MultiplierDesign.TraditionalLut => TraditionalLutMultiplier.Build(precision.Format),
        MultiplierDesign.Array => ArrayMultiplier.Build(precision.Format),
        MultiplierDesign.WallaceTree => WallaceMultiplier.Build(precision.Format),
        _ => throw new ArgumentOutOfRangeException(nameof(design), design, "not a design of multipliers"),
    };

    private static int BitsFor(int terms)
    {
        int bits = 0;
        while (1L << bits < terms)
        {
            bits++;
        }

        return bits;
    }
}
