using static LutGen.Core.Tests.Cost.Fpga.PublishedLayer;
using static LutGen.Core.Tests.Cost.Fpga.PublishedTable;

namespace LutGen.Core.Tests.Cost.Fpga;

/// <summary>
/// Published designs whose layers are known. Figures of papers are as third parties transcribed the tables; those of repositories are the repositories' own. docs/devices.md says which
/// rows were left out, and why.
/// </summary>
internal static class PublishedDesigns
{
    // LogicNets (arXiv 2004.03021; Xilinx/logicnets, examples/jet_substructure and examples/cybersecurity).
    private static readonly PublishedLayer[] JetsSmall = Alike(6, 2, 0, 64, 32, 32, 32, 5);
    private static readonly PublishedLayer[] JetsMedium = Alike(12, 3, 0, 64, 32, 32, 32, 5);
    private static readonly PublishedLayer[] JetsLarge = [.. Alike(12, 3, 0, 32, 64, 192, 192, 16), new(5, 15, 7)];
    private static readonly PublishedLayer[] IntrusionSmall = [new(593, 7, 2), .. Alike(14, 2, 0, 100, 1)];
    private static readonly PublishedLayer[] IntrusionMedium = [new(593, 7, 2), .. Alike(14, 2, 0, 256, 128, 128, 1)];
    private static readonly PublishedLayer[] IntrusionLarge = [new(593, 7, 3), .. Alike(15, 3, 0, 100, 100, 100, 1)];

    /// <summary>Those that the two fitted figures are fitted to.</summary>
    public static IReadOnlyList<PublishedDesign> Fitted => [.. All.Where(design => design.Table is PolyLutAdd or RoutedReports)];

    /// <summary>Those that had no part in it.</summary>
    public static IReadOnlyList<PublishedDesign> HeldOut => [.. All.Except(Fitted)];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublishedDesign> All { get; } =
    [
        new("PolyLUT-Add HDR-Add2", PolyLutAdd, Alike(8, 2, 6, 256, 100, 100, 100, 100, 10), 14_810, 625, 10),
        new("PolyLUT-Add JSC-XL-Add2", PolyLutAdd, [new(128, 7, 5, 12), .. Alike(10, 5, 12, 64, 64, 64, 5)], 36_484, 315, 16),
        new("PolyLUT-Add JSC-M Lite-Add2", PolyLutAdd, Alike(6, 3, 8, 64, 32, 5), 895, 750, 4),
        new("PolyLUT-Add NID-Add2", PolyLutAdd, [.. Alike(6, 2, 6, 100, 100, 50, 50), new(1, 14, 2, 6)], 1_649, 620, 8),

        // Periods are the constraint of 1 ns less the worst slack.
        new("two classes, sparse, big", RoutedReports, [.. Layers(256, 3, 86, 6, 15, 6, 1, 8)], 64, 1000 / 0.670),
        new("two classes, sparse", RoutedReports, [.. Layers(128, 4, 32, 8, 1, 14)], 334, 1000 / 0.727),
        new("two classes", RoutedReports, [.. Layers(128, 6, 32, 12, 1, 14)], 984, 1000 / 1.078),
        new("two classes, big", RoutedReports, [.. Layers(256, 6, 86, 12, 15, 12, 1, 14)], 2_803, 1000 / 1.351),
        new("six classes, sparse, big", RoutedReports, [.. Layers(593, 3, 100, 6, 20, 6, 6, 8)], 193, 1000 / 0.744),
        new("six classes, sparse", RoutedReports, [.. Layers(128, 4, 32, 8, 6, 14)], 1_247, 1000 / 0.803),
        new("six classes, big", RoutedReports, [.. Layers(512, 6, 86, 12, 15, 12, 6, 14)], 5_940, 1000 / 1.446),

        // The repository gives latencies in cycles; the last two rows are of arXiv 2512.15251, whose latencies are its cycles taken for nanoseconds.
        new("LogicNets JSC-S, paper", Jets, JetsSmall, 214, 1585),
        new("LogicNets JSC-M, paper", Jets, JetsMedium, 14_428, 599),
        new("LogicNets JSC-L, paper", Jets, JetsLarge, 37_931, 427, 13),
        new("LogicNets JSC-S, repository", Jets, JetsSmall, 241, 1400, Cycles(5, 1400)),
        new("LogicNets JSC-M, repository", Jets, JetsMedium, 15_009, 584),
        new("LogicNets JSC-L, repository", Jets, JetsLarge, 36_336, 396, Cycles(6, 396)),
        new("LogicNets JSC-M, updated", Jets, JetsMedium, 15_526, 577),
        new("LogicNets JSC-XL, updated", Jets, JetsLarge, 36_415, 390),
        new("PolyLUT JSC-M Lite", Jets, Alike(12, 3, 0, 64, 32, 5), 12_436, 646, 5),
        new("PolyLUT JSC-XL", Jets, [new(128, 14, 5), .. Alike(15, 5, 0, 64, 64, 64, 5)], 236_541, 235, 21),
        new("NeuraLUT JSC-2L", Jets, Alike(12, 4, 0, 32, 5), 4_684, 727, 3),
        new("NeuraLUT JSC-5L", Jets, [new(128, 14, 4), .. Alike(12, 4, 0, 128, 128, 64, 5)], 92_357, 368, 14),

        new("PolyLUT HDR", Digits, Alike(12, 2, 0, 256, 100, 100, 100, 100, 10), 70_673, 378, 16),
        new("NeuraLUT HDR-5L", Digits, Alike(12, 2, 0, 256, 100, 100, 100, 10), 54_798, 431, 12),

        new("LogicNets NID-S", Intrusion, IntrusionSmall, 110, 1183, Cycles(3, 1183)),
        new("LogicNets NID-M", Intrusion, IntrusionMedium, 3_058, 801, Cycles(5, 801)),
        new("LogicNets NID-L", Intrusion, IntrusionLarge, 9_087, 498, Cycles(5, 498)),
        new("LogicNets NID-S, IIoT-LogicNets", Intrusion, IntrusionSmall, 650, 758, Cycles(3, 758)),
        new("LogicNets NID-M, IIoT-LogicNets", Intrusion, IntrusionMedium, 1_649, 840, Cycles(5, 840)),
        new("LogicNets NID-L, IIoT-LogicNets", Intrusion, IntrusionLarge, 8_106, 498, Cycles(5, 498)),
    ];

    // Neurons and address bits in turn; all outputs have two bits.
    private static IEnumerable<PublishedLayer> Layers(params int[] neuronsAndBits) => neuronsAndBits.Chunk(2).Select(pair => new PublishedLayer(pair[0], pair[1], 2));

    private static double Cycles(int cycles, double megahertz) => 1000 * cycles / megahertz;
}
