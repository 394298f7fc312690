using LutGen.Cost.Asic;
using LutGen.Cost.Fpga;
using LutGen.Networks;

namespace LutGen.Cost;

/// <summary>
/// What a network takes on an FPGA, three ways: the bound that papers publish, the bound of what is left after simplification, and the count of a
/// mapping that computes the same, with the time and energy that a model of the device foretells for it; and what its multiply-accumulate units take on an ASIC.
/// </summary>
/// <param name="Device">Name of the device; see <see cref="FpgaDevice.Named"/>.</param>
/// <param name="Published">Bounds of the network as its file has it.</param>
/// <param name="Live">Bounds of the network after all simplifications.</param>
/// <param name="Mapped">The mapped design; null where the network is too large to be mapped, or was not mapped because a build must not wait for it.</param>
/// <param name="Asic">Its multiply-accumulate units on an ASIC; null where it has none.</param>
public sealed record HardwareCost(string Device, NetworkBounds Published, NetworkBounds Live, MappedHardware? Mapped, AsicCost? Asic = null)
{
    /// <summary>Lookup tables of the mapped design; null where there is none.</summary>
    public int? Luts => Mapped?.Luts;

    /// <summary>Maps a network and foretells its timing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The device and the pipeline; null for the usual ones.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <param name="progress">Is told what share of the pieces is done, if it is counted by pieces; see <see cref="HardwareOptions.CountsPieces"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static HardwareCost Of(LutNetwork network, HardwareOptions? options = null, CancellationToken cancellation = default, IProgress<double>? progress = null)
    {
        options ??= new HardwareOptions();
        options.Check();
        MappedCost? mapped = MappedCost.Map(network, options.Mapping, options.Pipeline, joins: false, progress, cancellation);
        NetworkBounds published = NetworkBounds.Of(network);
        return new HardwareCost(options.Target.Name, published, mapped?.Live ?? published, mapped is null ? null : MappedHardware.Of(mapped, options), AsicCost.Of(network));
    }
}
