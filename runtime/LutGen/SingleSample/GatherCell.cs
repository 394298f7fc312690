using LutGen.Circuits;

namespace LutGen.SingleSample;

/// <summary>A cell with the operands that its function depends on.</summary>
/// <param name="Id">The cell's id.</param>
/// <param name="Operands">How many of the operands count: 0 to 3.</param>
/// <param name="A">Id of the first operand, the most significant address bit.</param>
/// <param name="B">Id of the second operand.</param>
/// <param name="C">Id of the third operand.</param>
/// <param name="Function">Truth table of three operands; those that do not count are ignored.</param>
internal readonly record struct GatherCell(int Id, int Operands, int A, int B, int C, byte Function)
{
    /// <summary>The cell of a circuit's node, its operands in rising order of a key, so that equal keys come into equal places.</summary>
    /// <param name="id">The node's id.</param>
    /// <param name="node">The node.</param>
    /// <param name="keys">A key by id.</param>
    public static GatherCell Create(int id, CircuitNode node, int[] keys)
    {
        int table = node.Function;
        (int a, int b, int c) = (node.A, node.B, node.C);
        bool usesA = (table >> 4) != (table & 0x0F);
        bool usesB = (table >> 2 & 0x33) != (table & 0x33);
        bool usesC = (table >> 1 & 0x55) != (table & 0x55);

        // Insertion sort of three, unused operands last.
        long keyA = usesA ? keys[a] : long.MaxValue;
        long keyB = usesB ? keys[b] : long.MaxValue;
        long keyC = usesC ? keys[c] : long.MaxValue;
        if (keyB < keyA)
        {
            (keyA, keyB, a, b, table) = (keyB, keyA, b, a, Exchange(table, 0x30, 0x0C, 2));
        }

        if (keyC < keyB)
        {
            (keyB, b, c, table) = (keyC, c, b, Exchange(table, 0x44, 0x22, 1));
            if (keyB < keyA)
            {
                (a, b, table) = (b, a, Exchange(table, 0x30, 0x0C, 2));
            }
        }

        return new GatherCell(id, (usesA ? 1 : 0) + (usesB ? 1 : 0) + (usesC ? 1 : 0), a, b, c, (byte)table);
    }

    /// <summary>The id of an operand.</summary>
    public int Operand(int index) => index switch { 0 => A, 1 => B, _ => C };

    private static int Exchange(int table, int upper, int lower, int shift) =>
        (table & ~(upper | lower)) | (table & upper) >> shift | (table & lower) << shift;
}
