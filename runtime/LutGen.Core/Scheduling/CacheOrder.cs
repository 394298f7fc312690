using LutGen.Circuits;

namespace LutGen.Scheduling;

/// <summary>The order in which a circuit is computed on planes that do not all fit the first-level cache (docs/decisions/0014).</summary>
public static class CacheOrder
{
    /// <summary>The same circuit with its operations in a better order.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static Circuit Arrange(Circuit circuit, CancellationToken cancellation = default) =>
        OrderDescent.Improve(ConeGreedyOrder.Arrange(circuit, cancellation), cancellation);
}
