using LutGen.Hardware.Cells;

namespace LutGen.Hardware;

/// <summary>Collects the cells of a <see cref="DesignNetlist"/>.</summary>
/// <param name="inputCount">Number of its inputs.</param>
internal sealed class CellList(int inputCount)
{
    private readonly List<DesignCell> _cells = [];
    private readonly int _inputCount = inputCount;
    private int _nets = inputCount;

    /// <summary>Cells so far.</summary>
    public int Count => _cells.Count;

    /// <summary>Adds a cell, which reads nets that are there.</summary>
    /// <returns>The first net that it drives.</returns>
    public int Add(DesignCell cell)
    {
        int first = _nets;
        _cells.Add(cell);
        _nets += cell.OutputCount;
        return first;
    }

    /// <summary>Adds all cells of a piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="inputs">The nets that its inputs are, or constants that none of its cells reads.</param>
    /// <returns>The nets of its outputs, or constants.</returns>
    public int[] Append(DesignNetlist piece, IReadOnlyList<int> inputs)
    {
        int first = _nets;
        int Net(int net) => net < 0 ? net : net < inputs.Count ? inputs[net] : first + net - inputs.Count;
        foreach (DesignCell cell in piece.Cells)
        {
            Add(cell.Moved(Net));
        }

        return piece.Outputs.Select(Net).ToArray();
    }

    /// <summary>The netlist.</summary>
    /// <param name="outputs">The nets of its outputs, or constants.</param>
    public DesignNetlist Close(IReadOnlyList<int> outputs) => new(_inputCount, _cells, outputs);
}
