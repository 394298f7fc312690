using LutGen.Cost.Fpga;

namespace LutGen.Core.Tests.Cost.Fpga;

/// <summary>The slowest path of routed designs, with its levels as Vivado reports them (malifarooq/IIoT-LogicNets; docs/devices.md).</summary>
public sealed class RoutedPathTests
{
    private static readonly (string Name, int LutLevels, int MuxLevels, long Luts, double Nanoseconds)[] Paths =
    [
        ("two classes, sparse, big", 1, 0, 64, 0.670),
        ("two classes, sparse", 2, 0, 334, 0.727),
        ("two classes", 3, 0, 984, 1.078),
        ("two classes, big", 2, 0, 2_803, 1.351),
        ("six classes, sparse, big", 1, 0, 193, 0.744),
        ("six classes, sparse", 2, 0, 1_247, 0.803),
        ("six classes", 4, 1, 3_253, 1.106),
        ("six classes, big", 3, 3, 5_940, 1.446),
        ("fifteen classes, big", 3, 0, 9_351, 1.450),
    ];

    [Fact]
    public void A_path_of_known_levels_takes_about_what_the_model_says()
    {
        double[] errors = Agreement.Errors([.. Paths.Select(DelayOf)], [.. Paths.Select(path => path.Nanoseconds)]);
        Assert.InRange(Agreement.Median(errors), 0, 0.15);
        Assert.InRange(errors[^1], 0, 0.4);
    }

    [Fact]
    public void The_page_shows_them()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "devices.md"));
        foreach (var path in Paths)
        {
            Assert.Contains(
                FormattableString.Invariant($"| {path.Name} | {path.Luts:N0} | {path.LutLevels} + {path.MuxLevels} | {path.Nanoseconds:0.00} | {DelayOf(path):0.00} |"), page, StringComparison.Ordinal);
        }
    }

    private static double DelayOf((string Name, int LutLevels, int MuxLevels, long Luts, double Nanoseconds) path) =>
        DelayModel.StageDelay(FpgaDevice.UltraScalePlus, new StageShape(path.LutLevels, path.MuxLevels, 0, path.Luts));
}
