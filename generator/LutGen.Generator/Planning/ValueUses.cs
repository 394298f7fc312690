using LutGen.Circuits;

namespace LutGen.Generator.Planning;

/// <summary>When each value of a circuit is read, by position of the reading operation.</summary>
internal sealed class ValueUses
{
    /// <summary>A position after all others.</summary>
    public const int Never = int.MaxValue;

    private readonly int[] _first;
    private readonly int[] _positions;
    private readonly int[] _next;

    public ValueUses(Circuit circuit)
    {
        int values = circuit.InputCount + circuit.Nodes.Count;
        _first = new int[values + 1];
        ForEachUse(circuit, (value, _) => _first[value + 1]++);
        for (int value = 0; value < values; value++)
        {
            _first[value + 1] += _first[value];
        }

        _positions = new int[_first[values]];
        _next = _first.Take(values).ToArray();
        ForEachUse(circuit, (value, position) => _positions[_next[value]++] = position);
        Array.Copy(_first, _next, values);
    }

    /// <summary>The next position at which a value is read, or <see cref="Never"/>.</summary>
    public int Next(int value) => _next[value] < _first[value + 1] ? _positions[_next[value]] : Never;

    /// <summary>The last position at which a value is read, or -1.</summary>
    public int Last(int value) => _first[value + 1] > _first[value] ? _positions[_first[value + 1] - 1] : -1;

    /// <summary>Goes on to a value's uses after the present one.</summary>
    public void Advance(int value) => _next[value]++;

    /// <summary>The distinct operands of an operation; a constant has none.</summary>
    public static IEnumerable<int> Operands(CircuitNode node)
    {
        if (node.Function is 0x00 or 0xFF)
        {
            yield break;
        }

        yield return node.A;
        if (node.B != node.A)
        {
            yield return node.B;
        }

        if (node.C != node.B && node.C != node.A)
        {
            yield return node.C;
        }
    }

    private static void ForEachUse(Circuit circuit, Action<int, int> use)
    {
        for (int position = 0; position < circuit.Nodes.Count; position++)
        {
            foreach (int operand in Operands(circuit.Nodes[position]))
            {
                use(operand, position);
            }
        }
    }
}
