using LutGen.Hardware;
using LutGen.Hardware.Cells;

namespace LutGen.Cost.Fpga;

/// <summary>
/// Registers behind every so many levels or every part of a mapped design, and at its end: each net that is read beyond such a border, or shown, is held there by
/// a register. Nets stand as early as they can be computed. Arithmetic on a carry chain is one level.
/// </summary>
/// <param name="Stages">What stands between two rows of registers.</param>
/// <param name="Registers">Registers of all rows; those before the first stage belong to what delivers the features.</param>
internal sealed record PipelineCut(IReadOnlyList<StageShape> Stages, long Registers)
{
    /// <summary>Of each input, behind how many rows of registers it is still read: as many of the registers hold it.</summary>
    public IReadOnlyList<int> HeldInputs { get; init; } = [];

    /// <summary>Cuts a design.</summary>
    /// <param name="netlist">Its cells.</param>
    /// <param name="options">The device, and where registers stand; see <see cref="DesignNetlist.PartOfCell"/>.</param>
    /// <param name="luts">Lookup tables of the design.</param>
    public static PipelineCut Of(DesignNetlist netlist, PipelineOptions options, long luts)
    {
        // A part between registers is as if it were one level.
        (FpgaDevice device, int levelsPerStage, bool isByParts) = options;
        levelsPerStage = isByParts ? 1 : levelsPerStage;

        int[] first = netlist.FirstNets();
        var levels = new int[first[netlist.Cells.Count]];
        var last = new int[levels.Length];
        for (int i = 0; i < netlist.Cells.Count; i++)
        {
            DesignCell cell = netlist.Cells[i];
            int level = isByParts ? netlist.PartOfCell[i] : cell.Fanins.Select(fanin => levels[fanin]).DefaultIfEmpty().Max() + cell.Levels;
            for (int net = first[i]; net < first[i + 1]; net++)
            {
                levels[net] = level;
            }

            foreach (int fanin in cell.Fanins)
            {
                last[fanin] = Math.Max(last[fanin], level);
            }
        }

        int[] outputs = netlist.Outputs.Where(net => net >= 0).ToArray();
        int depth = outputs.Select(net => levels[net]).DefaultIfEmpty().Max();
        int height = levelsPerStage == 0 ? Math.Max(1, depth) : levelsPerStage;
        int stages = Math.Max(1, (depth + height - 1) / height);
        foreach (int net in outputs)
        {
            last[net] = stages * height + 1;
        }

        // Constants need no register.
        for (int i = 0; i < netlist.Cells.Count; i++)
        {
            last[first[i]] = netlist.Cells[i].Fanins.Any() ? last[first[i]] : 0;
        }

        // A net of level L that is read at level R passes the borders b * height with L <= b * height < R.
        var rows = new int[levels.Length];
        for (int net = 0; net < levels.Length; net++)
        {
            int start = Math.Max(1, (levels[net] + height - 1) / height);
            int end = (last[net] - 1) / height;
            rows[net] = last[net] > 0 ? Math.Max(0, end - start + 1) : 0;
        }

        return new PipelineCut(Shapes(netlist, device, levels, height, stages, luts), rows.Sum(row => (long)row)) { HeldInputs = rows.Take(netlist.InputCount).ToArray() };
    }

    // The slowest path of each stage, as far as cells tell it.
    private static StageShape[] Shapes(DesignNetlist netlist, FpgaDevice device, int[] levels, int height, int stages, long luts)
    {
        int[] first = netlist.FirstNets();
        var paths = new Path[levels.Length];
        var slowest = new Path[stages];
        for (int i = 0; i < netlist.Cells.Count; i++)
        {
            DesignCell cell = netlist.Cells[i];
            int level = levels[first[i]];
            int stage = level == 0 ? 0 : (level - 1) / height;
            Path path = default;
            foreach (int fanin in cell.Fanins)
            {
                path = levels[fanin] > stage * height && paths[fanin].Delay > path.Delay ? paths[fanin] : path;
            }

            path = path.Through(cell, device);
            for (int net = first[i]; net < first[i + 1]; net++)
            {
                paths[net] = path;
            }

            slowest[stage] = path.Delay > slowest[stage].Delay ? path : slowest[stage];
        }

        return slowest.Select(path => new StageShape(path.Levels, path.Muxes, path.CarryBits, luts, path.Chains)).ToArray();
    }

    private readonly record struct Path(double Delay, int Levels, int Muxes, int Chains, int CarryBits)
    {
        public Path Through(DesignCell cell, FpgaDevice device)
        {
            int chains = cell.CarryBits > 0 ? 1 : 0;
            int muxes = chains > 0 ? 0 : Math.Max(0, cell.Fanins.Count() - device.LutInputs);
            double own = cell.Levels * (device.LutDelay + device.LocalNet) + muxes * device.MuxDelay + DelayModel.CarryDelay(device, chains, cell.CarryBits);
            return new Path(Delay + own, Levels + cell.Levels, Muxes + muxes, Chains + chains, CarryBits + cell.CarryBits);
        }
    }
}
