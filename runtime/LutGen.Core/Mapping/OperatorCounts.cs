namespace LutGen.Mapping;

/// <summary>Two-input operators that functions of three bits take; see <see cref="CellCost.TwoInputOperators"/>.</summary>
internal static class OperatorCounts
{
    // A third operand is read from memory more often than not; counting it a tenth of an operation measured best.
    private const int CellOfTwo = 10;
    private const int CellOfThree = 11;

    private static readonly byte[] Fewest = Count();

    /// <summary>The cost function of a <see cref="CellCost"/>: the number of a function's variables and its table to its cost.</summary>
    public static Func<int, ulong, int> CostOf(CellCost cost) => cost == CellCost.Cell ? (variables, _) => variables < 3 ? CellOfTwo : CellOfThree : (_, table) => Fewest[(byte)table];

    // Cheapest first: every function is formed from two that are already known to be cheapest.
    private static byte[] Count()
    {
        var fewest = new byte[256];
        var known = new List<List<int>> { new() { 0xF0, 0x0F, 0xCC, 0x33, 0xAA, 0x55 } };
        int left = 256 - 2 - known[0].Count;
        for (int cost = 1; left > 0; cost++)
        {
            var found = new List<int>();
            for (int first = 0; first < cost; first++)
            {
                foreach (int f in known[first])
                {
                    foreach (int g in known[cost - 1 - first])
                    {
                        Offer(f & g);
                        Offer(f ^ g);
                    }
                }
            }

            known.Add(found);
            left -= found.Count;

            void Offer(int function)
            {
                if (function is not (0x00 or 0xFF) && fewest[function] == 0 && !known[0].Contains(function))
                {
                    fewest[function] = fewest[function ^ 0xFF] = (byte)cost;
                    found.Add(function);
                    found.Add(function ^ 0xFF);
                }
            }
        }

        return fewest;
    }
}
