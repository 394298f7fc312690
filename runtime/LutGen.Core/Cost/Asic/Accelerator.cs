using LutGen.Arithmetic;
using LutGen.Topologies;

namespace LutGen.Cost.Asic;

/// <summary>
/// A network as a circuit with a multiply-accumulate unit for each weight that is not zero, which holds the weight and works once at every position of its layer's
/// map: area goes by weights, energy by operations. Built with each <see cref="MultiplierDesign"/> that is asked for, to compare. LutGen's own estimate.
/// </summary>
public sealed class Accelerator
{
    /// <summary>Builds the circuits of every layer.</summary>
    /// <param name="topology">The layers.</param>
    /// <param name="options">What they are built of.</param>
    /// <param name="costs">What units take, by the same technology and accumulators, where there is more than one accelerator to build; null for its own.</param>
    /// <exception cref="ArgumentException">A layer that is named does not exist, or an option is out of range.</exception>
    public Accelerator(Topology topology, AcceleratorOptions options, MacUnitCosts? costs = null)
    {
        if (!(options.Sparsity >= 0 && options.Sparsity < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Sparsity, "expected a sparsity from 0 up to but not including 1");
        }

        if (options.Precisions.Keys.Concat(options.Units.Keys).FirstOrDefault(name => topology.Layers.All(layer => layer.Name != name)) is { } unknown)
        {
            throw new ArgumentException($"{topology.Name} has no layer '{unknown}', expected some of {string.Join(", ", topology.Layers.Select(layer => layer.Name))}");
        }

        costs ??= new MacUnitCosts(options.Technology, options.AccumulatorBits);
        Layers = [.. topology.Layers.Select(layer => LayerOf(layer, options, costs))];
    }

    /// <summary>The layers.</summary>
    public IReadOnlyList<AcceleratorLayer> Layers { get; }

    /// <summary>Share of the units whose LUT-NA multipliers are approximate.</summary>
    public double ApproximateShare => Layers.Where(layer => layer.Precision.IsApproximate).Sum(layer => layer.Units) / (double)Math.Max(1, Layers.Sum(layer => layer.Units));

    /// <summary>All layers together.</summary>
    /// <param name="design">One of those that were asked for.</param>
    public MacCircuitCost TotalOf(MultiplierDesign design) => Layers.Aggregate(default(MacCircuitCost), (sum, layer) => sum + layer.Costs[design]);

    private static AcceleratorLayer LayerOf(MacShape shape, AcceleratorOptions options, MacUnitCosts costs)
    {
        MacPrecision exact = new(options.Format, ChunkApproximation.Exact), own = options.Precisions.TryGetValue(shape.Name, out MacPrecision? named) ? named : exact;
        long units = options.Units.TryGetValue(shape.Name, out long known) ? known : (long)Math.Round(shape.Weights * (1 - options.Sparsity), MidpointRounding.AwayFromZero);
        long operations = units * shape.OutputSize * shape.OutputSize;
        return new AcceleratorLayer(shape, own, units, operations, options.Designs.ToDictionary(
            design => design, design => costs.Of(design, design == MultiplierDesign.LutNa ? own : exact, shape.FanIn).Times(units, operations)));
    }
}
