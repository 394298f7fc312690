using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>A simplification of networks: the result gives the same scores for every row.</summary>
public interface INetworkPass
{
    /// <summary>What it is called in reports.</summary>
    string Name { get; }

    /// <summary>Simplifies a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The simpler network, or <paramref name="network"/> itself where there is nothing to do.</returns>
    LutNetwork Run(LutNetwork network, CancellationToken cancellation = default);
}
