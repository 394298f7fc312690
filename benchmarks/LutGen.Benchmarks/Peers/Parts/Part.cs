using LutGen.Benchmarks.Peers.Reports;

namespace LutGen.Benchmarks.Peers.Parts;

/// <summary>One thing that is measured.</summary>
internal abstract class Part
{
    /// <summary>All parts, in the order of reports; a new one is one line here.</summary>
    public static IReadOnlyList<Part> All { get; } =
        [new KernelPart(), new KernelSumPart(), new RowsPart(), new MnistPart(), new SinglePart(), new TablesPart(), new BuildPart(), new MillionPart(), new TableModePart()];

    /// <summary>The name that chooses it.</summary>
    public abstract string Name { get; }

    /// <summary>Builds both sides and requires that they compute the same.</summary>
    /// <param name="bench">Builds.</param>
    /// <param name="report">Receives what is measured.</param>
    /// <returns>What measures; nothing is built any more when the first is called.</returns>
    public abstract Action Prepare(Workbench bench, PeersReport report);
}
