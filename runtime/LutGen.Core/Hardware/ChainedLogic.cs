using LutGen.Circuits;
using LutGen.Hardware.Cells;

namespace LutGen.Hardware;

/// <summary>A part's outputs by arithmetic on carry chains, behind some literals of the part's circuit.</summary>
/// <param name="Literals">The literals that the chains read: input i of them is literal i.</param>
/// <param name="Chains">The arithmetic; its outputs are the part's.</param>
internal sealed record ChainedLogic(int[] Literals, DesignNetlist Chains)
{
    /// <summary>Chains on the bits of some numbers.</summary>
    /// <param name="numbers">The numbers' bits, literals of the circuit.</param>
    /// <param name="build">From the numbers as nets or constants to the outputs.</param>
    public static ChainedLogic Of(IEnumerable<int[]> numbers, Func<CellList, int[][], IReadOnlyList<int>> build)
    {
        int[][] bits = numbers.ToArray();
        int[] literals = bits.SelectMany(number => number).Where(literal => literal > CircuitBuilder.True).Distinct().ToArray();
        Dictionary<int, int> nets = literals.Select((literal, net) => (literal, net)).ToDictionary(pair => pair.literal, pair => pair.net);
        nets.Add(CircuitBuilder.False, DesignCell.False);
        nets.Add(CircuitBuilder.True, DesignCell.True);
        var cells = new CellList(literals.Length);
        IReadOnlyList<int> outputs = build(cells, bits.Select(number => number.Select(literal => nets[literal]).ToArray()).ToArray());
        return new ChainedLogic(literals, cells.Close(outputs));
    }
}
