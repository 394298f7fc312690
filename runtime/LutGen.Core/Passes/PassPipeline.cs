using LutGen.Networks;

namespace LutGen.Passes;

/// <summary>What one run of a pass did.</summary>
/// <param name="Pass">The pass's name.</param>
/// <param name="Before">The size it found.</param>
/// <param name="After">The size it left.</param>
public sealed record PassReport(string Pass, NetworkSize Before, NetworkSize After);

/// <summary>Runs passes in turn until none finds anything to do.</summary>
public static class PassPipeline
{
    // Each round that changes something removes a neuron, an input or entries, so this is never met but by a faulty pass.
    private const int MostRounds = 100;

    /// <summary>All passes, in their order.</summary>
    public static IReadOnlyList<INetworkPass> Passes { get; } = [new EqualSignals(), new ImpossibleCodes(), new IgnoredInputs(), new DeadNeurons()];

    /// <summary>Simplifies a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The network of the same scores, and a report of every run that changed something.</returns>
    public static (LutNetwork Network, IReadOnlyList<PassReport> Reports) Run(LutNetwork network, CancellationToken cancellation = default) =>
        Run(network, (_, _) => { }, cancellation);

    /// <summary>Simplifies a network under the eyes of somebody who wants to know what becomes of its layers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="before">Told of each pass before it runs, with the network that it is about to see.</param>
    /// <param name="cancellation">Asked now and then.</param>
    internal static (LutNetwork Network, IReadOnlyList<PassReport> Reports) Run(LutNetwork network, Action<INetworkPass, LutNetwork> before, CancellationToken cancellation)
    {
        var reports = new List<PassReport>();
        bool changed = true;
        for (int round = 0; changed && round < MostRounds; round++)
        {
            changed = false;
            foreach (INetworkPass pass in Passes)
            {
                cancellation.ThrowIfCancellationRequested();
                before(pass, network);
                LutNetwork result = pass.Run(network, cancellation);
                if (!ReferenceEquals(result, network))
                {
                    reports.Add(new PassReport(pass.Name, NetworkSize.Of(network), NetworkSize.Of(result)));
                    network = result;
                    changed = true;
                }
            }
        }

        return (network, reports);
    }
}
