using LutGen.Circuits;

namespace LutGen.Sweeping;

/// <summary>
/// Whether two literals are equal functions of some cells behind them. If they are, they are equal; if not, they may be all the same, since not all
/// values of those cells need occur.
/// </summary>
internal sealed class CutComparison(CircuitBuilder circuit)
{
    private const int MostLeaves = 18;
    private const int MostCells = 400;
    private const int MostDiagramNodes = 4000;

    private readonly SortedSet<int> _frontier = [];
    private readonly HashSet<int> _seen = [];
    private readonly List<int> _cells = [];
    private readonly Dictionary<int, int> _functions = [];

    /// <summary>Compares two literals over the deepest cut of few leaves.</summary>
    public bool AreEqual(int first, int second)
    {
        int count = Expand(first >> 1, second >> 1);
        if (count == 0)
        {
            return false;
        }

        _functions.Clear();
        _functions[0] = DecisionDiagrams.False;
        var diagrams = new DecisionDiagrams(MostDiagramNodes);
        try
        {
            // Cells were taken in falling order.
            for (int i = count - 1; i >= 0; i--)
            {
                CircuitNode cell = CellOf(_cells[i]);
                _functions[_cells[i]] = diagrams.Cell(FunctionOf(diagrams, cell.A), FunctionOf(diagrams, cell.B), FunctionOf(diagrams, cell.C), cell.Function);
            }

            int other = FunctionOf(diagrams, second >> 1);
            return FunctionOf(diagrams, first >> 1) == (((first ^ second) & 1) == 0 ? other : diagrams.Not(other));
        }
        catch (DiagramLimitException)
        {
            return false;
        }
    }

    // Takes the last cell of the frontier again and again; how many were taken when the frontier was small for the last time.
    private int Expand(int first, int second)
    {
        _frontier.Clear();
        _seen.Clear();
        _cells.Clear();
        Reach(first);
        Reach(second);
        int count = 0;
        while (_cells.Count < MostCells && _frontier.Count > 0 && _frontier.Max > circuit.InputCount)
        {
            int node = _frontier.Max;
            _frontier.Remove(node);
            _cells.Add(node);
            CircuitNode cell = CellOf(node);
            Reach(cell.A);
            Reach(cell.B);
            Reach(cell.C);
            count = _frontier.Count <= MostLeaves ? _cells.Count : count;
        }

        return count;
    }

    private void Reach(int node)
    {
        if (node != 0 && _seen.Add(node))
        {
            _frontier.Add(node);
        }
    }

    // What is not computed yet is a leaf.
    private int FunctionOf(DecisionDiagrams diagrams, int node)
    {
        if (!_functions.TryGetValue(node, out int function))
        {
            _functions.Add(node, function = diagrams.Variable(_functions.Count));
        }

        return function;
    }

    private CircuitNode CellOf(int node) => circuit.Cells[node - circuit.InputCount - 1];
}
