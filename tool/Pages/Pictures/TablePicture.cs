using System.Xml.Linq;
using LutGen.Networks;

namespace LutGen.Tool.Pages.Pictures;

/// <summary>Truth tables as matrices: the more significant half of the address goes down, the other one across.</summary>
internal static class TablePicture
{
    // Larger tables are shown as means of blocks.
    private const int MostSideBits = 4;

    private const int CellSize = 6;

    /// <summary>Draws a table; codes of several bits as shades up to the largest code.</summary>
    /// <param name="table">The table.</param>
    /// <param name="description">Which one it is.</param>
    /// <param name="kind">Class of the picture.</param>
    public static XElement Draw(TruthTable table, string description, string kind)
    {
        int columnBits = (table.AddressBits + 1) / 2, rowBits = table.AddressBits - columnBits;
        int blockDown = Math.Max(0, rowBits - MostSideBits), blockAcross = Math.Max(0, columnBits - MostSideBits);
        var sums = new double[1 << (rowBits - blockDown), 1 << (columnBits - blockAcross)];
        double entry = 1.0 / ((1L << table.OutputBits) - 1) / (1L << (blockDown + blockAcross));
        for (int address = 0; address < table.Length; address++)
        {
            sums[address >> columnBits >> blockDown, (address & ((1 << columnBits) - 1)) >> blockAcross] += table[address] * entry;
        }

        return CellPicture.Draw(description, "ink", CellSize, sums, new XAttribute("class", kind));
    }
}
