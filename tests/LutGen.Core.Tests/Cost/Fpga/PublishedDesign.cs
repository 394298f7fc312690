using LutGen.Cost.Fpga;

namespace LutGen.Core.Tests.Cost.Fpga;

/// <summary>A network that was placed and routed on an UltraScale+ device, with a register before each layer.</summary>
/// <param name="Name">The network.</param>
/// <param name="Table">Where its row is.</param>
/// <param name="Layers">Its layers.</param>
/// <param name="Luts">Lookup tables, as published.</param>
/// <param name="Megahertz">Fastest clock, as published.</param>
/// <param name="Nanoseconds">Latency, as published or by published cycles; null where neither is.</param>
internal sealed record PublishedDesign(string Name, PublishedTable Table, PublishedLayer[] Layers, long Luts, double Megahertz, double? Nanoseconds = null)
{
    /// <summary>Its stages.</summary>
    public StageShape[] Stages { get; } = [.. Layers.Select(layer => layer.StageOn(FpgaDevice.UltraScalePlus, Luts))];

    /// <summary>What the model says of it.</summary>
    public PipelineTiming Timing => TimingOn(FpgaDevice.UltraScalePlus);

    /// <summary>What the model says of it with other figures.</summary>
    public PipelineTiming TimingOn(FpgaDevice device) => DelayModel.TimingOf(device, Stages);
}
