using LutGen.Circuits;
using LutGen.Networks;

namespace LutGen.Exchange.Verification;

/// <summary>
/// Cuts truth tables into cells that depend on the function and on which literals it is of, and on nothing else: decisions in the order of
/// the literals, without those that the function ignores. So a table is the same cells in another network, whatever the order of its
/// inputs there, and whether its output bits are one neuron or several.
/// </summary>
internal sealed class CanonicalTables(CircuitBuilder circuit)
{
    /// <summary>All output bits of a table, the least significant first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="address">The address's literals, least significant first, at least as many as the table has address bits.</param>
    public int[] Lower(TruthTable table, IReadOnlyList<int> address) =>
        Enumerable.Range(0, table.OutputBits).Select(bit => LowerBit(table, bit, address)).ToArray();

    private int LowerBit(TruthTable table, int bit, IReadOnlyList<int> address)
    {
        int[] places = Enumerable.Range(0, table.AddressBits).ToArray();
        int[] nodes = places.Select(place => address[place] >> 1).Where(node => node != 0).Distinct().Order().ToArray();

        // What each node's variable sets of the address, and what is set already: by constants and by complements.
        int[] masks = nodes.Select(node => places.Where(place => address[place] >> 1 == node).Sum(place => 1 << place)).ToArray();
        int start = places.Where(place => (address[place] & 1) != 0).Sum(place => 1 << place);
        bool[] values = Values(table, bit, masks, start);
        for (int variable = nodes.Length - 1; variable >= 0; variable--)
        {
            if (Without(values, variable) is { } less)
            {
                values = less;
                nodes = nodes.Where((_, i) => i != variable).ToArray();
            }
        }

        return Decide(values, 0, nodes, nodes.Length);
    }

    // The function of the nodes, the first the least significant.
    private static bool[] Values(TruthTable table, int bit, int[] masks, int start)
    {
        var values = new bool[1 << masks.Length];
        var addresses = new int[values.Length];
        addresses[0] = start;
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                // The address without the lowest variable is there already.
                addresses[i] = addresses[i & (i - 1)] ^ masks[System.Numerics.BitOperations.TrailingZeroCount(i)];
            }

            values[i] = ((table.PlaneWord(bit, addresses[i] >> 6) >> (addresses[i] & 63)) & 1) != 0;
        }

        return values;
    }

    // The function without a variable, or null where it depends on it.
    private static bool[]? Without(bool[] values, int variable)
    {
        int step = 1 << variable;
        for (int i = 0; i < values.Length; i += 2 * step)
        {
            if (!values.AsSpan(i, step).SequenceEqual(values.AsSpan(i + step, step)))
            {
                return null;
            }
        }

        return values.Where((_, i) => (i & step) == 0).ToArray();
    }

    private int Decide(bool[] values, int start, int[] nodes, int variables)
    {
        if (variables > 3)
        {
            int low = Decide(values, start, nodes, variables - 1);
            int high = Decide(values, start + (1 << (variables - 1)), nodes, variables - 1);
            return low == high ? low : circuit.Mux(2 * nodes[variables - 1], high, low);
        }

        int function = 0;
        for (int k = 0; k < 8; k++)
        {
            function |= values[start + (k & ((1 << variables) - 1))] ? 1 << k : 0;
        }

        return circuit.Cell(Literal(2), Literal(1), Literal(0), (byte)function);

        int Literal(int place) => place < variables ? 2 * nodes[place] : CircuitBuilder.False;
    }
}
