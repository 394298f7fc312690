using LutGen.Cost.Fpga;

namespace LutGen.Cost;

/// <summary>A mapped design on a device, in a pipeline.</summary>
/// <param name="Parts">What each part takes: encoder, network, group sums, argmax.</param>
/// <param name="Stages">Stages of the pipeline, one clock cycle each.</param>
/// <param name="Ffs">
/// Registers behind the stages, a lower bound: tools add copies of those that drive much. Those before the first stage belong to what delivers the features.
/// </param>
/// <param name="FmaxMHz">Fastest clock that the logic bears, as publications give it; <see cref="DelayModel"/> says how it is foretold, docs/devices.md how well.</param>
/// <param name="LatencyNs">From features to class at that clock: stages times the period.</param>
/// <param name="EnergyPj">Picojoules an inference of the full pipeline, without statics; a rough figure, see <see cref="FpgaDevice.EnergyOf"/>.</param>
public sealed record MappedHardware(CostParts Parts, int Stages, long Ffs, double FmaxMHz, double LatencyNs, double EnergyPj)
{
    /// <summary>Whether the layers were mapped piece by piece because the network as a whole is too large; see <see cref="MappedCost.IsByPieces"/>. Registers then are those of every piece by itself.</summary>
    public bool IsByPieces { get; init; }

    /// <summary>Lookup tables of all parts.</summary>
    public int Luts => Parts.Total.Luts;

    /// <summary>Levels of lookup tables, the parts one behind the other.</summary>
    public int Levels => Parts.Total.Depth;

    /// <summary>Bits of the lookup tables, of each as many as the inputs it uses address.</summary>
    public long TableBits => Parts.Total.TableBits;

    /// <summary>Area-delay product as publications have it: lookup tables times nanoseconds of latency.</summary>
    public double AreaDelay => Luts * LatencyNs;

    internal static MappedHardware Of(MappedCost mapped, HardwareOptions options)
    {
        FpgaDevice device = options.Target;
        int luts = mapped.Total.Luts;
        PipelineCut cut = mapped.Pipeline ?? PipelineCut.Of(mapped.Netlist, options.Pipeline, luts);
        PipelineTiming timing = DelayModel.TimingOf(device, cut.Stages);
        return new MappedHardware(mapped.Parts, cut.Stages.Count, cut.Registers, timing.LogicFrequency, timing.Latency, device.EnergyOf(luts, cut.Registers)) { IsByPieces = mapped.IsByPieces };
    }
}
