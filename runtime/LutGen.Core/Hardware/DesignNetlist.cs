using LutGen.Hardware.Cells;
using LutGen.Mapping;
using LutGen.Netlists;

namespace LutGen.Hardware;

/// <summary>Cells that read each other: a mapped design from the features' bits to the class, or a piece of one. Inputs are the first nets, then come the cells' in order, of each its outputs side by side.</summary>
/// <param name="InputCount">Number of inputs.</param>
/// <param name="Cells">The cells; each reads nets before its own.</param>
/// <param name="Outputs">The nets of the outputs; some may be constants, see <see cref="DesignCell"/>.</param>
internal sealed record DesignNetlist(int InputCount, IReadOnlyList<DesignCell> Cells, IReadOnlyList<int> Outputs)
{
    /// <summary>Of a design's cells, which of its parts that have any they are of, from 1; empty for other netlists.</summary>
    public IReadOnlyList<int> PartOfCell { get; init; } = [];

    /// <summary>Joins the parts of a design.</summary>
    /// <param name="design">The design.</param>
    /// <param name="mapped">The same mapped.</param>
    public static DesignNetlist Of(HardwareDesign design, MappedDesign mapped)
    {
        int inputs = design.Encoder.Circuit.InputCount;
        var cells = new CellList(inputs);
        int[] nets = Enumerable.Range(0, inputs).ToArray();
        var partOfCell = new List<int>();
        int partsWithCells = 0;
        for (int i = 0; i < mapped.Parts.Count; i++)
        {
            MappedPart part = mapped.Parts[i];
            int[] own = cells.Append(Of(part.Cover), nets);
            own = part.Chains is null ? own : cells.Append(part.Chains, own);
            partsWithCells += cells.Count > partOfCell.Count ? 1 : 0;
            partOfCell.AddRange(Enumerable.Repeat(partsWithCells, cells.Count - partOfCell.Count));

            // Nobody reads the outputs of a part that are not mapped.
            nets = Enumerable.Repeat(DesignCell.False, design.Parts[i].Outputs.Length).ToArray();
            for (int output = 0; output < own.Length; output++)
            {
                nets[part.Outputs[output]] = own[output];
            }
        }

        return cells.Close(nets) with { PartOfCell = partOfCell };
    }

    /// <summary>A cover as cells.</summary>
    public static DesignNetlist Of(LutCover cover)
    {
        Netlist netlist = CoverNetlist.Of(cover, "", Enumerable.Repeat("", cover.InputCount).ToArray(), Enumerable.Repeat("", cover.Outputs.Length).ToArray());
        return new DesignNetlist(
            cover.InputCount,
            netlist.Nodes.Select(node => new LookupCell(node.Table, node.Fanins.ToArray())).ToArray(),
            netlist.Outputs.Select(output => output.Net).ToArray());
    }

    /// <summary>What some outputs need, and which inputs of this one the result's are, rising.</summary>
    /// <param name="wanted">Places of the outputs.</param>
    public (DesignNetlist Netlist, int[] Inputs) NeededBy(IReadOnlyList<int> wanted)
    {
        int[] first = FirstNets();
        var isRead = new bool[first[Cells.Count]];
        int[] outputs = wanted.Select(output => Outputs[output]).ToArray();
        foreach (int net in outputs.Where(net => net >= 0))
        {
            isRead[net] = true;
        }

        bool IsNeeded(int cell) => Enumerable.Range(first[cell], Cells[cell].OutputCount).Any(net => isRead[net]);
        for (int i = Cells.Count - 1; i >= 0; i--)
        {
            foreach (int fanin in IsNeeded(i) ? Cells[i].Fanins : [])
            {
                isRead[fanin] = true;
            }
        }

        int[] inputs = Enumerable.Range(0, InputCount).Where(input => isRead[input]).ToArray();
        var moved = new int[isRead.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            moved[inputs[i]] = i;
        }

        var needed = new CellList(inputs.Length);
        foreach (int cell in Enumerable.Range(0, Cells.Count).Where(IsNeeded))
        {
            int net = needed.Add(Cells[cell].Moved(fanin => moved[fanin]));
            for (int output = 0; output < Cells[cell].OutputCount; output++)
            {
                moved[first[cell] + output] = net + output;
            }
        }

        return (needed.Close(outputs.Select(net => net < 0 ? net : moved[net]).ToArray()), inputs);
    }

    /// <summary>The first net of each cell, and behind them the number of all nets.</summary>
    public int[] FirstNets()
    {
        var first = new int[Cells.Count + 1];
        first[0] = InputCount;
        for (int i = 0; i < Cells.Count; i++)
        {
            first[i + 1] = first[i] + Cells[i].OutputCount;
        }

        return first;
    }

    /// <summary>Levels before the last of the outputs.</summary>
    /// <param name="inputs">Levels before each input.</param>
    /// <param name="chainLevels">Levels that a carry chain counts for, besides the lookup tables at its operands.</param>
    public int Depth(IReadOnlyList<int> inputs, int chainLevels)
    {
        var levels = inputs.ToList();
        foreach (DesignCell cell in Cells)
        {
            int below = cell.Fanins.Select(fanin => levels[fanin]).DefaultIfEmpty().Max();
            levels.AddRange(Enumerable.Repeat(below + cell.Levels + (cell.CarryBits > 0 ? chainLevels : 0), cell.OutputCount));
        }

        return Outputs.Where(net => net >= 0).Select(net => levels[net]).DefaultIfEmpty().Max();
    }
}
