using LutGen.Mapping;
using LutGen.Networks;

namespace LutGen.Circuits;

/// <summary>
/// Cuts truth tables into cells: decisions on one variable after the other down to cells of three, as in a binary decision
/// diagram of all output bits together. Equal and complementary parts are one.
/// </summary>
internal sealed class TableLowering(CircuitBuilder circuit)
{
    // Wider tables are decided from the most significant bit down: to choose would take too long.
    private const int WidestChoice = 12;

    // Orders of a table that are tried by covering what they give; parts of wide tables are too many functions to try, and
    // trials end when they have covered so many cells.
    private const int MostOrders = 8;
    private const int MostFunctionsTried = 16;
    private const int MostCellsTried = 1 << 16;
    private const int TrialRounds = 2;

    private readonly DecisionOrder _order = new();
    private readonly Dictionary<string, (int[] Best, int Cells)> _tried = [];
    private int _cellsLeftToTry = MostCellsTried;

    /// <summary>All output bits of a table, the least significant first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="address">The address's literals, least significant first, at least as many as the table has address bits.</param>
    public int[] Lower(TruthTable table, IReadOnlyList<int> address)
    {
        var functions = new List<TableFunction>();
        for (int bit = 0; bit < table.OutputBits; bit++)
        {
            functions.Add(TableFunction.Of(table, bit));
        }

        return table.AddressBits <= CutFunction.MostVariables
            ? LowerNarrow(functions.Select(f => f.Words[0]).ToArray(), address, table.AddressBits)
            : LowerWide(functions, Enumerable.Range(0, table.AddressBits).Select(i => address[i]).ToArray());
    }

    private int[] LowerWide(IReadOnlyList<TableFunction> functions, int[] address)
    {
        int variables = address.Length;
        if (variables == CutFunction.MostVariables)
        {
            return LowerNarrow(functions.Select(f => f.Words[0]).ToArray(), address, variables);
        }

        int variable = variables - 1;
        var parts = new TableParts();
        parts.AddCofactors(functions, variable);
        circuit.CountWork(parts.Work);
        for (int other = variable - 1; other >= 0 && variables <= WidestChoice; other--)
        {
            var candidate = new TableParts();
            candidate.AddCofactors(functions, other);
            circuit.CountWork(candidate.Work);
            if (candidate.Different.Count < parts.Different.Count)
            {
                (variable, parts) = (other, candidate);
            }
        }

        int[] rest = address.Where((_, i) => i != variable).ToArray();
        int[] literals = LowerWide(parts.Different, rest);
        var result = new int[functions.Count];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = circuit.Mux(address[variable], parts.LiteralOf(2 * i + 1, literals), parts.LiteralOf(2 * i, literals));
        }

        return result;
    }

    private int[] LowerNarrow(ulong[] functions, IReadOnlyList<int> address, int variables)
    {
        bool tries = variables > DecisionOrder.Left && functions.Length <= MostFunctionsTried && _cellsLeftToTry > 0;
        int[] order = tries ? BestTried(functions, variables) : _order.Best(functions, variables, count: 1)[0];
        return Decide(circuit, functions, order, address, variables);
    }

    private int[] BestTried(ulong[] functions, int variables)
    {
        string key = $"{variables}:{string.Join(",", functions)}";
        if (!_tried.TryGetValue(key, out (int[] Best, int Cells) tried))
        {
            IReadOnlyList<int[]> orders = _order.Best(functions, variables, MostOrders);
            int[] cells = orders.Count > 1 ? orders.Select(order => CellsOf(functions, order, variables)).ToArray() : [0];
            tried = (orders[Array.IndexOf(cells, cells.Min())], cells.Sum());
            _tried.Add(key, tried);
        }

        // A convolution has the same tables at every position; what is left to try does not depend on what is remembered.
        _cellsLeftToTry -= tried.Cells;
        return tried.Best;
    }

    // What an order takes where nothing is shared with other tables.
    private int CellsOf(ulong[] functions, int[] order, int variables)
    {
        var trial = new CircuitBuilder(variables, 1 << 12, circuit.Cancellation);
        int[] outputs = Decide(trial, functions, order, Enumerable.Range(0, variables).Select(CircuitBuilder.Input).ToArray(), variables);
        return CircuitMapping.Run(trial, outputs, OperatorCounts.CostOf(CellCost.Cell), TrialRounds, circuit.Cancellation).Cells.Count;
    }

    private static int[] Decide(CircuitBuilder circuit, ulong[] functions, int[] order, IReadOnlyList<int> address, int variables)
    {
        int[] left = Enumerable.Range(0, variables).Except(order).ToArray();
        if (order.Length == 0)
        {
            return functions.Select(function => Cell(circuit, function, left, address)).ToArray();
        }

        var known = new Dictionary<ulong, int>();
        return functions.Select(function => Literal(function, 0)).ToArray();

        int Literal(ulong function, int level)
        {
            while (level < order.Length && !CutFunction.DependsOn(function, order[level]))
            {
                level++;
            }

            int complement = (int)(function & 1);
            function ^= complement == 0 ? 0 : ulong.MaxValue;
            if (!known.TryGetValue(function, out int literal))
            {
                literal = level == order.Length
                    ? Cell(circuit, function, left, address)
                    : circuit.Mux(
                        address[order[level]],
                        Literal(CutFunction.Cofactor(function, order[level], 1), level + 1),
                        Literal(CutFunction.Cofactor(function, order[level], 0), level + 1));
                known.Add(function, literal);
            }

            return literal ^ complement;
        }
    }

    // A function of up to three variables.
    private static int Cell(CircuitBuilder circuit, ulong function, int[] variables, IReadOnlyList<int> address)
    {
        int cell = 0;
        for (int k = 0; k < 8; k++)
        {
            int entry = 0;
            for (int i = 0; i < variables.Length; i++)
            {
                entry |= ((k >> i) & 1) << variables[i];
            }

            cell |= (int)((function >> entry) & 1) << k;
        }

        return circuit.Cell(Operand(2), Operand(1), Operand(0), (byte)cell);

        int Operand(int place) => place < variables.Length ? address[variables[place]] : CircuitBuilder.False;
    }
}
