using LutGen.Circuits;

namespace LutGen.Mapping;

/// <summary>
/// A circuit whose cells can be changed in place. Nodes are numbered level by level (0 the constant false, then the inputs),
/// so a cell may come to read any node of a lower number.
/// </summary>
internal sealed class CellNetwork
{
    private readonly CircuitNode[] _cells;
    private readonly Func<int, ulong, int> _cost;
    private readonly List<int>[] _readers;
    private readonly int[] _references;
    private readonly int[] _outputs;
    private readonly Stack<int> _pending = new();

    /// <summary>Copies a circuit.</summary>
    /// <param name="builder">The circuit.</param>
    /// <param name="outputs">Its output literals.</param>
    /// <param name="cost">What a function costs: the number of its variables, its table.</param>
    public CellNetwork(CircuitBuilder builder, int[] outputs, Func<int, ulong, int> cost)
    {
        _cost = cost;
        FirstCell = builder.InputCount + 1;
        int[] numbers = NumberByLevel(builder);
        Count = numbers.Length;
        _cells = new CircuitNode[Count];
        _readers = new List<int>[Count];
        _references = new int[Count];
        for (int node = 0; node < Count; node++)
        {
            _readers[node] = [];
        }

        for (int i = 0; i < builder.Cells.Count; i++)
        {
            CircuitNode cell = builder.Cells[i];
            _cells[numbers[FirstCell + i]] = new CircuitNode(numbers[cell.A], numbers[cell.B], numbers[cell.C], cell.Function);
        }

        _outputs = outputs.Select(output => 2 * numbers[output >> 1] + (output & 1)).ToArray();
        IsOutput = new bool[Count];
        foreach (int output in _outputs)
        {
            IsOutput[output >> 1] = true;
        }

        foreach (int output in _outputs)
        {
            Require(output >> 1);
        }

        for (int node = FirstCell; node < Count; node++)
        {
            AddReader(node);
        }
    }

    public int FirstCell { get; }

    public int Count { get; }

    public bool[] IsOutput { get; }

    public CircuitNode this[int node] => _cells[node];

    /// <summary>Cells that read a node, or did: they must be asked.</summary>
    public List<int> ReadersOf(int node) => _readers[node];

    public int ReferencesOf(int node) => _references[node];

    public bool IsNeeded(int node) => node < FirstCell || _references[node] > 0;

    /// <summary>Number of different operands of a cell: they come first, the last is repeated.</summary>
    public static int OperandsOf(CircuitNode cell) => cell.B == cell.A ? 1 : cell.C == cell.B ? 2 : 3;

    public static int Operand(CircuitNode cell, int position) => position == 0 ? cell.A : position == 1 ? cell.B : cell.C;

    /// <summary>Puts another cell in a node's place if the network costs less then, or as much with fewer operands.</summary>
    /// <param name="node">The node.</param>
    /// <param name="cell">A cell that computes the same at all values that its operands can have together.</param>
    /// <param name="evenIfEqual">Whether as much is enough.</param>
    public bool TryReplace(int node, CircuitNode cell, bool evenIfEqual)
    {
        CircuitNode old = _cells[node];
        int gain = CostOf(old) - CostOf(cell) + ReleaseOperands(node);
        _cells[node] = cell;
        gain -= RequireOperands(node);
        if (gain > 0 || (gain == 0 && (evenIfEqual || OperandsOf(cell) < OperandsOf(old))))
        {
            AddReader(node);
            return true;
        }

        ReleaseOperands(node);
        _cells[node] = old;
        RequireOperands(node);
        return false;
    }

    /// <summary>Builds the circuit again.</summary>
    /// <param name="builder">An empty circuit.</param>
    /// <returns>The output literals.</returns>
    public int[] CopyTo(CircuitBuilder builder)
    {
        var literals = new int[Count];
        for (int node = 0; node < Count; node++)
        {
            literals[node] = 2 * node;
            if (node >= FirstCell && IsNeeded(node))
            {
                CircuitNode cell = _cells[node];
                literals[node] = builder.Cell(literals[cell.A], literals[cell.B], literals[cell.C], cell.Function);
            }
        }

        return _outputs.Select(output => literals[output >> 1] ^ (output & 1)).ToArray();
    }

    private static int[] NumberByLevel(CircuitBuilder builder)
    {
        int firstCell = builder.InputCount + 1;
        var levels = new int[firstCell + builder.Cells.Count];
        for (int i = 0; i < builder.Cells.Count; i++)
        {
            CircuitNode cell = builder.Cells[i];
            levels[firstCell + i] = 1 + Math.Max(levels[cell.A], Math.Max(levels[cell.B], levels[cell.C]));
        }

        var numbers = new int[levels.Length];
        int number = 0;
        foreach (int node in Enumerable.Range(0, levels.Length).OrderBy(node => levels[node]))
        {
            numbers[node] = number++;
        }

        return numbers;
    }

    // A cell of one operand or none disappears when the circuit is built again.
    private int CostOf(CircuitNode cell) => OperandsOf(cell) == 1 ? 0 : _cost(OperandsOf(cell), cell.Function);

    private void AddReader(int node)
    {
        CircuitNode cell = _cells[node];
        for (int i = 0; i < OperandsOf(cell); i++)
        {
            _readers[Operand(cell, i)].Add(node);
        }
    }

    private void Require(int node)
    {
        if (_references[node]++ == 0 && node >= FirstCell)
        {
            RequireOperands(node);
        }
    }

    // Adds a reference to a cell's operands; returns the cost of cells that were not needed before.
    private int RequireOperands(int first) => Refer(first, step: 1);

    // Undoes RequireOperands; returns the cost of cells that are not needed any more.
    private int ReleaseOperands(int first) => Refer(first, step: -1);

    private int Refer(int first, int step)
    {
        int cost = 0;
        _pending.Push(first);
        while (_pending.Count > 0)
        {
            CircuitNode cell = _cells[_pending.Pop()];
            for (int i = OperandsOf(cell) - 1; i >= 0; i--)
            {
                int operand = Operand(cell, i);
                int before = _references[operand];
                _references[operand] = before + step;
                if (Math.Min(before, before + step) == 0 && operand >= FirstCell)
                {
                    cost += CostOf(_cells[operand]);
                    _pending.Push(operand);
                }
            }
        }

        return cost;
    }
}
