using LutGen.Mapping;
using LutGen.Networks;

namespace LutGen.Training.Compression;

/// <summary>
/// Chooses entries that samples do not look up so that a table is cheap in lookup tables of six inputs: decided on one variable after the
/// other, all output bits together, it has few different cofactors, which is how the mapper cuts tables. Of the variables the one is next that
/// leaves fewest parts; parts of six variables are one lookup table each, whatever their entries, and only lose variables.
/// </summary>
internal static class CofactorFilling
{
    // The mapper decides wider tables from the most significant bit down, so no other order is of use there.
    private const int WidestChoice = 12;

    // With more parts than these nothing is gained that would be worth the time: a lookup table and a multiplexer for each.
    private const int MostParts = 512;

    /// <summary>Fills a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="counts">How many samples look each address up.</param>
    /// <param name="strength">How much may change.</param>
    public static TruthTable Fill(TruthTable table, int[] counts, Strength strength)
    {
        VotedFunction[] functions = [.. Enumerable.Range(0, table.OutputBits).Select(bit => VotedFunction.Of(table, bit, counts, strength))];
        return VotedFunction.TableOf(table.AddressBits, Fill(functions, table.AddressBits, strength.MostLost), address => address);
    }

    private static bool[][] Fill(IReadOnlyList<VotedFunction> functions, int variables, double mostLost)
    {
        if (variables <= CutFunction.MostVariables)
        {
            return [.. functions.Select(function => FillNarrow(function, variables, mostLost))];
        }

        int variable = -1;
        CofactorMerging? merging = null;
        for (int other = variables - 1; other >= (variables > WidestChoice ? variables - 1 : 0); other--)
        {
            int most = merging?.Parts.Count ?? MostParts;
            CofactorMerging candidate = new(functions, other, mostLost, most);
            if (candidate.Parts.Count < most || (candidate.Parts.Count == most && !(candidate.Lost >= merging?.Lost)))
            {
                (variable, merging) = (other, candidate);
            }
        }

        if (merging is null)
        {
            return [.. functions.Select(function => function.Decide())];
        }

        bool[][] parts = Fill(merging.Parts, variables - 1, mostLost);
        return [.. functions.Select((_, f) => Join(parts, merging.PlaceOf(f, 0), merging.PlaceOf(f, 1), variable))];
    }

    private static bool[] FillNarrow(VotedFunction function, int variables, double mostLost)
    {
        for (int variable = 0; variable < variables; variable++)
        {
            if (function.Cofactor(variable, 0).ConflictWith(function.Cofactor(variable, 1)).Same < mostLost)
            {
                bool[][] rest = [FillNarrow(function.Without(variable), variables - 1, mostLost)];
                return Join(rest, (0, false), (0, false), variable);
            }
        }

        return function.Decide();
    }

    // The function that is one part where a variable is 0 and another where it is 1.
    private static bool[] Join(bool[][] parts, (int Part, bool IsComplement) zero, (int Part, bool IsComplement) one, int variable)
    {
        bool[] joined = new bool[2 * parts[zero.Part].Length];
        for (int address = 0; address < joined.Length; address++)
        {
            (int part, bool isComplement) = (address >> variable & 1) == 0 ? zero : one;
            int rest = (address & ((1 << variable) - 1)) | (address >> (variable + 1) << variable);
            joined[address] = parts[part][rest] ^ isComplement;
        }

        return joined;
    }
}
