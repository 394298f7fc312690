using LutGen.Circuits;

namespace LutGen.Sweeping;

/// <summary>The decision diagrams of a growing circuit's nodes over nodes behind them, made as they are asked for.</summary>
/// <param name="circuit">The circuit.</param>
/// <param name="variables">Nodes that are variables, beside the inputs.</param>
/// <param name="nodeLimit">Most nodes of all diagrams.</param>
internal sealed class NodeDiagrams(CircuitBuilder circuit, HashSet<int> variables, int nodeLimit)
{
    // What one node of the circuit may add: a few of them must not take all the room.
    private const int MostAdded = 1 << 14;

    // Diagrams are as deep as they have variables, and so is the recursion over them.
    private const int MostVariables = 1000;

    private readonly DecisionDiagrams _diagrams = new(nodeLimit);
    private readonly Dictionary<int, int> _functions = new() { [0] = DecisionDiagrams.False };
    private readonly HashSet<int> _tooLarge = [];
    private readonly Stack<int> _pending = new();
    private int _variableCount;

    /// <summary>Whether two literals are equal functions of the variables; null where that would take too large diagrams.</summary>
    public bool? AreEqual(int first, int second)
    {
        if (!TryMake(first >> 1) || !TryMake(second >> 1))
        {
            return null;
        }

        int other = _functions[second >> 1];
        return ((first ^ second) & 1) == 0 ? _functions[first >> 1] == other : TryAdd(() => _diagrams.Not(other)) is { } complement ? _functions[first >> 1] == complement : null;
    }

    // Makes the diagrams of a node and of all that it reads.
    private bool TryMake(int root)
    {
        _pending.Clear();
        _pending.Push(root);
        while (_pending.Count > 0)
        {
            int node = _pending.Peek();
            if (_functions.ContainsKey(node))
            {
                _pending.Pop();
            }
            else if (_tooLarge.Contains(node))
            {
                _tooLarge.Add(root);
                return false;
            }
            else if (IsVariable(node) || !PushMissing(CellOf(node)))
            {
                Make(node);
            }
        }

        return true;
    }

    private void Make(int node)
    {
        CircuitNode cell = IsVariable(node) ? default : CellOf(node);
        int? function = !IsVariable(node) ? TryAdd(() => _diagrams.Cell(_functions[cell.A], _functions[cell.B], _functions[cell.C], cell.Function))
            : _variableCount < MostVariables ? TryAdd(() => _diagrams.Variable(_variableCount++))
            : null;
        if (function is { } made)
        {
            _functions.Add(node, made);
        }
        else
        {
            _tooLarge.Add(node);
        }
    }

    private int? TryAdd(Func<int> make)
    {
        _diagrams.NodeLimit = Math.Min(nodeLimit, _diagrams.Count + MostAdded);
        try
        {
            return make();
        }
        catch (DiagramLimitException)
        {
            return null;
        }
    }

    private bool PushMissing(CircuitNode cell)
    {
        int before = _pending.Count;
        Push(cell.C);
        Push(cell.B);
        Push(cell.A);
        return _pending.Count > before;
    }

    private void Push(int node)
    {
        if (!_functions.ContainsKey(node))
        {
            _pending.Push(node);
        }
    }

    private bool IsVariable(int node) => node <= circuit.InputCount || variables.Contains(node);

    private CircuitNode CellOf(int node) => circuit.Cells[node - circuit.InputCount - 1];
}
