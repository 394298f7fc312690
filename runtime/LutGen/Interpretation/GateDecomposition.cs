using LutGen.Circuits;

namespace LutGen.Interpretation;

/// <summary>
/// Cuts operations of three operands into those of <see cref="Gate"/>, for machines without an instruction for any function
/// of three operands.
/// </summary>
internal sealed class GateDecomposition
{
    private const int AlwaysSet = 0b1111;

    // The cheapest way to see each function of three operands as one operand that chooses between two functions of the others.
    private static readonly Choice[] s_choices = Enumerable.Range(0, 256).Select(Cheapest).ToArray();

    private readonly List<CircuitNode> _gates = [];
    private readonly int _inputs;

    private GateDecomposition(int inputs) => _inputs = inputs;

    /// <summary>The same circuit of gates.</summary>
    public static Circuit Decompose(Circuit circuit)
    {
        var decomposition = new GateDecomposition(circuit.InputCount);
        var ids = new int[circuit.InputCount + circuit.Nodes.Count];
        for (int i = 0; i < circuit.InputCount; i++)
        {
            ids[i] = i;
        }

        for (int i = 0; i < circuit.Nodes.Count; i++)
        {
            CircuitNode node = circuit.Nodes[i];
            ids[circuit.InputCount + i] = decomposition.AddTernary(ids[node.A], ids[node.B], ids[node.C], s_choices[node.Function]);
        }

        return new Circuit(circuit.InputCount, decomposition._gates, circuit.Outputs.Select(o => ids[o]).ToArray());
    }

    private int AddTernary(int a, int b, int c, Choice choice)
    {
        (int chooser, int x, int y) = choice.Operand switch { 0 => (a, b, c), 1 => (b, a, c), _ => (c, a, b) };
        (int set, int clear) = (choice.WhenSet, choice.WhenClear);
        return (set, clear) switch
        {
            _ when set == clear => AddBinary(x, y, set),
            (AlwaysSet, 0) => chooser,
            (0, AlwaysSet) => Add(Gate.Not, chooser, chooser),
            (_, 0) => Add(Gate.And, chooser, AddBinary(x, y, set)),
            (0, _) => Add(Gate.AndNot, AddBinary(x, y, clear), chooser),
            (AlwaysSet, _) => Add(Gate.Or, chooser, AddBinary(x, y, clear)),
            (_, AlwaysSet) => Add(Gate.OrNot, AddBinary(x, y, set), chooser),
            _ when set == AlwaysSet - clear => Add(Gate.Xor, chooser, AddBinary(x, y, clear)),
            _ => Add(Gate.Multiplex, chooser, AddBinary(x, y, set), AddBinary(x, y, clear)),
        };
    }

    // Bit 2x + y of the function is its value at x, y.
    private int AddBinary(int x, int y, int function) => function switch
    {
        0b0000 => Add(Gate.Zero, x, x),
        0b0001 => Add(Gate.Nor, x, y),
        0b0010 => Add(Gate.AndNot, y, x),
        0b0011 => Add(Gate.Not, x, x),
        0b0100 => Add(Gate.AndNot, x, y),
        0b0101 => Add(Gate.Not, y, y),
        0b0110 => Add(Gate.Xor, x, y),
        0b0111 => Add(Gate.Nand, x, y),
        0b1000 => Add(Gate.And, x, y),
        0b1001 => Add(Gate.Xnor, x, y),
        0b1010 => y,
        0b1011 => Add(Gate.OrNot, y, x),
        0b1100 => x,
        0b1101 => Add(Gate.OrNot, x, y),
        0b1110 => Add(Gate.Or, x, y),
        _ => Add(Gate.One, x, x),
    };

    private int Add(byte function, int a, int b) => Add(function, a, b, a);

    private int Add(byte function, int a, int b, int c)
    {
        _gates.Add(new CircuitNode(a, b, c, function));
        return _inputs + _gates.Count - 1;
    }

    private static Choice Cheapest(int function) => new[]
    {
        new Choice(0, Entries(function, 4, 5, 6, 7), Entries(function, 0, 1, 2, 3)),
        new Choice(1, Entries(function, 2, 3, 6, 7), Entries(function, 0, 1, 4, 5)),
        new Choice(2, Entries(function, 1, 3, 5, 7), Entries(function, 0, 2, 4, 6)),
    }.MinBy(choice => choice.Gates)!;

    private static int Entries(int function, int at0, int at1, int at2, int at3) =>
        (function >> at0 & 1) | (function >> at1 & 1) << 1 | (function >> at2 & 1) << 2 | (function >> at3 & 1) << 3;

    private sealed record Choice(int Operand, int WhenSet, int WhenClear)
    {
        /// <summary>How many gates it takes.</summary>
        public int Gates =>
            WhenSet == WhenClear ? Cost(WhenSet) :
            WhenSet == AlwaysSet - WhenClear ? 1 + Cost(WhenClear) :
            1 + Cost(WhenSet) + Cost(WhenClear);

        // Constants vanish into the gate that they meet; an operand needs no gate.
        private static int Cost(int function) => function is 0b0000 or 0b1010 or 0b1100 or AlwaysSet ? 0 : 1;
    }
}
