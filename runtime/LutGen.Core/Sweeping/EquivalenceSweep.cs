using LutGen.Circuits;

namespace LutGen.Sweeping;

/// <summary>
/// Merges cells of a circuit that compute the same, from the inputs on (Kuehlmann, Krohm, "Equivalence checking using cuts and heaps", DAC
/// 1997): cells that random inputs do not tell apart are compared by decision diagrams, over the signals between layers, over the
/// inputs where these are small, else over a cut behind both, and one takes the other's place where these are equal. What reads them is then nearer to being the same logic.
/// </summary>
internal sealed class EquivalenceSweep
{
    // Most cells that another is compared with.
    private const int MostCandidates = 3;

    private readonly CircuitBuilder _circuit;
    private readonly CircuitBuilder _merged;
    private readonly HashSet<int> _boundary = [];
    private readonly NodeDiagrams _ofBoundary;
    private readonly NodeDiagrams _ofInputs;
    private readonly CutComparison _cuts;
    private readonly Dictionary<ulong, List<int>> _classes = [];
    private readonly Dictionary<int, int> _standIns = [];
    private int _comparisonsLeft;
    private int _merges;

    private EquivalenceSweep(CircuitBuilder circuit, SweepBudget budget)
    {
        _circuit = circuit;
        _merged = circuit.StartAgain();
        _ofBoundary = new NodeDiagrams(_merged, _boundary, budget.DiagramNodes);
        _ofInputs = new NodeDiagrams(_merged, [], budget.DiagramNodes);
        _cuts = new CutComparison(_merged);
        _comparisonsLeft = budget.CutComparisons;
    }

    /// <summary>The same logic in fewer cells; the circuit itself where no two are equal.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="outputs">Its output literals; receives those of the result.</param>
    /// <param name="boundaries">Literals, as of signals between layers: diagrams over these are smaller than over the inputs.</param>
    /// <param name="budget">How long to try.</param>
    /// <param name="setInput">Sets the random values of an input; see <see cref="CircuitSimulation"/>.</param>
    /// <exception cref="CircuitLimitException">There is too much to do.</exception>
    public static CircuitBuilder Run(CircuitBuilder circuit, int[] outputs, IEnumerable<int> boundaries, SweepBudget budget, InputValues setInput)
    {
        var sweep = new EquivalenceSweep(circuit, budget);
        int[] literals = sweep.Run(outputs, boundaries, setInput);
        if (sweep._merges == 0)
        {
            return circuit;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = literals[outputs[i] >> 1] ^ (outputs[i] & 1);
        }

        return sweep._merged;
    }

    // What stands for each node of the circuit.
    private int[] Run(int[] outputs, IEnumerable<int> boundaries, InputValues setInput)
    {
        bool[] needed = _circuit.NodesNeededBy(outputs);
        var isBoundary = new bool[needed.Length];
        foreach (int literal in boundaries)
        {
            isBoundary[literal >> 1] = true;
        }

        var simulation = new CircuitSimulation(_circuit, needed, setInput);
        var literals = new int[needed.Length];
        for (int node = 0; node < needed.Length; node++)
        {
            if (node <= _circuit.InputCount)
            {
                // An input that nothing reads costs nothing: a file of one line may announce millions.
                literals[node] = needed[node] || node == 0 ? Represented(2 * node, simulation, node) : 2 * node;
            }
            else if (needed[node])
            {
                CircuitNode cell = _circuit.Cells[node - _circuit.InputCount - 1];
                int literal = _merged.Cell(literals[cell.A], literals[cell.B], literals[cell.C], cell.Function);
                literals[node] = Represented(literal, simulation, node);
                if (isBoundary[node])
                {
                    _boundary.Add(literals[node] >> 1);
                }
            }
        }

        return literals;
    }

    // The literal that stands for one: an earlier one that is equal, or its complement, or itself.
    private int Represented(int literal, CircuitSimulation simulation, int node)
    {
        if (!_standIns.TryGetValue(literal >> 1, out int standIn))
        {
            // The values are those of the literal, not of its node.
            standIn = StandInOf(literal & ~1, simulation.SignatureOf(node), simulation.FirstValue(node) ^ (literal & 1));
            _standIns.Add(literal >> 1, standIn);
        }

        return standIn ^ (literal & 1);
    }

    private int StandInOf(int literal, ulong signature, int firstValue)
    {
        if (!_classes.TryGetValue(signature, out List<int>? members))
        {
            _classes.Add(signature, members = []);
        }

        // Members are literals whose first value is 0.
        foreach (int member in members)
        {
            if (AreEqual(literal, member ^ firstValue))
            {
                _merges++;
                return member ^ firstValue;
            }
        }

        if (members.Count < MostCandidates)
        {
            members.Add(literal ^ firstValue);
        }

        return literal;
    }

    // Before there is a boundary the first two are the same.
    private bool AreEqual(int first, int second) =>
        (_boundary.Count > 0 && _ofBoundary.AreEqual(first, second) == true) || (_ofInputs.AreEqual(first, second) ?? (_comparisonsLeft-- > 0 && _cuts.AreEqual(first, second)));
}

/// <summary>How long a sweep tries.</summary>
/// <param name="DiagramNodes">Nodes of decision diagrams over the inputs, all together; and as many over boundaries.</param>
/// <param name="CutComparisons">Comparisons over cuts.</param>
internal readonly record struct SweepBudget(int DiagramNodes, int CutComparisons);
