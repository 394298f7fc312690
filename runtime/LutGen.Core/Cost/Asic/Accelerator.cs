using LutGen.Arithmetic;
using LutGen.Topologies;

namespace LutGen.Cost.Asic;

/// <summary>
/// A network as a circuit with a multiply-accumulate unit for each weight that is not zero, which holds the weight and works once at every position of its layer's
/// map: area goes by weights, energy by operations. Built with each <see cref="MultiplierDesign"/>, to compare. LutGen's own estimate.
/// </summary>
public sealed class Accelerator
{
    private readonly AcceleratorOptions _options;
    private readonly Dictionary<(MultiplierDesign, bool IsApproximate), (CircuitCost Cost, int ProductBits)> _multipliers = new();
    private readonly Dictionary<(MultiplierDesign, bool IsApproximate, int Bits), CircuitCost> _units = new();

    /// <summary>Builds the circuits of every layer.</summary>
    /// <exception cref="ArgumentException">A layer that is to be approximate does not exist, or an option is out of range.</exception>
    public Accelerator(Topology topology, AcceleratorOptions options)
    {
        if (!(options.Sparsity >= 0 && options.Sparsity < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Sparsity, "expected a sparsity from 0 up to but not including 1");
        }

        if (options.ApproximateLayers.FirstOrDefault(name => topology.Layers.All(layer => layer.Name != name)) is { } unknown)
        {
            throw new ArgumentException($"{topology.Name} has no layer '{unknown}', expected some of {string.Join(", ", topology.Layers.Select(layer => layer.Name))}");
        }

        _options = options;
        Layers = [.. topology.Layers.Select(LayerOf)];
    }

    /// <summary>The layers.</summary>
    public IReadOnlyList<AcceleratorLayer> Layers { get; }

    /// <summary>Share of the units whose LUT-NA multipliers are approximate.</summary>
    public double ApproximateShare => Layers.Where(layer => layer.IsApproximate).Sum(layer => layer.Units) / (double)Math.Max(1, Layers.Sum(layer => layer.Units));

    /// <summary>All layers together.</summary>
    public MacCircuitCost TotalOf(MultiplierDesign design) => Layers.Aggregate(default(MacCircuitCost), (sum, layer) => sum + layer.Costs[design]);

    private static IEnumerable<MultiplierDesign> Designs => [MultiplierDesign.LutNa, MultiplierDesign.TraditionalLut, MultiplierDesign.Array, MultiplierDesign.WallaceTree];

    private AcceleratorLayer LayerOf(MacShape shape)
    {
        bool isApproximate = _options.ApproximateLayers.Contains(shape.Name);
        long units = (long)Math.Round(shape.Weights * (1 - _options.Sparsity), MidpointRounding.AwayFromZero);
        long operations = units * shape.OutputSize * shape.OutputSize;
        return new AcceleratorLayer(shape, isApproximate, units, operations, Designs.ToDictionary(
            design => design, design => UnitOf(design, isApproximate && design == MultiplierDesign.LutNa, shape.FanIn).Times(units, operations)));
    }

    private MacCircuitCost UnitOf(MultiplierDesign design, bool isApproximate, int fanIn)
    {
        if (!_multipliers.TryGetValue((design, isApproximate), out (CircuitCost Cost, int ProductBits) multiplier))
        {
            MultiplierCircuit circuit = CircuitOf(design, isApproximate);
            _multipliers.Add((design, isApproximate), multiplier = (CircuitCost.Of(circuit, _options.Technology), circuit.Product.Count));
        }

        int bits = _options.AccumulatorBits ?? multiplier.ProductBits + BitsFor(fanIn);
        if (!_units.TryGetValue((design, isApproximate, bits), out CircuitCost unit))
        {
            _units.Add((design, isApproximate, bits), unit = CircuitCost.WithAccumulator(CircuitOf(design, isApproximate), bits, _options.Technology));
        }

        return new MacCircuitCost(multiplier.Cost, unit - multiplier.Cost);
    }

    // An accumulator becomes part of the circuit, so each is one of its own.
    private MultiplierCircuit CircuitOf(MultiplierDesign design, bool isApproximate) => design switch
    {
        MultiplierDesign.LutNa => ChunkedLutMultiplier.Build(_options.Format, ProductStorage.OddMultiples, isApproximate ? _options.Approximation : null),
        MultiplierDesign.TraditionalLut => TraditionalLutMultiplier.Build(_options.Format),
        MultiplierDesign.Array => ArrayMultiplier.Build(_options.Format),
        MultiplierDesign.WallaceTree => WallaceMultiplier.Build(_options.Format),
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
