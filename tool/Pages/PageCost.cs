using LutGen.Cost;
using LutGen.Cost.Fpga;
using LutGen.Networks;

namespace LutGen.Tool.Pages;

/// <summary>What a page says of a network's cost in hardware: the one place where it asks for it.</summary>
/// <param name="Device">The device.</param>
/// <param name="PublishedBound">6-input lookup tables of all neurons at most, as papers count.</param>
/// <param name="LiveBound">The same of what the simplifications leave.</param>
/// <param name="Depth">Neurons on the longest path.</param>
/// <param name="Mapped">The network in the device's lookup tables; null where it is too large to be mapped.</param>
internal sealed record PageCost(FpgaDevice Device, long PublishedBound, long LiveBound, int Depth, MappedFigures? Mapped)
{
    /// <summary>Counts a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="device">The device.</param>
    /// <param name="progress">Is told what share of the pieces is done, if it is counted by pieces.</param>
    public static PageCost Of(LutNetwork network, FpgaDevice device, IProgress<double> progress)
    {
        var cost = HardwareCost.Of(network, new HardwareOptions(device, CountsPieces: true), progress: progress);
        return new PageCost(device, cost.Published.Lut6Bound, cost.Live.Lut6Bound, cost.Published.Depth, cost.Mapped is { } mapped ? Of(mapped) : null);
    }

    private static MappedFigures Of(MappedHardware mapped)
    {
        PartFigures[] parts =
        [
            Part("encoder", mapped.Parts.Encoder), Part("network", mapped.Parts.Network), Part("popcount", mapped.Parts.Popcount), Part("argmax", mapped.Parts.Argmax),
        ];
        return new MappedFigures(parts, mapped.Luts, mapped.Levels, mapped.TableBits, mapped.Ffs, mapped.FmaxMHz, mapped.LatencyNs, mapped.IsByPieces);

        static PartFigures Part(string name, PartCost part) => new(name, part.Luts, part.Depth, part.TableBits);
    }
}

/// <summary>A network in lookup tables of a device.</summary>
/// <param name="Parts">Encoder, network, popcount, argmax.</param>
/// <param name="Luts">Lookup tables of all parts.</param>
/// <param name="Depth">Levels of lookup tables, the parts one behind the other.</param>
/// <param name="TableBits">Bits of these lookup tables.</param>
/// <param name="Ffs">Registers behind every four levels.</param>
/// <param name="FmaxMHz">Fastest clock that the logic bears with these.</param>
/// <param name="LatencyNs">Nanoseconds from features to class at that clock.</param>
/// <param name="IsByPieces">Whether the layers were mapped piece by piece because the network as a whole is too large.</param>
internal sealed record MappedFigures(IReadOnlyList<PartFigures> Parts, long Luts, int Depth, long TableBits, long Ffs, double FmaxMHz, double LatencyNs, bool IsByPieces);

/// <summary>A part of these.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Luts">Lookup tables.</param>
/// <param name="Depth">Levels of them.</param>
/// <param name="TableBits">Bits of them.</param>
internal sealed record PartFigures(string Name, long Luts, int Depth, long TableBits);
