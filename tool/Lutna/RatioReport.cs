using LutGen.Cost.Asic;

namespace LutGen.Tool.Lutna;

/// <summary>How many times less one design takes than another, beside what is published.</summary>
/// <param name="Of">The design.</param>
/// <param name="Against">What it is compared with.</param>
/// <param name="MultiplierArea">Area of multipliers alone.</param>
/// <param name="PublishedArea">The paper's claim.</param>
/// <param name="MultiplierEnergy">Energy of multipliers alone.</param>
/// <param name="PublishedEnergy">The paper's claim.</param>
/// <param name="Area">Area with accumulators, which both have alike.</param>
/// <param name="Energy">Energy with accumulators.</param>
internal sealed record RatioReport(string Of, string Against, double MultiplierArea, string PublishedArea, double MultiplierEnergy, string PublishedEnergy, double Area, double Energy)
{
    /// <summary>Compares.</summary>
    public static RatioReport Between(string of, MacCircuitCost ours, bool isMixed, string against, MacCircuitCost theirs, MultiplierDesign design)
    {
        PublishedRatios published = PublishedRatios.Against(design, isMixed);
        return new RatioReport(
            of,
            against,
            theirs.Multiplier.Area / ours.Multiplier.Area,
            published.Area,
            theirs.Multiplier.Energy / ours.Multiplier.Energy,
            published.Energy,
            theirs.Total.Area / ours.Total.Area,
            theirs.Total.Energy / ours.Total.Energy);
    }
}
