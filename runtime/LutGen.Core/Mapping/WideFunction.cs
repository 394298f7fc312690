namespace LutGen.Mapping;

/// <summary>
/// Functions of up to eight variables as truth tables of one, two or four words, in place: word w holds the entries at which variable
/// 6 + i is bit i of w, each word as of <see cref="CutFunction"/>.
/// </summary>
internal static class WideFunction
{
    public const int MostVariables = 8;

    /// <summary>Words of a table.</summary>
    /// <param name="variables">Number of variables, 0 to 8.</param>
    public static int WordsFor(int variables) => variables <= CutFunction.MostVariables ? 1 : 1 << (variables - CutFunction.MostVariables);

    public static bool DependsOn(ulong[] table, int variable)
    {
        if (variable < CutFunction.MostVariables)
        {
            for (int w = 0; w < table.Length; w++)
            {
                if (CutFunction.DependsOn(table[w], variable))
                {
                    return true;
                }
            }

            return false;
        }

        int other = 1 << (variable - CutFunction.MostVariables);
        for (int w = 0; w < table.Length; w++)
        {
            if (table[w] != table[w ^ other])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Exchanges two variables.</summary>
    /// <param name="table">A table that has room for both.</param>
    /// <param name="low">The variable of lower number.</param>
    /// <param name="high">Another, of higher number.</param>
    public static void Exchange(ulong[] table, int low, int high)
    {
        if (high < CutFunction.MostVariables)
        {
            for (int w = 0; w < table.Length; w++)
            {
                table[w] = CutFunction.Exchange(table[w], low, high);
            }

            return;
        }

        int highBit = 1 << (high - CutFunction.MostVariables);
        if (low >= CutFunction.MostVariables)
        {
            int lowBit = 1 << (low - CutFunction.MostVariables);
            for (int w = 0; w < table.Length; w++)
            {
                if ((w & lowBit) != 0 && (w & highBit) == 0)
                {
                    (table[w], table[w ^ lowBit ^ highBit]) = (table[w ^ lowBit ^ highBit], table[w]);
                }
            }

            return;
        }

        // Entries where the low variable is one and the high one zero change places with those the other way round.
        int shift = 1 << low;
        ulong ones = CutFunction.Variable(low);
        for (int w = 0; w < table.Length; w++)
        {
            if ((w & highBit) == 0)
            {
                ulong atZero = table[w];
                ulong atOne = table[w | highBit];
                table[w] = (atZero & ~ones) | ((atOne & ~ones) << shift);
                table[w | highBit] = (atOne & ones) | ((atZero & ones) >> shift);
            }
        }
    }
}
