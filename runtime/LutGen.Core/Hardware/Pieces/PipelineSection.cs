using LutGen.Cost.Fpga;

namespace LutGen.Hardware.Pieces;

/// <summary>A netlist as a section of a longer pipeline: registers stand before it and behind each of its stages.</summary>
/// <param name="Stages">Its stages; none where it has no lookup table on any path.</param>
/// <param name="Registers">Registers behind them, but for those that hold its inputs.</param>
/// <param name="HeldInputs">Of each input, behind how many of its stages it is still read.</param>
/// <param name="Outputs">Different nets that it gives; constants are none.</param>
internal sealed record PipelineSection(IReadOnlyList<StageShape> Stages, long Registers, IReadOnlyList<int> HeldInputs, int Outputs)
{
    /// <summary>Cuts a netlist.</summary>
    /// <param name="netlist">The netlist.</param>
    /// <param name="options">Where registers stand.</param>
    public static PipelineSection Of(DesignNetlist netlist, PipelineOptions options)
    {
        int outputs = netlist.Outputs.Where(net => net >= 0).Distinct().Count();
        if (netlist.Cells.All(cell => cell.Levels == 0))
        {
            return new PipelineSection([], 0, new int[netlist.InputCount], outputs);
        }

        PipelineCut cut = PipelineCut.Of(netlist, options, luts: 0);
        return new PipelineSection(cut.Stages, cut.Registers - cut.HeldInputs.Sum(rows => (long)rows), cut.HeldInputs, outputs);
    }

    /// <summary>Registers of the section where it stands beside others of more stages: what it gives waits for theirs.</summary>
    /// <param name="stages">Stages of the longest of them.</param>
    public long RegistersAmong(int stages) => Registers + (long)(stages - Stages.Count) * Outputs;
}
