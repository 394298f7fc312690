using LutGen.Cost.Asic;

namespace LutGen.Tool.Lutna;

/// <summary>What the LUT-NA paper (arXiv 2406.05282, abstract) claims: how many times less area and energy than another design.</summary>
/// <param name="Area">Times less area, a figure or a range over the five topologies.</param>
/// <param name="Energy">Times less energy an inference.</param>
internal sealed record PublishedRatios(string Area, string Energy)
{
    /// <summary>The figures for a design that LUT-NA is compared with.</summary>
    /// <param name="design">The design; the paper calls array and Wallace-tree multipliers digital alike.</param>
    /// <param name="isMixed">Whether some layers are approximate.</param>
    public static PublishedRatios Against(MultiplierDesign design, bool isMixed) => (design == MultiplierDesign.TraditionalLut, isMixed) switch
    {
        (true, false) => new("29.54", "3.34"),
        (true, true) => new("32.22-50.95", "3.68-6.25"),
        (false, false) => new("1.23", "1.80"),
        (false, true) => new("1.35-2.14", "1.99-3.38"),
    };
}
