using LutGen.Networks;

namespace LutGen.Training.Compression;

/// <summary>Chooses entries that samples do not look up so that a table ignores whole inputs.</summary>
internal static class InputRemoval
{
    /// <summary>Lets a table ignore the inputs that it can, one after the other.</summary>
    /// <param name="table">The table of concatenated inputs.</param>
    /// <param name="widths">Width of each input in bits, the most significant input first.</param>
    /// <param name="order">The inputs in the order of trying: those first that are worth most.</param>
    /// <param name="counts">How many samples look each address up.</param>
    /// <param name="strength">How much may change.</param>
    public static TruthTable Fill(TruthTable table, int[] widths, IEnumerable<int> order, int[] counts, Strength strength)
    {
        VotedFunction[] functions = [.. Enumerable.Range(0, table.OutputBits).Select(bit => VotedFunction.Of(table, bit, counts, strength))];
        List<int> ignored = [];
        foreach (int input in order)
        {
            // Variables of inputs that are gone are counted no more.
            int first = Enumerable.Range(input + 1, widths.Length - input - 1).Where(other => !ignored.Contains(other)).Sum(other => widths[other]);
            VotedFunction[] others = [.. functions.Select(function => Without(function, first, widths[input]))];
            double lost = functions.Zip(others, (function, other) => (function.Weight - other.Weight) / 2).Sum();
            if (lost < strength.MostLost)
            {
                functions = others;
                ignored.Add(input);
            }
        }

        return ignored.Count == 0 ? table : VotedFunction.TableOf(
            table.AddressBits, [.. functions.Select(function => function.Decide())], address => Without(address, widths, ignored));
    }

    private static VotedFunction Without(VotedFunction function, int first, int count)
    {
        for (int i = 0; i < count; i++)
        {
            function = function.Without(first);
        }

        return function;
    }

    // The address with the codes of some inputs left out.
    private static int Without(int address, int[] widths, List<int> ignored)
    {
        (int rest, int place) = (0, 0);
        for (int input = widths.Length - 1; input >= 0; input--)
        {
            if (!ignored.Contains(input))
            {
                rest |= (address & ((1 << widths[input]) - 1)) << place;
                place += widths[input];
            }

            address >>= widths[input];
        }

        return rest;
    }
}
