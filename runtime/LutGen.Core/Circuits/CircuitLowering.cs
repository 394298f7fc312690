using LutGen.Networks;

namespace LutGen.Circuits;

/// <summary>Cuts a network into a <see cref="Circuit"/>.</summary>
public static class CircuitLowering
{
    /// <summary>Lowers a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="nodeLimit">Most operations worth having.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The circuit, or null when it would need more operations than the limit.</returns>
    public static Circuit? Lower(LutNetwork network, int nodeLimit, CancellationToken cancellation = default) => throw new NotImplementedException();
}
