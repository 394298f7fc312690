using LutGen.Circuits;

namespace LutGen.Scheduling;

/// <summary>Who reads what in a circuit: the distinct operands of each node and the nodes that read each value.</summary>
internal sealed class OperandTable
{
    private readonly int[] _operands;
    private readonly int[] _firstReaders;
    private readonly int[] _readers;

    public OperandTable(Circuit circuit)
    {
        InputCount = circuit.InputCount;
        Values = circuit.InputCount + circuit.Nodes.Count;
        _operands = new int[3 * circuit.Nodes.Count];
        _firstReaders = new int[Values + 1];
        for (int i = 0; i < circuit.Nodes.Count; i++)
        {
            CircuitNode node = circuit.Nodes[i];
            bool constant = node.Function is 0x00 or 0xFF;
            _operands[3 * i] = constant ? -1 : node.A;
            _operands[3 * i + 1] = constant || node.B == node.A ? -1 : node.B;
            _operands[3 * i + 2] = constant || node.C == node.A || node.C == node.B ? -1 : node.C;
        }

        foreach (int operand in _operands)
        {
            if (operand >= 0)
            {
                _firstReaders[operand + 1]++;
            }
        }

        for (int value = 0; value < Values; value++)
        {
            _firstReaders[value + 1] += _firstReaders[value];
        }

        _readers = new int[_firstReaders[Values]];
        var next = (int[])_firstReaders.Clone();
        for (int i = 0; i < _operands.Length; i++)
        {
            if (_operands[i] >= 0)
            {
                _readers[next[_operands[i]]++] = InputCount + i / 3;
            }
        }
    }

    public int InputCount { get; }

    /// <summary>Number of values: inputs and nodes.</summary>
    public int Values { get; }

    /// <summary>The operand of a node's value at a place of three, or -1: constants have none, and a repeated operand counts once.</summary>
    public int Operand(int value, int place) => _operands[3 * (value - InputCount) + place];

    public int FirstReader(int value) => _firstReaders[value];

    public int EndOfReaders(int value) => _firstReaders[value + 1];

    /// <summary>The node value that reads, by position between <see cref="FirstReader"/> and <see cref="EndOfReaders"/>.</summary>
    public int Reader(int position) => _readers[position];
}
