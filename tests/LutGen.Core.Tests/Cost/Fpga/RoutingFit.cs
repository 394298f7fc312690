using LutGen.Cost.Fpga;

namespace LutGen.Core.Tests.Cost.Fpga;

/// <summary>The two figures of long nets by least squares of the logarithms of the periods.</summary>
internal static class RoutingFit
{
    /// <summary>Steps of the two figures.</summary>
    public const double LongNetStep = 0.005, NetGrowthStep = 0.0001;

    /// <summary>The device with the figures that fit best, in steps.</summary>
    public static FpgaDevice To(IReadOnlyList<PublishedDesign> designs) =>
        (from longNet in Enumerable.Range(0, 100)
         from growth in Enumerable.Range(0, 120)
         select FpgaDevice.UltraScalePlus with { LongNet = longNet * LongNetStep, NetGrowth = growth * NetGrowthStep }).MinBy(device => Error(device, designs))!;

    private static double Error(FpgaDevice device, IReadOnlyList<PublishedDesign> designs) =>
        designs.Sum(design => Math.Pow(Math.Log(design.TimingOn(device).LogicFrequency / design.Megahertz), 2));
}
