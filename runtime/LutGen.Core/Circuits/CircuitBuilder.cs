namespace LutGen.Circuits;

/// <summary>
/// Builds a circuit of three-input cells under structural hashing. A bit is a literal: twice a node's number, plus one where
/// it is complemented; node 0 is the constant false, then come the inputs, then the cells.
/// </summary>
/// <remarks>
/// Every cell is brought to one form before it is looked up: no constant, repeated or ignored operand, operands rising and
/// not complemented, output 0 when all operands are 0. So equal functions of equal bits are one cell.
/// </remarks>
internal sealed class CircuitBuilder
{
    public const int False = 0;
    public const int True = 1;

    // Seconds: whoever waits for a build or an editor waits no longer.
    private const long MostWork = 1 << 26;

    // Entries of a three-input table at which the operand of weight 4, 2, 1 is one.
    private static readonly int[] Ones = [0xF0, 0xCC, 0xAA];

    private readonly Dictionary<(int A, int B, int C, byte Function), int> _known = [];
    private readonly List<CircuitNode> _cells = [];
    private readonly int[] _operands = new int[3];
    private readonly int _cellLimit;
    private long _work;

    /// <summary>Starts a circuit.</summary>
    /// <param name="inputCount">Number of input bits.</param>
    /// <param name="cellLimit">Most cells; one more, or work out of all proportion to it, throws <see cref="CircuitLimitException"/>.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public CircuitBuilder(int inputCount, int cellLimit, CancellationToken cancellation)
    {
        InputCount = inputCount;
        _cellLimit = cellLimit;
        Cancellation = cancellation;
    }

    public int InputCount { get; }

    /// <summary>Ends work that nobody waits for.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The cells made so far, operands as node numbers; cell i is node <see cref="InputCount"/> + 1 + i.</summary>
    public IReadOnlyList<CircuitNode> Cells => _cells;

    /// <summary>An empty circuit of the same inputs and limits.</summary>
    public CircuitBuilder StartAgain() => new(InputCount, _cellLimit, Cancellation);

    /// <summary>Whether some outputs depend on each node, by its number: the constant, the inputs, the cells.</summary>
    /// <param name="outputs">Literals.</param>
    public bool[] NodesNeededBy(IEnumerable<int> outputs)
    {
        int firstCell = InputCount + 1;
        var needed = new bool[firstCell + _cells.Count];
        foreach (int output in outputs)
        {
            needed[output >> 1] = true;
        }

        for (int i = _cells.Count - 1; i >= 0; i--)
        {
            if (needed[firstCell + i])
            {
                needed[_cells[i].A] = needed[_cells[i].B] = needed[_cells[i].C] = true;
            }
        }

        return needed;
    }

    public static int Input(int index) => 2 * (index + 1);

    public static int Not(int literal) => literal ^ 1;

    public int And(int a, int b) => Cell(a, b, False, 0b0100_0000);

    public int Or(int a, int b) => Not(And(Not(a), Not(b)));

    public int Mux(int select, int ifOne, int ifZero) => Cell(select, ifOne, ifZero, 0xCA);

    public int Xor(int a, int b, int c) => Cell(a, b, c, 0x96);

    public int Majority(int a, int b, int c) => Cell(a, b, c, 0xE8);

    /// <summary>The literal of a function of three literals: bit k is the value at address k = 4a + 2b + c.</summary>
    public int Cell(int a, int b, int c, byte function)
    {
        CountWork(1);
        (_operands[0], _operands[1], _operands[2]) = (a, b, c);
        int table = Simplify(function);
        if (table is 0x00 or 0xFF)
        {
            return table == 0 ? False : True;
        }

        int complement = table & 1;
        table ^= complement == 0 ? 0 : 0xFF;
        if (_operands[1] < 0)
        {
            return _operands[0] ^ complement;
        }

        int third = _operands[2] < 0 ? _operands[1] : _operands[2];
        var cell = new CircuitNode(_operands[0] >> 1, _operands[1] >> 1, third >> 1, (byte)table);
        if (!_known.TryGetValue((cell.A, cell.B, cell.C, cell.Function), out int literal))
        {
            if (_cells.Count >= _cellLimit)
            {
                throw new CircuitLimitException();
            }

            literal = 2 * (InputCount + 1 + _cells.Count);
            _cells.Add(cell);
            _known.Add((cell.A, cell.B, cell.C, cell.Function), literal);
        }

        return literal ^ complement;
    }

    // Leaves in _operands the literals the function depends on, rising and not complemented, then -1; returns their table.
    private int Simplify(int table)
    {
        for (int i = 0; i < 3; i++)
        {
            int literal = _operands[i];
            if (literal <= True)
            {
                table = literal == True ? Cofactor(table, i, 1) : Cofactor(table, i, 0);
            }
            else if ((literal & 1) != 0)
            {
                table = SwapCofactors(table, i);
                _operands[i] = literal ^ 1;
            }
        }

        for (int i = 0; i < 2; i++)
        {
            for (int j = i + 1; j < 3; j++)
            {
                if (_operands[i] == _operands[j])
                {
                    // Only the entries where both operands agree can be addressed.
                    table = (Cofactor(table, j, 1) & Ones[i]) | (Cofactor(table, j, 0) & ~Ones[i] & 0xFF);
                }
            }
        }

        for (int i = 0; i < 3; i++)
        {
            if (Cofactor(table, i, 0) == Cofactor(table, i, 1))
            {
                _operands[i] = -1;
            }
        }

        for (int end = 2; end > 0; end--)
        {
            for (int i = 0; i < end; i++)
            {
                if ((uint)_operands[i] > (uint)_operands[i + 1])
                {
                    (_operands[i], _operands[i + 1]) = (_operands[i + 1], _operands[i]);
                    table = SwapNeighbours(table, i);
                }
            }
        }

        return table;
    }

    private static int Cofactor(int table, int operand, int value)
    {
        int shift = 4 >> operand;
        int half = value == 1 ? table & Ones[operand] : table & ~Ones[operand];
        return value == 1 ? half | (half >> shift) : half | (half << shift);
    }

    private static int SwapCofactors(int table, int operand)
    {
        int shift = 4 >> operand;
        return ((table & Ones[operand]) >> shift) | ((table & ~Ones[operand]) << shift);
    }

    // Exchanges the roles of operands i and i + 1: entries where they differ change places.
    private static int SwapNeighbours(int table, int i)
    {
        int shift = i == 0 ? 2 : 1;
        int upper = Ones[i] & ~Ones[i + 1];
        int lower = ~Ones[i] & Ones[i + 1] & 0xFF;
        return (table & ~(upper | lower)) | ((table & upper) >> shift) | ((table & lower) << shift);
    }

    /// <summary>Counts steps towards the limit of work.</summary>
    public void CountWork(long steps)
    {
        long before = _work >> 16;
        _work += steps;
        if (_work >> 16 != before)
        {
            Cancellation.ThrowIfCancellationRequested();
            if (_work > (1 << 22) + Math.Min(256L * _cellLimit, MostWork))
            {
                throw new CircuitLimitException();
            }
        }
    }
}

/// <summary>A circuit would grow beyond its limit.</summary>
internal sealed class CircuitLimitException : Exception;
