using LutGen.Netlists;

namespace LutGen.Cost.Fpga;

/// <summary>
/// Registers behind every so many levels of a mapped netlist, and at its end: each net that is read beyond such a border, or shown, is held there by
/// a register. Nets stand as early as they can be computed.
/// </summary>
/// <param name="Stages">What stands between two rows of registers.</param>
/// <param name="Registers">Registers of all rows; those before the first stage belong to what delivers the features.</param>
internal sealed record PipelineCut(IReadOnlyList<StageShape> Stages, long Registers)
{
    /// <summary>Cuts a netlist.</summary>
    /// <param name="netlist">Lookup tables; a node of one fanin or none is taken in by its readers.</param>
    /// <param name="device">The device.</param>
    /// <param name="levelsPerStage">Levels of lookup tables in a stage, at least 1; 0 for all of them in one.</param>
    /// <param name="luts">Lookup tables of the design.</param>
    public static PipelineCut Of(Netlist netlist, FpgaDevice device, int levelsPerStage, long luts)
    {
        int inputs = netlist.Inputs.Count;
        var levels = new int[inputs + netlist.Nodes.Count];
        var last = new int[levels.Length];
        for (int i = 0; i < netlist.Nodes.Count; i++)
        {
            NetlistNode node = netlist.Nodes[i];
            int below = node.Fanins.Select(fanin => levels[fanin]).DefaultIfEmpty().Max();
            levels[inputs + i] = below + (node.Fanins.Count > 1 ? 1 : 0);
            foreach (int fanin in node.Fanins)
            {
                last[fanin] = Math.Max(last[fanin], levels[inputs + i]);
            }
        }

        int depth = netlist.Outputs.Select(output => levels[output.Net]).DefaultIfEmpty().Max();
        int height = levelsPerStage == 0 ? Math.Max(1, depth) : levelsPerStage;
        int stages = Math.Max(1, (depth + height - 1) / height);
        foreach (NetlistOutput output in netlist.Outputs)
        {
            last[output.Net] = stages * height + 1;
        }

        // A net of level L that is read at level R passes the borders b * height with L <= b * height < R.
        long registers = 0;
        for (int net = 0; net < levels.Length; net++)
        {
            int first = Math.Max(1, (levels[net] + height - 1) / height);
            int end = (last[net] - 1) / height;
            bool isConstant = net >= inputs && netlist.Nodes[net - inputs].Fanins.Count == 0;
            registers += last[net] > 0 && !isConstant ? Math.Max(0, end - first + 1) : 0;
        }

        return new PipelineCut(Shapes(netlist, device, levels, height, stages, luts), registers);
    }

    // The slowest path of each stage: by levels, and among those of equal levels by multiplexers.
    private static StageShape[] Shapes(Netlist netlist, FpgaDevice device, int[] levels, int height, int stages, long luts)
    {
        int inputs = netlist.Inputs.Count;
        var paths = new (int Levels, int Muxes)[levels.Length];
        var slowest = new (int Levels, int Muxes)[stages];
        double Delay((int Levels, int Muxes) path) => path.Levels * (device.LutDelay + device.LocalNet) + path.Muxes * device.MuxDelay;
        for (int i = 0; i < netlist.Nodes.Count; i++)
        {
            NetlistNode node = netlist.Nodes[i];
            int net = inputs + i;
            int stage = levels[net] == 0 ? 0 : (levels[net] - 1) / height;
            (int Levels, int Muxes) path = default;
            foreach (int fanin in node.Fanins)
            {
                if (levels[fanin] > stage * height && Delay(paths[fanin]) > Delay(path))
                {
                    path = paths[fanin];
                }
            }

            if (node.Fanins.Count > 1)
            {
                path = (path.Levels + 1, path.Muxes + Math.Max(0, node.Fanins.Count - device.LutInputs));
            }

            paths[net] = path;
            if (Delay(path) > Delay(slowest[stage]))
            {
                slowest[stage] = path;
            }
        }

        return slowest.Select(path => new StageShape(path.Levels, path.Muxes, 0, luts)).ToArray();
    }
}
