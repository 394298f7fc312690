using LutGen.Tool.Reports;

namespace LutGen.Tool.Studies;

/// <summary>The records of a variant.</summary>
/// <param name="Name">The variant.</param>
/// <param name="Runs">Its runs, at least one.</param>
internal sealed record VariantRecords(string Name, IReadOnlyList<RunRecord> Runs)
{
    /// <summary>What <see cref="Luts"/> are, in words.</summary>
    public const string WhatLutsAre =
        "Lookup tables are counted with encoder, sums and argmax, mapped for area (`lutgen cost FILE --goal area`), the largest count of the seeds that were counted";

    /// <summary>Lookup tables of six inputs that the largest of its networks takes, of those that were counted; null if none was.</summary>
    public long? Luts => Runs.Max(run => run.Lut6);

    /// <summary>How a figure is spread over the runs.</summary>
    public Spread Of(Func<RunRecord, double> figure) => Spread.Of([.. Runs.Select(figure)]);
}
