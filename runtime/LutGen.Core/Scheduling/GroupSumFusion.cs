using LutGen.Circuits;

namespace LutGen.Scheduling;

/// <summary>A circuit that adds up groups of another's outputs.</summary>
/// <param name="Circuit">Its outputs are the digits of the sums: group after group, each most significant digit first.</param>
/// <param name="Widths">Binary digits of each group's sum.</param>
public sealed record FusedSums(Circuit Circuit, IReadOnlyList<int> Widths);

/// <summary>
/// Adds a group sum's adders to a circuit, each as soon as three planes of one group and weight are there: a full adder is two
/// more operations of three operands, and what it consumes need never be stored. Outputs that stand in a group more than once,
/// with any weights, count as often; constants become one number a group; complements cost nothing.
/// </summary>
public sealed class GroupSumFusion
{
    private const byte Parity = 0x96;
    private const byte Majority = 0xE8;
    private const byte One = 0xFF;
    private const byte Zero = 0x00;
    private const byte Complement = 0x0F;

    private readonly Circuit _circuit;
    private readonly int[] _ids;
    private readonly List<CircuitNode> _nodes = [];
    private readonly Stack<int>[][] _waiting;
    private int _one = -1;
    private int _zero = -1;

    private GroupSumFusion(Circuit circuit, GroupTerms terms)
    {
        _circuit = circuit;
        _ids = Enumerable.Range(0, circuit.InputCount + circuit.Nodes.Count).ToArray();
        _waiting = terms.Widths.Select(width => Enumerable.Range(0, width).Select(_ => new Stack<int>()).ToArray()).ToArray();
    }

    /// <summary>Fuses sums into a circuit.</summary>
    /// <param name="circuit">A circuit whose outputs are the bits of signals, each signal's most significant first.</param>
    /// <param name="signalWidths">Bits of each signal.</param>
    /// <param name="counts">How many signals each group sums; groups take the signals in order.</param>
    public static FusedSums Fuse(Circuit circuit, IReadOnlyList<int> signalWidths, IReadOnlyList<int> counts)
    {
        var terms = new GroupTerms(circuit, signalWidths, counts);
        return new GroupSumFusion(circuit, terms).Fuse(terms);
    }

    private FusedSums Fuse(GroupTerms terms)
    {
        for (int input = 0; input < _circuit.InputCount; input++)
        {
            Push(terms, input);
        }

        for (int i = 0; i < _circuit.Nodes.Count; i++)
        {
            int id = _circuit.InputCount + i;
            if (!terms.IsOnlySummed(id))
            {
                CircuitNode node = _circuit.Nodes[i];
                _ids[id] = Add(new CircuitNode(_ids[node.A], _ids[node.B], _ids[node.C], node.Function));
            }

            Push(terms, id);
        }

        var outputs = new List<int>();
        for (int group = 0; group < _waiting.Length; group++)
        {
            long constant = terms.Constants[group];
            int[] digits = Enumerable.Range(0, _waiting[group].Length).Select(weight => Digit(group, weight, plusOne: ((constant >> weight) & 1) != 0)).ToArray();
            outputs.AddRange(digits.Reverse());
        }

        return new FusedSums(new Circuit(_circuit.InputCount, _nodes, outputs), terms.Widths);
    }

    // A literal is twice an id, plus one where it is complemented.
    private void Push(GroupTerms terms, int id)
    {
        foreach (GroupTerm term in terms.Of(id))
        {
            int literal = 2 * _ids[id] + (term.Complemented ? 1 : 0);
            for (int weight = 0; weight < _waiting[term.Group].Length; weight++)
            {
                if (((term.Weight >> weight) & 1) != 0)
                {
                    Push(term.Group, weight, literal);
                }
            }
        }
    }

    private void Push(int group, int weight, int literal)
    {
        // No carry out of the largest sum's highest digit can be one.
        if (weight == _waiting[group].Length)
        {
            return;
        }

        Stack<int> waiting = _waiting[group][weight];
        waiting.Push(literal);
        if (waiting.Count == 3)
        {
            Reduce(group, weight, [waiting.Pop(), waiting.Pop(), waiting.Pop()], last: 0);
        }
    }

    private void Reduce(int group, int weight, int[] literals, int last)
    {
        int carry = Add(literals, last, Majority);
        int sum = Add(literals, last, Parity);
        Push(group, weight, 2 * sum);
        Push(group, weight + 1, 2 * carry);
    }

    // What is left of a weight, and the constant's digit.
    private int Digit(int group, int weight, bool plusOne)
    {
        Stack<int> waiting = _waiting[group][weight];
        if (waiting.Count == 2)
        {
            Reduce(group, weight, [waiting.Pop(), waiting.Pop()], last: plusOne ? 1 : 0);
            plusOne = false;
        }

        if (waiting.Count == 0)
        {
            return plusOne ? _one = Constant(_one, One) : _zero = Constant(_zero, Zero);
        }

        int literal = waiting.Peek();
        if (plusOne)
        {
            Push(group, weight + 1, literal);
            literal ^= 1;
        }

        return (literal & 1) == 0 ? literal >> 1 : Add(new CircuitNode(literal >> 1, literal >> 1, literal >> 1, Complement));
    }

    // A function of three literals, or of two and a constant, as a function of their ids.
    private int Add(int[] literals, int last, byte function)
    {
        int table = 0;
        for (int address = 0; address < 8; address++)
        {
            int looked = literals.Length == 3 ? 0 : last;
            for (int i = 0; i < literals.Length; i++)
            {
                looked |= (((address >> (2 - i)) & 1) ^ (literals[i] & 1)) << (2 - i);
            }

            table |= ((function >> looked) & 1) << address;
        }

        return Add(new CircuitNode(literals[0] >> 1, literals[1] >> 1, literals[literals.Length - 1] >> 1, (byte)table));
    }

    private int Add(CircuitNode node)
    {
        _nodes.Add(node);
        return _circuit.InputCount + _nodes.Count - 1;
    }

    private int Constant(int known, byte function) => known >= 0 ? known : Add(new CircuitNode(0, 0, 0, function));
}
